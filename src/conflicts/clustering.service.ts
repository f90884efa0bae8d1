import { Injectable } from '@nestjs/common';
import type { DayNumber } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { barOf } from './bars.js';
import type { ClusterEntity } from './cluster.entity.js';
import { type Group, groupsOf } from './clustering.js';
import { ClustersStore, type StoredCluster } from './clusters.store.js';
import { ConflictKeeper, type Draft } from './conflict-keeper.js';
import type { Fix } from './conflict.dto.js';
import { ConflictsStore } from './conflicts.store.js';
import type { Dossier } from './dossier.js';
import { DossiersService } from './dossiers.service.js';
import { successors } from './identity.js';
import type { LinkEntity } from './link.entity.js';
import { type LightLink, LinksStore } from './links.store.js';
import { type StoredLink, findersOf } from './remarking.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { Settlements, partsWithoutApart } from './settlements.js';

interface Surroundings {
  tree: SegmentTree;
  today: DayNumber;
  now: Date;
}

/** What the groups were made from. */
interface Basis {
  dossiers: ReadonlyMap<number, Dossier>;
  links: readonly LightLink[];
  settlements: Settlements;
}

/** Texts less alike than this are no exact copies, and need not be read to know it. */
const NEARLY_EQUAL = 0.99;

/** Brings clusters, and the conflicts about them, in step with the links. */
@Injectable()
export class ClusteringService {
  constructor(
    private readonly links: LinksStore,
    private readonly clusters: ClustersStore,
    private readonly conflicts: ConflictsStore,
    private readonly dossiers: DossiersService,
    private readonly communications: CommunicationsStore,
    private readonly settledPairs: SettledPairsStore,
    private readonly keeper: ConflictKeeper,
  ) {}

  /** Settles all clusters that hang together with what was touched; returns every communication looked at. */
  async settle(touched: Iterable<number>, surroundings: Surroundings, tx: Transaction): Promise<Set<number>> {
    const nodes = new Set(touched);
    let standing: StoredCluster[] = [];
    let links: LightLink[] = [];
    // A standing cluster may reach beyond the component it fell out of: its members are looked at as well.
    for (let before = -1; before !== nodes.size; ) {
      before = nodes.size;
      links = await this.links.connected(nodes, tx);
      standing = await this.clusters.withMembers([...nodes], tx);
      for (const cluster of standing) for (const member of cluster.members) nodes.add(member.communication);
    }
    if (links.length === 0 && standing.length === 0) return nodes;
    const dossiers = await this.dossiers.load([...nodes], tx);
    const settlements = await this.settlements(dossiers, surroundings.now, tx);
    const groups = components(links).flatMap((component) => {
      const members = [...component.nodes].flatMap((number) => dossiers.get(number) ?? []);
      return groupsInView(members, component.links, settlements, surroundings);
    });
    await this.write(groups, standing, { dossiers, links, settlements }, surroundings, tx);
    return nodes;
  }

  /** What people have decided on any two of them. */
  private async settlements(dossiers: ReadonlyMap<number, Dossier>, now: Date, tx: Transaction): Promise<Settlements> {
    const pairs = await this.settledPairs.among([...dossiers.keys()], now, tx);
    return new Settlements(pairs, new Map([...dossiers].map(([number, dossier]) => [number, dossier.contentHash])));
  }

  private async write(
    groups: readonly Group[],
    standing: readonly StoredCluster[],
    basis: Basis,
    surroundings: Surroundings,
    tx: Transaction,
  ): Promise<void> {
    const { dossiers } = basis;
    const { kept, merged, gone } = successors(
      groups.map((group) => group.members),
      standing.map((cluster) => ({ id: cluster.id, members: cluster.members.map((member) => member.communication) })),
      2,
    );
    for (const [i, group] of groups.entries()) {
      const present = standing.find((cluster) => cluster.id === kept[i]);
      const id = await this.writeCluster(group, present, surroundings.now, tx);
      kept[i] = id;
      const draft = await this.draftOf(id, group, basis, surroundings.tree, tx);
      // A conflict about the very same communications is the same conflict, whichever cluster they sit in.
      const conflict =
        (await this.conflicts.ofCluster(id, tx)) ?? (await this.conflicts.orphanAbout(group.members, tx));
      await this.keeper.keep(conflict, draft, { dossiers, ...surroundings }, tx);
    }
    for (const id of [...merged.keys(), ...gone]) {
      const into = merged.has(id) ? (kept[merged.get(id) as number] ?? null) : null;
      await this.clusters.update(id, { mergedInto: into, dissolvedAt: surroundings.now }, tx);
      await this.clusters.replaceMembers(id, [], tx);
      const conflict = await this.conflicts.ofCluster(id, tx);
      const heir = into === null ? null : await this.conflicts.ofCluster(into, tx);
      if (conflict !== null) await this.keeper.supersede(conflict, heir?.id ?? null, surroundings.now, tx);
    }
  }

