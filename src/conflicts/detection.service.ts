import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Calendar, Clock } from '../platform/clock.js';
import { Events } from '../platform/events.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { type Reach, meet } from '../registry/meeting.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import { MAX_DISAGREEMENTS, MAX_LINKS, type MeetingPair, bounded, comparePair } from './comparing.js';
import { disagreementsOf, disagreementsWithin } from './disagreeing.js';
import type { Dossier } from './dossier.js';
import { DossiersService } from './dossiers.service.js';
import { type IndexEntry, IndexStore } from './index.store.js';
import { type Compared, KeepingService } from './keeping.service.js';
import { type Remark, withRemarks } from './remarking.js';
import { RemarksStore } from './remarks.store.js';
import { TrustService } from './trust.service.js';

/** Communications compared in one go; bounds memory and the length of a unit of work. */
const BATCH = 256;

/** After every day that a send window can name. */
const MAX_DAY = 2_000_000_000;

/** Finds what meets and is redundant, and has it kept. */
@Injectable()
export class DetectionService implements OnModuleInit {
  private readonly logger = new Logger(DetectionService.name);

  constructor(
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsService,
    private readonly dossiers: DossiersService,
    private readonly index: IndexStore,
    private readonly remarks: RemarksStore,
    private readonly trust: TrustService,
    private readonly keeping: KeepingService,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.on('segment.changed', ({ segmentId }) => this.detectWithin(segmentId));
  }

  /** Compares these communications with all they meet, and brings clusters, conflicts and clearances in step. */
  async detect(numbers: readonly number[]): Promise<void> {
    for (let from = 0; from < numbers.length; from += BATCH) await this.detectBatch(numbers.slice(from, from + BATCH));
  }

  /** Takes up what was stored but not compared before the process ended. */
  async resume(): Promise<void> {
    let pending = await this.communications.pending(BATCH);
    if (pending.length > 0) this.logger.log('comparing communications that an earlier run left pending');
    for (; pending.length > 0; pending = await this.communications.pending(BATCH)) await this.detectBatch(pending);
  }

  /** Compares the drafts again: they meet what is in force today, and today is another day. */
  async detectDrafts(): Promise<void> {
    await this.detect(await this.communications.drafts());
  }

  private async detectWithin(segmentId: string): Promise<void> {
    const tree = await this.segments.tree();
    await this.detect(await this.communications.addressedTo([segmentId, ...tree.descendants(segmentId)]));
  }

  private async detectBatch(numbers: readonly number[]): Promise<void> {
    const tree = await this.segments.tree();
    const today = this.calendar.dayOf(this.clock.now());
    await this.keeping.keep(numbers, { tree, today }, () => this.compareAll(numbers, tree, today));
  }

  private async compareAll(numbers: readonly number[], tree: SegmentTree, today: number): Promise<Compared> {
    const batch = await this.dossiers.load(numbers);
    const entries = new Map((await this.index.entries(numbers)).map((entry) => [entry.communication, entry]));
    const remarks = await this.remarks.touching(numbers);
    const pairs = await this.pairsOf([...batch.values()], entries, remarks, { tree, today });
    const sides = await this.dossiers.sides(distinct(pairs.flatMap(({ a, b }) => [a, b])));
    const compared = pairs.map((pair) => ({ pair, found: comparePair(pair, sides) }));
    const own = {
      links: compared.flatMap(({ found }) => found?.link ?? []),
      disagreements: [
        ...compared.flatMap(({ pair, found }) => disagreementsOf(pair, sides, tree, found?.redundancy ?? 0)),
        ...[...batch.keys()].flatMap((number) => disagreementsWithin(number, entries.get(number)?.within ?? [])),
      ],
    };
    const { links, disagreements } =
      remarks.length === 0 ? own : withRemarks(own, remarks, { pairs, sides, trust: await this.trust.now() });
    const newcomers = new Set(numbers);
    const hashes = new Map(
      [...batch.values(), ...pairs.flatMap(({ a, b }) => [a, b])].map((one) => [one.number, one.contentHash]),
    );
    return {
      links: bounded(links, newcomers, MAX_LINKS, (link) => link.score),
      disagreements: bounded(disagreements, newcomers, MAX_DISAGREEMENTS, (one) => one.confidence),
      hashes,
    };
  }

  /** Each pair that meets and shares a key, or was remarked upon, once, though both may be in the batch. */
  private async pairsOf(
    batch: readonly Dossier[],
    entries: ReadonlyMap<number, IndexEntry>,
    remarks: readonly Remark[],
    { tree, today }: { tree: SegmentTree; today: number },
  ): Promise<MeetingPair[]> {
    const wanted: { a: Dossier; others: number[] }[] = [];
    for (const a of batch) {
      if (a.reach.withdrawn) continue;
      wanted.push({
        a,
        others: [
          ...(await this.candidates(a, entries.get(a.number)?.keys ?? [], tree, today)),
          ...remarks.flatMap(({ low, high }) => (low === a.number ? [high] : high === a.number ? [low] : [])),
        ],
      });
    }
    const others = await this.dossiers.load([...new Set(wanted.flatMap((one) => one.others))]);
    const pairs = new Map<string, MeetingPair>();
    for (const { a, others: numbers } of wanted) {
      for (const number of numbers) {
        const b = others.get(number);
        const meeting = b && meet(a.reach, b.reach, tree, today);
        if (b && meeting)
          pairs.set(a.number < b.number ? `${a.number} ${b.number}` : `${b.number} ${a.number}`, { a, b, meeting });
      }
    }
    return [...pairs.values()];
  }

  /** Numbers of the communications that one may be redundant with or contradict, best first. */
  async candidates(
    { number, reach }: Dossier,
    keys: readonly number[],
    tree: SegmentTree,
    today: number,
  ): Promise<number[]> {
    const { line, fromDay, untilDay } = within(reach, tree, today);
    const asker = { office: reach.office, campaign: reach.campaign, fromDay, untilDay };
    const found = await this.index.sharing(
      line.map((segment) => tree.numberOf(segment)),
      keys,
      asker,
    );
    return found.filter((other) => other !== number);
  }
}

/** Where and when another one has to be sent to meet this one, at least: the segments, and company days (inclusive). */
export function within(
  reach: Reach,
  tree: SegmentTree,
  today: number,
): { line: string[]; fromDay: number; untilDay: number } {
  const line = [...tree.line(reach.segments)];
  const window = Math.max(...line.map((segment) => tree.collisionWindow(segment)));
  return {
    line,
    fromDay: (reach.fromDay ?? today) - window,
    untilDay: reach.fromDay !== null && reach.untilDay === null ? MAX_DAY : (reach.untilDay ?? today) + window,
  };
}

function distinct(dossiers: readonly Dossier[]): Dossier[] {
  return [...new Map(dossiers.map((dossier) => [dossier.number, dossier])).values()];
}
