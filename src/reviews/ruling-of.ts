import { type Calendar, dayOfDate } from '../platform/clock.js';
import type { FieldProblem } from '../platform/problems.js';
import type { DecidedMember, Ruled } from './effects.js';
import type { Decide } from './reviews.dto.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a duplicate is accepted where nobody says how long. */
const ACCEPTED_DAYS = 365;

/** A decision as it was given, with the reason that goes into the record. */
export interface Given extends Ruled {
  reason: string;
}

/** Reasons where the decision says enough by itself. */
const PLAIN_REASONS = {
  keep_one: 'One is kept.',
  reword: 'To be reworded.',
  reschedule: 'To be rescheduled.',
} as const;

/**
 * Reads a decision on these members.
 * @returns what was decided, or what is missing or wrong in it
 */
export function rulingOf(
  given: Decide,
  members: readonly DecidedMember[],
  now: Date,
  calendar: Calendar,
): { ruled: Given; faults: FieldProblem[] } {
  const faults: FieldProblem[] = [];
  const isMember = (id: string) => members.some((member) => member.id === id);
  const named = [
    ...new Set([...(given.communications ?? []), ...(given.edits ?? []).map((edit) => edit.communicationId)]),
  ];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const ruled: Given = {
    decision: given.decision,
    keep: given.keep ?? null,
    communications: named,
    expiresAt: given.expiresAt ? instantOf(given.expiresAt, calendar) : null,
    reason: given.reason?.trim() ?? '',
  };

  for (const id of named) if (!isMember(id)) fault('/edits', `${id} is no member of this conflict`);
  switch (given.decision) {
    case 'keep_one':
      if (ruled.keep === null) fault('/keep', 'name the communication that stays');
      else if (!isMember(ruled.keep)) fault('/keep', `${ruled.keep} is no member of this conflict`);
      break;
    case 'reword':
    case 'reschedule':
      // Where only the one that stays is named, all the others have to change.
      if (named.length === 0 && ruled.keep !== null && isMember(ruled.keep))
        ruled.communications = members.map(({ id }) => id).filter((id) => id !== ruled.keep);
      if (ruled.communications.length === 0)
        fault('/edits', 'name the communications that have to change, in "edits" or "communications"');
      break;
    case 'accept':
      ruled.expiresAt ??= new Date(now.getTime() + ACCEPTED_DAYS * DAY_MS);
      if (ruled.expiresAt <= now) fault('/expiresAt', 'must be in the future');
      break;
    case 'not_a_conflict':
      break;
  }
  if (ruled.reason === '') {
    if (given.decision === 'accept' || given.decision === 'not_a_conflict')
      fault('/reason', `say why: ${given.decision} keeps others from being asked about it`);
    else ruled.reason = PLAIN_REASONS[given.decision];
  }
  return { ruled, faults };
}

/** Whether two reviewers decided the same. */
export function sameRuling(a: Ruled, b: Ruled): boolean {
  return (
    a.decision === b.decision &&
    a.keep === b.keep &&
    [...a.communications].sort().join() === [...b.communications].sort().join()
  );
}

/** An instant as it was given; a plain date lasts until the end of that day in the company's time zone. */
export function instantOf(time: string, calendar: Calendar): Date {
  if (time.length > 10) return new Date(time);
  const day = dayOfDate(time);
  // The day ends up to 14 hours before, or 12 after, it ends in UTC; zones differ by quarters of an hour.
  let end = (day + 1) * DAY_MS - 14 * HOUR_MS;
  while (calendar.dayOf(new Date(end)) <= day) end += HOUR_MS / 4;
  return new Date(end);
}