  private async writeCluster(
    group: Group,
    present: StoredCluster | undefined,
    now: Date,
    tx: Transaction,
  ): Promise<string> {
    const cluster: ClusterEntity = {
      id: present?.id ?? newId(),
      principal: group.principal,
      basis: group.basis,
      mergedInto: null,
      dissolvedAt: null,
      createdAt: present?.createdAt ?? now,
    };
    if (present === undefined) await this.clusters.insert(cluster, tx);
    else await this.clusters.update(cluster.id, cluster, tx);
    await this.clusters.replaceMembers(cluster.id, membersOf(group), tx);
    return cluster.id;
  }

  private async draftOf(
    clusterId: string,
    group: Group,
    { dossiers, links, settlements }: Basis,
    tree: SegmentTree,
    tx: Transaction,
  ): Promise<Draft> {
    const kind = group.basis === 'text' ? 'duplicate' : 'overlap';
    const findings = await this.links.among(group.members, tx);
    const confidence = findings[0]?.score ?? 0;
    const foundBy = findersOf(findings.filter(({ score }) => score >= REDUNDANCY_BAR).map(finderOf));
    const telling =
      findings.find((link) => link.low === group.principal || link.high === group.principal) ?? findings[0];
    return {
      kind,
      clusterId,
      segments: group.segments,
      customersAffected: group.customersAffected,
      confidence,
      foundBy,
      below: confidence < barOf(kind, group.segments, tree, foundBy),
      topic: null,
      claimKind: null,
      explanation: explanation(telling?.finding, group.members.length),
      detail: {},
      members: membersOf(group),
      unsettled: links.some(
        ({ low, high, score }) =>
          score >= REDUNDANCY_BAR &&
          group.members.includes(low) &&
          group.members.includes(high) &&
          !settlements.settled(low, high),
      ),
      fix: await this.fixOf(group, dossiers, tx),
    };
  }

  /** Exact copies need no thought: the one the others are measured against stays. */
  private async fixOf(group: Group, dossiers: ReadonlyMap<number, Dossier>, tx: Transaction): Promise<Fix | null> {
    const keep = dossiers.get(group.principal)?.id;
    if (keep === undefined || group.basis !== 'text') return null;
    if ([...group.similarity.values()].some((similarity) => similarity < NEARLY_EQUAL)) return null;
    const texts = await this.communications.texts(group.members, tx);
    const distinct = new Set([...texts.values()].map((text) => text.replace(/\s+/g, ' ').trim()));
    return distinct.size === 1 ? { decision: 'keep_one', keep, reason: 'The others are exact copies of it.' } : null;
  }
}

/** The groups that follow from the links, without putting together what people said does not belong together. */
function groupsInView(
  members: readonly Dossier[],
  links: readonly LightLink[],
  settlements: Settlements,
  { tree, today }: Surroundings,
): Group[] {
  const apart = (a: number, b: number) => settlements.apart(a, b);
  return groupsOf(members, links, tree, today).flatMap((group) => {
    const parts = partsWithoutApart(group.members, apart);
    if (parts.length === 1 && parts[0]?.length === group.members.length) return [group];
    return parts.flatMap((part) =>
      groupsOf(
        members.filter(({ number }) => part.includes(number)),
        links.filter(({ low, high }) => part.includes(low) && part.includes(high)),
        tree,
        today,
      ),
    );
  });
}

function finderOf({ finding }: LinkEntity) {
  return (JSON.parse(finding) as StoredLink).foundBy ?? 'detector';
}

/** The sentence of the strongest finding about the principal, with how many others there are. */
function explanation(finding: string | undefined, members: number): string {
  const sentence = finding === undefined ? '' : (JSON.parse(finding) as { explanation: string }).explanation;
  const others = members - 2;
  if (others <= 0) return sentence;
  return `${sentence} ${others} more ${others === 1 ? 'communication does' : 'communications do'} the same.`;
}

function membersOf(group: Group): { communication: number; similarity: number }[] {
  return group.members.map((communication) => ({
    communication,
    similarity: group.similarity.get(communication) ?? 0,
  }));
}

/** Connected components of links. */
function components(links: readonly LightLink[]): { nodes: Set<number>; links: LightLink[] }[] {
  const byNode = new Map<number, LightLink[]>();
  for (const link of links) {
    for (const number of [link.low, link.high]) byNode.set(number, [...(byNode.get(number) ?? []), link]);
  }
  const seen = new Set<number>();
  const found: { nodes: Set<number>; links: LightLink[] }[] = [];
  for (const start of byNode.keys()) {
    if (seen.has(start)) continue;
    const nodes = new Set([start]);
    for (const node of nodes) for (const { low, high } of byNode.get(node) ?? []) nodes.add(low).add(high);
    for (const node of nodes) seen.add(node);
    found.push({ nodes, links: links.filter((link) => nodes.has(link.low)) });
  }
  return found;
}
