import { Injectable } from '@nestjs/common';
import { CONFLICT_KINDS } from '../conflicts/conflict.entity.js';
import { Calendar, Clock, dateOfDay } from '../platform/clock.js';
import type { Principal } from '../platform/permissions.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { SegmentsService } from '../registry/segments.service.js';
import { CountingService } from './counting.service.js';
import { CountsStore, type NumberedScope } from './counts.store.js';
import { durationsOf } from './durations.js';
import { FiguresStore, type Withdrawn } from './figures.store.js';
import { PeriodsService, shown } from './periods.service.js';
import { type Saving, savingOf, sum } from './savings.js';
import { pointsOf, rate } from './series.js';
import { type Sight, SightService } from './sight.service.js';
import type {
  AgeBand,
  OfficeMatrix,
  OfficePair,
  OverlapQuery,
  OverlapTrend,
  PeriodQuery,
  ReviewTrend,
  SavingsTrend,
  TopicsQuery,
  TopicTrend,
} from './trends.dto.js';

/** Letters listed with what they saved; the figures count all. */
const MAX_ITEMS = 200;

/** Days at which the backlog is divided by age: within a high conflict's time, within a medium one's, and so on. */
const AGE_BOUNDS = [0, 2, 5, 14, 30] as const;

const DAY_MS = 86_400_000;

/** What changed over time. */
@Injectable()
export class TrendsService {
  constructor(
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly periods: PeriodsService,
    private readonly sights: SightService,
    private readonly counting: CountingService,
    private readonly counts: CountsStore,
    private readonly figures: FiguresStore,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsService,
  ) {}

  /** Overlap and contradiction over time, with the conflicts that came up, ended and wait. */
  async overlap(query: OverlapQuery, asker: Principal): Promise<OverlapTrend> {
    const days = this.periods.past(query);
    const sight = await this.sights.of(query, asker);
    await this.counting.caughtUp();
    const interval = query.interval ?? 'day';
    const scopes = await this.scopesIn(sight);
    const sums = await this.counts.days(
      scopes?.map(({ number }) => number) ?? null,
      dateOfDay(days.from),
      dateOfDay(days.to),
    );
    return { ...shown(days), interval, points: pointsOf(sums, days.from, days.to, interval) };
  }

  /** Which offices collide with which. */
  async offices(query: PeriodQuery, asker: Principal): Promise<OfficeMatrix> {
    const days = this.periods.past(query);
    const sight = await this.sights.of(query, asker);
    await this.counting.caughtUp();
    const scopes = new Map(
      ((await this.scopesIn(sight)) ?? (await this.counts.scopes())).map((one) => [one.number, one]),
    );
    const pairs = new Map<string, OfficePair>();
    for (const sums of await this.counts.conflictSums(dateOfDay(days.from), dateOfDay(days.to))) {
      for (const [a, b] of pairsIn(scopes.get(sums.scope)?.offices ?? [])) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, ...NOTHING };
        pairs.set(`${a} ${b}`, pair);
        addTo(pair, sums);
      }
    }
    const found = [...pairs.values()]
      .filter(({ opened, resolved, dismissed, open }) => opened + resolved + dismissed + open > 0)
      .sort((x, y) => (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1));
    const offices = [...new Set(found.flatMap(({ a, b }) => [a, b]))].sort();
    return { ...shown(days), offices, pairs: found };
  }

  /** The facts that were disputed most. */
  async topics(query: TopicsQuery, asker: Principal): Promise<TopicTrend> {
    const days = this.periods.past(query);
    const { begin, end } = this.periods.instants(days);
    const rows = await this.figures.topics(narrow(await this.sights.of(query, asker)), begin, end, query.limit ?? 20);
    const items = rows.map((row) => ({ ...row, lastOpenedAt: row.lastOpenedAt.toISOString() }));
    return { ...shown(days), items };
  }

  /** How long decisions take, how old the backlog is, and how often the detector was right. */
  async reviews(query: PeriodQuery, asker: Principal): Promise<ReviewTrend> {
    const days = this.periods.past(query);
    const { begin, end } = this.periods.instants(days);
    const filter = narrow(await this.sights.of(query, asker));
    const decided = await this.figures.decided(filter, begin, end);
    const took = (rows: typeof decided) =>
      durationsOf(rows.map(({ openedAt, closedAt }) => closedAt.getTime() - openedAt.getTime()));
    const kinds = CONFLICT_KINDS.map((kind) => {
      const rows = decided.filter((row) => row.kind === kind);
      return { kind, decided: rows.length, ...confirmedOf(rows), timeToDecision: took(rows) };
    });
    return {
      ...shown(days),
      timeToDecision: took(decided),
      timeToClear: durationsOf(await this.figures.clearing(filter.offices, begin, end)),
      precision: confirmedOf(decided).precision,
      kinds,
      backlog: backlogOf(await this.figures.waiting(filter), this.clock.now()),
    };
  }

  /** What was not sent because of decisions. */
  async savings(query: PeriodQuery, asker: Principal): Promise<SavingsTrend> {
    const days = this.periods.past(query);
    const { begin, end } = this.periods.instants(days);
    const rows = await this.figures.withdrawnByDecision(narrow(await this.sights.of(query, asker)), begin, end);
    const saved = await this.savedBy(rows);
    const offices = [...new Set(rows.map((row) => row.officeId))].sort();
    return {
      ...shown(days),
      ...total(saved.map(({ saving }) => saving)),
      offices: offices.map((office) => ({
        office,
        ...total(saved.filter(({ row }) => row.officeId === office).map(({ saving }) => saving)),
      })),
      items: saved.slice(0, MAX_ITEMS).map(({ row, saving }) => ({
        communicationId: row.id,
        externalId: row.externalId,
        office: row.officeId,
        conflictId: row.withdrawnFor ?? '',
        withdrawnAt: row.withdrawnAt.toISOString(),
        ...saving,
      })),
    };
  }

  private async savedBy(rows: readonly Withdrawn[]): Promise<{ row: Withdrawn; saving: Saving }[]> {
    const segments = await this.communications.segmentsOf(rows.map((row) => row.number));
    const tree = await this.segments.tree();
    return rows.map((row) => ({
      row,
      saving: savingOf({
        fromDay: row.fromDay,
        untilDay: row.untilDay,
        withdrawnDay: this.calendar.dayOf(row.withdrawnAt),
        pieces: row.pieces,
        audience: tree.audienceOfAll(segments.get(row.number) ?? []),
        unitCost:
          row.unitCostAmount === null || row.unitCostCurrency === null
            ? null
            : { amount: row.unitCostAmount, currency: row.unitCostCurrency },
      }),
    }));
  }

  /** Scopes that may be seen and are asked for; null for all. */
  private async scopesIn({ segments, offices }: Sight): Promise<NumberedScope[] | null> {
    if (segments === null && offices.length === 0) return null;
    return (await this.counts.scopes()).filter(
      (scope) =>
        offices.every((office) => scope.offices.includes(office)) &&
        (segments === null || scope.segments.some((segment) => segments.has(segment))),
    );
  }
}

