import { type DayNumber, dateOfDay } from '../platform/clock.js';

/**
 * What is counted. `…-from` counts what begins on a day, `…-until` what ends the day before: what is in force on a day is
 * all that began by then without what ended by then, and what is in force at some time in a period is counted once.
 */
export const MEASURES = [
  'sent-from',
  'sent-until',
  'redundant-from',
  'redundant-until',
  'contradicted-from',
  'contradicted-until',
  'opened',
  'reopened',
  'resolved',
  'dismissed',
  'superseded',
] as const;
export type Measure = (typeof MEASURES)[number];

/** Something happened once, on a day, to a kind of conflict (empty for communications). */
export interface Count {
  measure: Measure;
  day: string;
  kind: string;
}

/** What a communication is counted by. */
export interface CountedCommunication {
  fromDay: DayNumber | null;
  untilDay: DayNumber | null;
  /** The day on which it was withdrawn. */
  withdrawnDay: DayNumber | null;
}

/** A change of a conflict's status, as its history has it. */
export interface StatusChange {
  day: DayNumber;
  to: string;
}

/** What a conflict is counted by. */
export interface CountedConflict {
  kind: string;
  status: string;
  below: boolean;
  /** In the order in which they happened. */
  changes: readonly StatusChange[];
}

/** A time in which a conflict waited for a decision; `until` is the day on which it ended. */
export interface Pending {
  from: DayNumber;
  until: DayNumber | null;
  end: 'resolved' | 'dismissed' | 'superseded' | null;
}

const ENDS: readonly string[] = ['resolved', 'dismissed', 'superseded'];

/**
 * The times in which a conflict waited. One that was superseded on the day it came up is left out: the detector changed
 * its mind while letters arrived, and no reviewer had to do with it.
 */
export function pendingTimes({ below, changes }: Pick<CountedConflict, 'below' | 'changes'>): Pending[] {
  if (below) return [];
  const times: Pending[] = [];
  for (const { day, to } of changes) {
    const last = times.at(-1);
    const waits = last !== undefined && last.end === null;
    if (ENDS.includes(to)) {
      if (waits) Object.assign(last, { until: day, end: to });
    } else if (!waits) times.push({ from: day, until: null, end: null });
  }
  return times.filter(({ from, until, end }) => end !== 'superseded' || until !== from);
}

/** What a conflict adds: that it came up, came up again, and how it ended. */
export function countsOfConflict(conflict: CountedConflict): Count[] {
  const { kind } = conflict;
  return pendingTimes(conflict).flatMap(({ from, until, end }, i) => {
    const begins: Count = { measure: i === 0 ? 'opened' : 'reopened', day: dateOfDay(from), kind };
    return end === null || until === null ? [begins] : [begins, { measure: end, day: dateOfDay(until), kind }];
  });
}

/** A stretch of days; `until` is the day after the last one, infinite where it goes on. */
interface Stretch {
  from: number;
  until: number;
}

/** What a communication adds: when it is sent, and when it says what another says too, or otherwise. */
export function countsOfCommunication(
  communication: CountedCommunication,
  conflicts: readonly CountedConflict[],
): Count[] {
  const window = sentDays(communication);
  if (window === null) return [];
  const stretchOf = (kinds: readonly string[]) =>
    hull(conflicts.filter(({ kind }) => kinds.includes(kind)).flatMap((conflict) => stretchesIn(window, conflict)));
  return [
    ...edges('sent', window),
    ...edges('redundant', stretchOf(['duplicate', 'overlap'])),
    ...edges('contradicted', stretchOf(['contradiction'])),
  ];
}

function sentDays({ fromDay, untilDay, withdrawnDay }: CountedCommunication): Stretch | null {
  if (fromDay === null) return null;
  const until = Math.min(untilDay === null ? Infinity : untilDay + 1, withdrawnDay ?? Infinity);
  return until > fromDay ? { from: fromDay, until } : null;
}

/**
 * The days of the window on which the conflict was there. It was there before it was found: letters that are filed late
 * have reached the customers all the same. What was dismissed never was one, and of what was superseded only the days
 * count on which it stood, as nobody has confirmed it.
 */
function stretchesIn(window: Stretch, conflict: CountedConflict): Stretch[] {
  if (conflict.status === 'dismissed') return [];
  const times = pendingTimes(conflict);
  return times.flatMap(({ from, until }, i) => {
    const known = i > 0 || conflict.status === 'superseded' ? from : -Infinity;
    const clipped = { from: Math.max(window.from, known), until: Math.min(window.until, until ?? Infinity) };
    return clipped.until > clipped.from ? [clipped] : [];
  });
}

/** From the first to the last of the days: what was decided and came back was there in between. */
function hull(stretches: readonly Stretch[]): Stretch | null {
  if (stretches.length === 0) return null;
  return {
    from: Math.min(...stretches.map(({ from }) => from)),
    until: Math.max(...stretches.map(({ until }) => until)),
  };
}

function edges(what: 'sent' | 'redundant' | 'contradicted', stretch: Stretch | null): Count[] {
  if (stretch === null) return [];
  const begins: Count = { measure: `${what}-from`, day: dateOfDay(stretch.from), kind: '' };
  if (stretch.until === Infinity) return [begins];
  return [begins, { measure: `${what}-until`, day: dateOfDay(stretch.until), kind: '' }];
}
