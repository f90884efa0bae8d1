import { Injectable } from '@nestjs/common';
import { Clock, type DayNumber } from '../platform/clock.js';
import { Database, type Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsStore } from '../registry/segments.store.js';
import { ClearanceKeeper } from './clearance-keeper.js';
import { ClusteringService } from './clustering.service.js';
import type { DisagreementEntity } from './disagreement.entity.js';
import { DisagreementsStore } from './disagreements.store.js';
import { DisputesService } from './disputes.service.js';
import type { LinkEntity } from './link.entity.js';
import { LinksStore } from './links.store.js';

/** What a round of comparing found: all links and disagreements of what was compared. */
export interface Compared {
  links: readonly LinkEntity[];
  disagreements: readonly DisagreementEntity[];
  /** Content hashes that both were computed from. */
  hashes: ReadonlyMap<number, string>;
}

/** Keeps findings: links and disagreements, the clusters and conflicts they make, and the clearances that follow. */
@Injectable()
export class KeepingService {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsStore,
    private readonly links: LinksStore,
    private readonly disagreements: DisagreementsStore,
    private readonly clustering: ClusteringService,
    private readonly disputes: DisputesService,
    private readonly clearances: ClearanceKeeper,
  ) {}

  /**
   * Compares, and writes everything that follows, in one unit of work. Whoever compares at the same time waits before it
   * searches: otherwise the slower one would not have seen the faster one's letter, and would take its findings away.
   */
  async keep(
    numbers: readonly number[],
    { tree, today }: { tree: SegmentTree; today: DayNumber },
    compare: () => Promise<Compared>,
  ): Promise<void> {
    const surroundings = { tree, today, now: this.clock.now() };
    await this.work.run(async (tx) => {
      await this.lock(numbers, tree, tx);
      const compared = await compare();
      const current = await this.current(compared, tx);
      const linked = await this.replaceLinks(numbers, compared.links, current, tx);
      const disputed = await this.replaceDisagreements(numbers, compared.disagreements, current, tx);
      const affected = await this.clustering.settle(linked, surroundings, tx);
      for (const number of await this.disputes.settle(disputed, surroundings, tx)) affected.add(number);
      // What was revised while it was compared is neither cleared nor done: it is compared again as it is now.
      const done = await this.unrevised(numbers, compared.hashes, tx);
      const cause = { actor: 'detector', reason: null, now: surroundings.now };
      await this.clearances.refresh([...affected], cause, tx, new Set(done));
      await this.communications.markDetection(done, 'done', tx);
    });
  }

  /** Two writers of one segment tree take turns: the second sees the first one's clusters. SQLite has one writer anyway. */
  private async lock(numbers: readonly number[], tree: SegmentTree, tx: Transaction): Promise<void> {
    if (this.database.dialect === 'sqlite') return;
    const segments = new Set([...(await this.communications.segmentsOf(numbers, tx)).values()].flat());
    const roots = new Set([...segments].map((segment) => tree.ancestry(segment).at(-1) ?? segment));
    await this.segments.lock([...roots].sort(), tx);
  }

  /** A side that was revised or withdrawn since it was read is not current: it is compared itself, and keeps its own findings. */
  private async current({ links, disagreements, hashes }: Compared, tx: Transaction): Promise<Set<number>> {
    const sides = new Set([...links, ...disagreements].flatMap(({ low, high }) => [low, high]));
    if (sides.size === 0) return sides;
    const rows = await this.communications.lightRows([...sides], tx);
    return new Set(
      rows
        .filter((row) => row.withdrawnAt === null && row.contentHash === hashes.get(row.number))
        .map((row) => row.number),
    );
  }

  private async unrevised(
    numbers: readonly number[],
    hashes: ReadonlyMap<number, string>,
    tx: Transaction,
  ): Promise<number[]> {
    const rows = await this.communications.lightRows(numbers, tx);
    return rows.filter((row) => row.contentHash === hashes.get(row.number)).map((row) => row.number);
  }

  /** Returns everything whose clusters may be different now: the compared ones with their old and new neighbours. */
  private async replaceLinks(
    numbers: readonly number[],
    links: Compared['links'],
    current: ReadonlySet<number>,
    tx: Transaction,
  ): Promise<Set<number>> {
    const old = await this.links.touching(numbers, tx);
    if (old.length > 0) await this.links.deleteTouching(numbers, tx);
    const kept = links.filter(({ low, high }) => current.has(low) && current.has(high));
    await this.links.insert(kept, tx);
    return new Set([...numbers, ...[...old, ...kept].flatMap(({ low, high }) => [low, high])]);
  }

  private async replaceDisagreements(
    numbers: readonly number[],
    disagreements: Compared['disagreements'],
    current: ReadonlySet<number>,
    tx: Transaction,
  ): Promise<Set<number>> {
    const old = await this.disagreements.touching(numbers, tx);
    if (old.length > 0) await this.disagreements.deleteTouching(numbers, tx);
    const kept = disagreements.filter(({ low, high }) => current.has(low) && current.has(high));
    await this.disagreements.insert(kept, tx);
    return new Set([...numbers, ...[...old, ...kept].flatMap(({ low, high }) => [low, high])]);
  }
}