const NOTHING = { opened: 0, resolved: 0, dismissed: 0, open: 0, duplicate: 0, overlap: 0, contradiction: 0 };

/** Both ways round it is the same pair; an office alone is one with itself. */
function pairsIn(offices: readonly string[]): [string, string][] {
  if (offices.length === 1) return offices.map((office): [string, string] => [office, office]);
  return offices.flatMap((a, i) => offices.slice(i + 1).map((b): [string, string] => [a, b]));
}

function addTo(pair: OfficePair, sums: { kind: string; measure: string; within: number; ever: number }): void {
  const begins = sums.measure === 'opened' || sums.measure === 'reopened';
  pair.open += begins ? sums.ever : -sums.ever;
  if (sums.measure === 'resolved' || sums.measure === 'dismissed') pair[sums.measure] += sums.within;
  if (sums.measure !== 'opened') return;
  pair.opened += sums.within;
  pair[sums.kind as 'duplicate' | 'overlap' | 'contradiction'] += sums.within;
}

function narrow({ segments, offices }: Sight): { segments: string[] | null; offices: readonly string[] } {
  return { segments: segments === null ? null : [...segments], offices };
}

function confirmedOf(rows: readonly { status: string }[]) {
  const dismissed = rows.filter(({ status }) => status === 'dismissed').length;
  const confirmed = rows.length - dismissed;
  return { confirmed, dismissed, precision: rows.length === 0 ? null : rate(confirmed, rows.length) };
}

function backlogOf(rows: readonly { openedAt: Date; dueAt: Date | null }[], now: Date): ReviewTrend['backlog'] {
  const ages = rows.map(({ openedAt }) => (now.getTime() - openedAt.getTime()) / DAY_MS);
  const oldest = rows.reduce<Date | null>(
    (first, { openedAt }) => (first === null || openedAt < first ? openedAt : first),
    null,
  );
  return {
    open: rows.length,
    overdue: rows.filter(({ dueAt }) => dueAt !== null && dueAt < now).length,
    oldestOpenedAt: oldest?.toISOString() ?? null,
    ages: AGE_BOUNDS.map((fromDays, i): AgeBand => {
      const toDays = AGE_BOUNDS[i + 1] ?? null;
      const conflicts = ages.filter((age) => age >= fromDays && age < (toDays ?? Infinity)).length;
      return { fromDays, toDays, conflicts };
    }),
  };
}

function total(savings: readonly Saving[]) {
  const money = savings.flatMap((saving) => saving.money ?? []);
  const currencies = [...new Set(money.map(({ currency }) => currency))].sort();
  return {
    communications: savings.length,
    pieces: savings.reduce((all, { pieces }) => all + pieces, 0),
    contacts: savings.reduce((all, { contacts }) => all + contacts, 0),
    money: currencies.map((currency) => ({
      amount: sum(money.filter((one) => one.currency === currency).map(({ amount }) => amount)),
      currency,
    })),
  };
}
