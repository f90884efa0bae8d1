const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * Pauses between tries: quick at first, for a restart; then for an hour of trouble, a night, and a day. Ten tries after
 * the first end after some 29 hours.
 */
const PAUSES = [
  10 * SECOND,
  30 * SECOND,
  2 * MINUTE,
  5 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  3 * HOUR,
  8 * HOUR,
  16 * HOUR,
];

/** How long a try may take before another process may take it up: longer than any try can last. */
export const LEASE_MS = 2 * MINUTE;

/** When to try again after `attempts` that failed; null when it has been enough. */
export function nextTry(attempts: number, now: Date): Date | null {
  const pause = PAUSES[attempts - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause);
}
