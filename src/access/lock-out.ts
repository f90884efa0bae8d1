/** What is remembered of failed attempts for one account or address. */
export interface Attempts {
  count: number;
  lastAt: Date;
  blockedUntil: Date | null;
}

/** Attempts that are free before each further one makes everybody wait. */
export interface Limit {
  free: number;
}

/** Who mistypes a password does so a few times. */
export const ACCOUNT_LIMIT: Limit = { free: 5 };

/** A whole office can come from one address. */
export const ADDRESS_LIMIT: Limit = { free: 50 };

const FIRST_WAIT_MS = 30_000;

/**
 * The longest wait. Whoever knows an address can make its owner wait, so it stays short; it still leaves a guesser no
 * more than 96 tries a day, against passwords of 12 letters and more.
 */
const LONGEST_WAIT_MS = 15 * 60_000;

/** Failures are forgotten after this long without another. */
export const FORGOTTEN_MS = 3_600_000;

/** A clock that is this much ahead of ours wrote what it wrote in error. */
export const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * Counts an attempt before its outcome is known, so that a hundred at once are a hundred. Either it must wait, or it may
 * go on and `after` is to be kept; a success then takes it back.
 */
export function attempt(
  before: Attempts | null,
  { free }: Limit,
  now: Date,
): { waitMs: number } | { waitMs: 0; after: Attempts } {
  const known = before !== null && counts(before, now) ? before : null;
  const waitMs = (known?.blockedUntil?.getTime() ?? 0) - now.getTime();
  if (waitMs > 0) return { waitMs };
  const count = (known?.count ?? 0) + 1;
  return { waitMs: 0, after: { count, lastAt: now, blockedUntil: waitAfter(count, free, now) } };
}

/** Takes one attempt back that turned out to be right. */
export function takeBack(attempts: Attempts): Attempts {
  return { ...attempts, count: Math.max(0, attempts.count - 1), blockedUntil: null };
}

/** Neither too old, nor from a clock that was set back since: nobody may be locked out until a year that was a mistake. */
function counts({ lastAt }: Attempts, now: Date): boolean {
  const age = now.getTime() - lastAt.getTime();
  return age > -CLOCK_SLACK_MS && age < FORGOTTEN_MS;
}

function waitAfter(count: number, free: number, now: Date): Date | null {
  if (count < free) return null;
  return new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - free)));
}

/** An address as it is counted: IPv6 by its first 64 bits, as one customer has all the rest. */
export function addressGroup(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain.slice(0, 64);
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}
