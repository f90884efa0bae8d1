import { type DayNumber, dateOfDay, dayOfDate } from '../platform/clock.js';
import type { Measure } from './shares.js';

export const INTERVALS = ['day', 'week', 'month'] as const;
export type Interval = (typeof INTERVALS)[number];

/** How often something happened on a day; the empty day is everything before the period. */
export interface DaySum {
  measure: Measure;
  day: string;
  n: number;
}

/** What a stretch of days comes to. */
export interface Point {
  /** Its first day that lies in the period. */
  at: string;
  /** Communications in force at some time in it, each once. */
  communications: number;
  redundant: number;
  contradicted: number;
  overlapRate: number;
  contradictionRate: number;
  opened: number;
  reopened: number;
  resolved: number;
  dismissed: number;
  superseded: number;
  /** Conflicts that wait at its end. */
  open: number;
}

/** The first day of the day, week (Monday) or month that a day lies in. */
export function startOf(day: DayNumber, interval: Interval): DayNumber {
  if (interval === 'day') return day;
  // 1 January 1970 was a Thursday.
  if (interval === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  return dayOfDate(`${dateOfDay(day).slice(0, 7)}-01`);
}

/** The points of a period (both days inclusive), each from the counts of its days and of all days before. */
export function pointsOf(sums: readonly DaySum[], from: DayNumber, to: DayNumber, interval: Interval): Point[] {
  const byDay = new Map<string, DaySum[]>();
  for (const sum of sums) byDay.set(sum.day, [...(byDay.get(sum.day) ?? []), sum]);
  const all = new Tally();
  for (const sum of byDay.get('') ?? []) all.add(sum);
  const points: Point[] = [];
  for (let first = from; first <= to; ) {
    const ofFirst = byDay.get(dateOfDay(first)) ?? [];
    const within = new Tally();
    // What ended before the first day is not in force in this stretch; what ends later in it still is.
    const carried = all.levels();
    for (const { measure, n } of ofFirst) if (measure.endsWith('-until')) carried[kindOf(measure)] -= n;
    let day = first;
    for (; day <= to && startOf(day, interval) === startOf(first, interval); day++) {
      for (const sum of byDay.get(dateOfDay(day)) ?? []) {
        all.add(sum);
        within.add(sum);
      }
    }
    points.push(pointOf(dateOfDay(first), carried, within, all));
    first = day;
  }
  return points;
}

type Kind = 'sent' | 'redundant' | 'contradicted';

function kindOf(measure: Measure): Kind {
  return measure.slice(0, measure.indexOf('-')) as Kind;
}

/** Counts by measure, added up. */
class Tally {
  private readonly sums = new Map<Measure, number>();

  add({ measure, n }: DaySum): void {
    this.sums.set(measure, this.of(measure) + n);
  }

  of(measure: Measure): number {
    return this.sums.get(measure) ?? 0;
  }

  levels(): Record<Kind, number> {
    const level = (kind: Kind) => this.of(`${kind}-from`) - this.of(`${kind}-until`);
    return { sent: level('sent'), redundant: level('redundant'), contradicted: level('contradicted') };
  }

  get open(): number {
    return this.of('opened') + this.of('reopened') - this.of('resolved') - this.of('dismissed') - this.of('superseded');
  }
}

function pointOf(at: string, carried: Record<Kind, number>, within: Tally, all: Tally): Point {
  const communications = carried.sent + within.of('sent-from');
  const redundant = carried.redundant + within.of('redundant-from');
  const contradicted = carried.contradicted + within.of('contradicted-from');
  return {
    at,
    communications,
    redundant,
    contradicted,
    overlapRate: rate(redundant, communications),
    contradictionRate: rate(contradicted, communications),
    opened: within.of('opened'),
    reopened: within.of('reopened'),
    resolved: within.of('resolved'),
    dismissed: within.of('dismissed'),
    superseded: within.of('superseded'),
    open: all.open,
  };
}

/** A part of a whole to four digits; 0 of nothing. */
export function rate(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
}
