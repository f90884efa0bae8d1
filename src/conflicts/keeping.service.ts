import { Injectable } from '@nestjs/common';
import { Clock, type DayNumber } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsStore } from '../registry/segments.store.js';
import { type Group, groupsOf } from './clustering.js';
import type { ClusterEntity } from './cluster.entity.js';
import { ClustersStore, type StoredCluster } from './clusters.store.js';
import { ConflictKeeper } from './conflict-keeper.js';
import { ConflictsStore } from './conflicts.store.js';
import { type Dossier, DossiersService } from './dossiers.service.js';
import { successors } from './identity.js';
import type { LinkEntity } from './link.entity.js';
import { type LightLink, LinksStore } from './links.store.js';

/** What a round of comparing found. */
export interface Compared {
  /** The communications that were compared; all their links are in `links`. */
  numbers: readonly number[];
  links: readonly LinkEntity[];
  /** Content hashes that the links were computed from. */
  hashes: ReadonlyMap<number, string>;
  batch: ReadonlyMap<number, Dossier>;
  tree: SegmentTree;
  today: DayNumber;
}

/** Keeps findings: links, the clusters they make, the conflicts about them, and the clearances that follow. */
@Injectable()
export class KeepingService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsStore,
    private readonly dossiers: DossiersService,
    private readonly links: LinksStore,
    private readonly clusters: ClustersStore,
    private readonly conflicts: ConflictsStore,
    private readonly conflictKeeper: ConflictKeeper,
  ) {}

  /** Writes everything that follows from a round of comparing, in one unit of work. */
  async keep(compared: Compared): Promise<void> {
    await this.work.run(async (tx) => {
      await this.lock(compared, tx);
      const touched = await this.replaceLinks(compared, tx);
      const affected = await this.recluster([...touched], compared, tx);
      await this.clear(affected, tx);
      await this.communications.markDetection(compared.numbers, 'done', tx);
    });
  }

  /** Two writers of one segment tree take turns: the second sees the first one's clusters. SQLite has one writer anyway. */
  private async lock({ batch, tree }: Compared, tx: Transaction): Promise<void> {
    if (this.database.dialect === 'sqlite') return;
    const roots = new Set(
      [...batch.values()].flatMap((one) =>
        one.reach.segments.map((segment) => tree.ancestry(segment).at(-1) ?? segment),
      ),
    );
    await this.segments.lock([...roots].sort(), tx);
  }

  /** Returns everything whose clusters may be different now: the compared ones with their old and new neighbours. */
  private async replaceLinks({ numbers, links, hashes }: Compared, tx: Transaction): Promise<Set<number>> {
    const touched = new Set(numbers);
    const old = await this.links.touching(numbers, tx);
    if (old.length > 0) await this.links.deleteTouching(numbers, tx);
    const current = links.length > 0 ? await this.stillCurrent(links, hashes, tx) : [];
    await this.links.insert(current, tx);
    for (const { low, high } of [...old, ...current]) touched.add(low).add(high);
    return touched;
  }

  /** A side that was revised or withdrawn since it was read makes its own links when it is compared itself. */
  private async stillCurrent(
    links: readonly LinkEntity[],
    hashes: ReadonlyMap<number, string>,
    tx: Transaction,
  ): Promise<LinkEntity[]> {
    const rows = await this.communications.lightRows([...new Set(links.flatMap(({ low, high }) => [low, high]))], tx);
    const current = new Set(
      rows
        .filter((row) => row.withdrawnAt === null && row.contentHash === hashes.get(row.number))
        .map((row) => row.number),
    );
    return links.filter(({ low, high }) => current.has(low) && current.has(high));
  }

  /** Brings clusters and conflicts of the touched components in step; returns every communication looked at. */
  private async recluster(touched: number[], { tree, today }: Compared, tx: Transaction): Promise<Set<number>> {
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
    const groups = components(links).flatMap((component) => {
      const members = [...component.nodes].flatMap((number) => dossiers.get(number) ?? []);
      return groupsOf(members, component.links, tree, today);
    });
    await this.settle(groups, standing, dossiers, { tree, today }, tx);
    return nodes;
  }

  private async settle(
    groups: readonly Group[],
    standing: readonly StoredCluster[],
    dossiers: ReadonlyMap<number, Dossier>,
    { tree, today }: { tree: SegmentTree; today: DayNumber },
    tx: Transaction,
  ): Promise<void> {
    const now = this.clock.now();
    const { kept, merged, gone } = successors(
      groups.map((group) => group.members),
      standing.map((cluster) => ({ id: cluster.id, members: cluster.members.map((member) => member.communication) })),
    );
    for (const [i, group] of groups.entries()) {
      const present = standing.find((cluster) => cluster.id === kept[i]);
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
      kept[i] = cluster.id;
      await this.clusters.replaceMembers(
        cluster.id,
        group.members.map((communication) => ({ communication, similarity: group.similarity.get(communication) ?? 0 })),
        tx,
      );
      await this.conflictKeeper.keep(cluster.id, group, dossiers, { tree, today, now }, tx);
    }
    for (const id of [...merged.keys(), ...gone]) {
      const into = merged.has(id) ? (kept[merged.get(id) as number] ?? null) : null;
      await this.clusters.update(id, { mergedInto: into, dissolvedAt: now }, tx);
      await this.clusters.replaceMembers(id, [], tx);
      await this.conflictKeeper.supersede(id, into, now, tx);
    }
  }

  /** What is in no open conflict is clear; what is withdrawn is held. */
  private async clear(numbers: ReadonlySet<number>, tx: Transaction): Promise<void> {
    const rows = await this.communications.lightRows([...numbers], tx);
    const open = await this.conflicts.openByCommunication(
      rows.map((row) => row.number),
      tx,
    );
    const byState = { clear: [] as number[], review: [] as number[], held: [] as number[] };
    for (const row of rows) {
      byState[row.withdrawnAt !== null ? 'held' : open.has(row.number) ? 'review' : 'clear'].push(row.number);
    }
    for (const state of ['clear', 'review', 'held'] as const)
      await this.communications.setClearance(byState[state], state, tx);
  }
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
