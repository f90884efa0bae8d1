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
import { ClearanceKeeper } from './clearance-keeper.js';
import { ConflictKeeper } from './conflict-keeper.js';
import { type Dossier, DossiersService } from './dossiers.service.js';
import { successors } from './identity.js';
import type { LinkEntity } from './link.entity.js';
import { type LightLink, LinksStore } from './links.store.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { REDUNDANCY, Settlements, partsWithoutApart } from './settlements.js';

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
    private readonly settledPairs: SettledPairsStore,
    private readonly conflictKeeper: ConflictKeeper,
    private readonly clearances: ClearanceKeeper,
  ) {}

  /** Writes everything that follows from a round of comparing, in one unit of work. */
  async keep(compared: Compared): Promise<void> {
    await this.work.run(async (tx) => {
      await this.lock(compared, tx);
      const touched = await this.replaceLinks(compared, tx);
      const affected = await this.recluster([...touched], compared, tx);
      // What was revised while it was compared is neither done nor cleared: it is compared again as it is now.
      const current = await this.current(compared, tx);
      const cause = { actor: 'detector', reason: null, now: this.clock.now() };
      await this.clearances.refresh([...affected], cause, tx, new Set(current));
      await this.communications.markDetection(current, 'done', tx);
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

  private async current({ numbers, batch }: Compared, tx: Transaction): Promise<number[]> {
    const rows = await this.communications.lightRows(numbers, tx);
    return rows.filter((row) => row.contentHash === batch.get(row.number)?.contentHash).map((row) => row.number);
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
    const settlements = await this.settlements(dossiers, tx);
    const groups = components(links).flatMap((component) => {
      const members = [...component.nodes].flatMap((number) => dossiers.get(number) ?? []);
      return groupsInView(members, component.links, tree, today, settlements);
    });
    await this.settle(groups, standing, dossiers, { tree, today, settlements, links }, tx);
    return nodes;
  }

  /** What people have decided on any two of them. */
  private async settlements(dossiers: ReadonlyMap<number, Dossier>, tx: Transaction): Promise<Settlements> {
    const pairs = await this.settledPairs.among([...dossiers.keys()], REDUNDANCY, this.clock.now(), tx);
    return new Settlements(pairs, new Map([...dossiers].map(([number, dossier]) => [number, dossier.contentHash])));
  }

  private async settle(
    groups: readonly Group[],
    standing: readonly StoredCluster[],
    dossiers: ReadonlyMap<number, Dossier>,
    about: { tree: SegmentTree; today: DayNumber; settlements: Settlements; links: readonly LightLink[] },
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
      await this.conflictKeeper.keep(cluster.id, group, dossiers, { ...about, now }, tx);
    }
    for (const id of [...merged.keys(), ...gone]) {
      const into = merged.has(id) ? (kept[merged.get(id) as number] ?? null) : null;
      await this.clusters.update(id, { mergedInto: into, dissolvedAt: now }, tx);
      await this.clusters.replaceMembers(id, [], tx);
      await this.conflictKeeper.supersede(id, into, now, tx);
    }
  }
}

/** The groups that follow from the links, without those of which people said that they do not belong together. */
function groupsInView(
  members: readonly Dossier[],
  links: readonly LightLink[],
  tree: SegmentTree,
  today: DayNumber,
  settlements: Settlements,
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
