import { Injectable } from '@nestjs/common';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import type { About } from '../conflicts/trust.js';
import { TrustService } from '../conflicts/trust.service.js';
import { Calendar, Clock, dateOfDay } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import type { ReadingDayEntity } from './reading-day.entity.js';
import { ReadingsStore } from './readings.store.js';
import type { ReaderDay, ReaderFound, ReaderSegment, ReaderState, SecondReader } from './second-reader.dto.js';
import { SecondReaderService } from './second-reader.service.js';

const DAYS_SHOWN = 30;

const WAITING: ReadonlySet<string> = new Set(['open', 'in_review', 'awaiting_office']);

/** Tells how the second reader fares. Only looks. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly reader: SecondReaderService,
    private readonly readings: ReadingsStore,
    private readonly conflicts: ConflictsStore,
    private readonly trust: TrustService,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  async show(): Promise<SecondReader> {
    const { secondReader, currency } = this.settings;
    const now = this.clock.now();
    const today = this.calendar.dateOf(now);
    const counts = await this.readings.counts();
    const days = await this.readings.used(dateOfDay(this.calendar.dayOf(now) - DAYS_SHOWN + 1), today);
    const pause = this.reader.pause;
    const trouble = pause?.why === 'trouble' ? pause.trouble : null;
    return {
      state: this.stateOf(counts.waiting ?? 0),
      model: secondReader.url === null ? null : secondReader.model,
      endpoint: secondReader.url === null ? null : new URL(secondReader.url).origin,
      trouble: trouble && {
        reason: trouble.reason,
        since: trouble.since.toISOString(),
        until: trouble.until.toISOString(),
      },
      backlog: {
        waiting: counts.waiting ?? 0,
        exported: counts.exported ?? 0,
        read: (counts.read ?? 0) + (counts.answered ?? 0),
        closed: counts.closed ?? 0,
        failed: counts.failed ?? 0,
      },
      tokensPerDay: secondReader.tokensPerDay,
      moneyPerDay: secondReader.moneyPerDay,
      currency,
      segments: secondReader.segments === null ? null : [...secondReader.segments],
      days: summedByDay(days),
      today: days.filter(({ day }) => day === today).map((one) => this.segmentOf(one)),
      found: await this.found(),
    };
  }

  private stateOf(waiting: number): ReaderState {
    if (this.settings.secondReader.url === null) return 'off';
    const pause = this.reader.pause;
    if (pause !== null) return pause.why;
    return waiting > 0 ? 'reading' : 'idle';
  }

  private segmentOf({ segmentId, tokensIn, tokensOut, cost }: ReadingDayEntity): ReaderSegment {
    const budget = this.settings.secondReader.segmentTokens[segmentId] ?? null;
    return { segment: segmentId, tokens: tokensIn + tokensOut, cost, budget };
  }

  private async found(): Promise<ReaderFound[]> {
    const own = await this.conflicts.countsFoundBy('second-reader');
    const both = await this.conflicts.countsFoundBy('both');
    const decided = await this.trust.decided();
    const trust = await this.trust.now();
    return (['redundancy', 'contradiction'] as const).map((about) => {
      const mine = <T extends { kind: string }>(list: readonly T[]) =>
        list.filter(({ kind }) => aboutOf(kind) === about);
      return {
        about,
        open: mine(own)
          .filter(({ status }) => WAITING.has(status))
          .reduce((sum, { count }) => sum + count, 0),
        ...decided[about],
        agreed: mine(both)
          .filter(({ status }) => status !== 'superseded')
          .reduce((sum, { count }) => sum + count, 0),
        worth: trust(about, 0.9),
      };
    });
  }
}

function aboutOf(kind: string): About {
  return kind === 'contradiction' ? 'contradiction' : 'redundancy';
}

function summedByDay(rows: readonly ReadingDayEntity[]): ReaderDay[] {
  const days = new Map<string, ReaderDay>();
  for (const { segmentId: _segment, ...row } of rows) {
    const sum = days.get(row.day);
    if (sum === undefined) days.set(row.day, { ...row });
    else
      for (const column of ['questions', 'tokensIn', 'tokensOut', 'cost', 'findings', 'dropped', 'malformed'] as const)
        sum[column] += row[column];
  }
  return [...days.values()];
}
