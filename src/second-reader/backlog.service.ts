import { Injectable } from '@nestjs/common';
import { daysToSend, harmOf } from '../conflicts/severity.js';
import { DossiersService } from '../conflicts/dossiers.service.js';
import type { Dossier } from '../conflicts/dossier.js';
import { Calendar, Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { JournalStore } from '../platform/journal/journal.store.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import type { ReadingEntity } from './reading.entity.js';
import { ReadingsStore } from './readings.store.js';

const NAME = 'second-reader';

/** Communications looked at in one unit of work. */
const BATCH = 500;

/** Numbers are given before a communication is committed: what comes late is still looked for this far behind the last one. */
const LATECOMERS = 10_000;

/**
 * Finds what is to be read: what was filed, and what was revised since. Filing knows nothing of it and pays nothing for it;
 * what is filed while no reader is set up waits in the registry until there is one.
 */
@Injectable()
export class BacklogService {
  private startedAt: number | null = null;

  constructor(
    private readonly readings: ReadingsStore,
    private readonly communications: CommunicationsStore,
    private readonly dossiers: DossiersService,
    private readonly segments: SegmentsService,
    private readonly journal: JournalStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Takes up what is not in the backlog yet, or is there with an earlier content. */
  async fill(): Promise<void> {
    await this.takeRevised();
    for (;;) {
      // The first time from the beginning on, then only what can have come since.
      const behind = this.startedAt === null ? 0 : Math.max(0, (await this.readings.last()) - LATECOMERS);
      const numbers = await this.readings.unknownBehind(behind, BATCH);
      await this.take(numbers);
      if (numbers.length < BATCH) break;
    }
    this.startedAt ??= this.clock.now().getTime();
  }

  /** Whether everything that a communication is addressed to may be given to the reader. */
  mayBeRead({ reach }: Dossier, tree: SegmentTree): boolean {
    const allowed = this.settings.secondReader.segments?.filter((one) => tree.has(one));
    return (
      allowed === undefined || reach.segments.every((segment) => allowed.some((one) => tree.isWithin(segment, one)))
    );
  }

  private async takeRevised(): Promise<void> {
    const { seq: head } = await this.journal.head();
    for (;;) {
      const from = await this.journal.cursor(NAME);
      const entries = await this.journal.fitting({ action: 'communication.revised' }, from, head, BATCH);
      const to = entries.length < BATCH ? head : (entries.at(-1)?.seq ?? head);
      if (to === from) return;
      const numbers: number[] = [];
      for (const { subject } of entries) {
        const row = await this.communications.find(subject);
        if (row !== null) numbers.push(row.number);
      }
      const rows = await this.rowsOf(numbers);
      await this.work.run(async (tx) => {
        // Another process was faster: it has taken all this.
        if (await this.journal.moveCursor(NAME, from, to, tx)) await this.readings.put(rows, tx);
      });
    }
  }

  private async take(numbers: readonly number[]): Promise<void> {
    const rows = await this.rowsOf(numbers);
    if (rows.length > 0) await this.work.run((tx) => this.readings.put(rows, tx));
  }

  private async rowsOf(numbers: readonly number[]): Promise<ReadingEntity[]> {
    if (numbers.length === 0) return [];
    const tree = await this.segments.tree();
    const now = this.clock.now();
    const dossiers = await this.dossiers.load([...new Set(numbers)]);
    return [...dossiers.values()].map((dossier) => {
      const { segments } = dossier.reach;
      const widest = [...segments].sort((a, b) => tree.audience(b) - tree.audience(a) || (a < b ? -1 : 1));
      const harmful = {
        kind: 'contradiction' as const,
        customersAffected: tree.audienceOfAll(segments),
        daysToSend: daysToSend([dossier], this.calendar.dayOf(now)),
      };
      return {
        communication: dossier.number,
        contentHash: dossier.contentHash,
        segmentId: widest[0] ?? '',
        state: this.mayBeRead(dossier, tree) ? 'waiting' : 'closed',
        priority: harmOf(harmful),
        tries: 0,
        faults: 0,
        nextAt: now,
        questionId: null,
        question: null,
        failure: null,
        updatedAt: now,
      };
    });
  }
}
