import type { Calendar } from '../platform/clock.js';
import type { FieldProblem } from '../platform/problems.js';
import type { DecidedMember, Ruled } from './effects.js';
import type { Decide } from './reviews.dto.js';

const DAY_MS = 86_400_000;

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
  const ids = members.map(({ id }) => id);
  const keep = given.keep ?? null;
  const named = namedIn(given);
  const changes = given.decision === 'reword' || given.decision === 'reschedule';
  const expiresAt = given.expiresAt ? calendar.endOf(given.expiresAt) : null;
  const reason = given.reason?.trim() ?? '';
  const ruled: Given = {
    decision: given.decision,
    keep,
    // Where only the one that stays is named, all the others have to change.
    communications: changes && named.length === 0 && keep !== null ? ids.filter((id) => id !== keep) : named,
    expiresAt: given.decision === 'accept' ? (expiresAt ?? new Date(now.getTime() + ACCEPTED_DAYS * DAY_MS)) : null,
    reason: reason === '' && isPlain(given.decision) ? PLAIN_REASONS[given.decision] : reason,
  };
  return { ruled, faults: faultsOf(ruled, ids, now) };
}

function namedIn({ communications, edits }: Decide): string[] {
  return [...new Set([...(communications ?? []), ...(edits ?? []).map((edit) => edit.communicationId)])];
}

function isPlain(decision: Decide['decision']): decision is keyof typeof PLAIN_REASONS {
  return decision in PLAIN_REASONS;
}

function faultsOf(ruled: Given, ids: readonly string[], now: Date): FieldProblem[] {
  const { decision, keep, communications, expiresAt, reason } = ruled;
  const faults = [...communications, ...(keep === null ? [] : [keep])]
    .filter((id) => !ids.includes(id))
    .map((id) => ({ pointer: id === keep ? '/keep' : '/edits', detail: `${id} is no member of this conflict` }));
  if (decision === 'keep_one' && keep === null)
    faults.push({ pointer: '/keep', detail: 'name the communication that stays' });
  if ((decision === 'reword' || decision === 'reschedule') && communications.length === 0)
    faults.push({
      pointer: '/edits',
      detail: 'name the communications that have to change, in "edits" or "communications"',
    });
  if (expiresAt !== null && expiresAt <= now) faults.push({ pointer: '/expiresAt', detail: 'must be in the future' });
  if (reason === '')
    faults.push({ pointer: '/reason', detail: `say why: ${decision} keeps others from being asked about it` });
  return faults;
}

/** Whether two reviewers decided the same. */
export function sameRuling(a: Ruled, b: Ruled): boolean {
  return (
    a.decision === b.decision &&
    a.keep === b.keep &&
    [...a.communications].sort().join() === [...b.communications].sort().join()
  );
}
