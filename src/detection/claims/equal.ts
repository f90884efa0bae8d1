import type { Claim, ClaimValue } from './claim.js';

/**
 * How two values of one slot stand to each other.
 *
 * `equal`: the same, or the same in other units. `fits`: both can be true (a bound and a value inside it, a rough date and
 * a day of it). `differs`: they can't both be true. `other`: they are not of one slot (another unit, period, role).
 */
export type Relation = 'equal' | 'fits' | 'differs' | 'other';

export function relate(x: Claim, y: Claim): Relation {
  if (x.kind !== y.kind) return endless(x, y) || endless(y, x) ? 'differs' : 'other';
  const a = x.value;
  const b = y.value;
  switch (x.kind) {
    case 'amount':
      return amounts(a, b);
    case 'rate':
      return a.unit !== b.unit || periodsClash(a, b) ? 'other' : bounded(a, b);
    case 'duration':
      return durations(a, b);
    case 'quantity':
      return quantities(a, b);
    case 'date':
      return dates(a, b);
    case 'hours':
      return hours(a, b);
    case 'contact':
      return a.unit !== b.unit ? 'other' : a.text === b.text || sameTail(a, b) ? 'equal' : 'differs';
    default:
      return cued(x, y);
  }
}

/** "no expiry date" against "valid until 30 June". */
const endless = (x: Claim, y: Claim): boolean =>
  x.kind === 'duration' && x.value.unit === 'ever' && y.kind === 'date' && y.value.bound !== 'from';

function sameTail(a: ClaimValue, b: ClaimValue): boolean {
  const x = a.text ?? '';
  const y = b.text ?? '';
  if (a.unit === 'phone') {
    const n = Math.min(x.length, y.length, 9);
    return n >= 7 && x.slice(-n) === y.slice(-n);
  }
  if (a.unit === 'url') return x.startsWith(`${y}/`) || y.startsWith(`${x}/`);
  return false;
}

function periodsClash(a: ClaimValue, b: ClaimValue): boolean {
  if (a.per === b.per || a.per === undefined || b.per === undefined) return false;
  if (a.per.startsWith('each') && b.per.startsWith('each')) return false;
  return true;
}

const close = (x: number, y: number) => Math.abs(x - y) <= 1e-6 * Math.max(1, Math.abs(x), Math.abs(y));

/** Ranges on one scale with their bounds. */
function bounded(a: ClaimValue, b: ClaimValue): Relation {
  if (close(a.lo, b.lo) && close(a.hi, b.hi)) return 'equal';
  if (a.bound === 'about' || b.bound === 'about') {
    const d = Math.abs(a.lo - b.lo) / Math.max(Math.abs(a.lo), Math.abs(b.lo), 1e-9);
    if (d < 0.12) return 'fits';
  }
  // "up to 20" and "from 0 to 20"
  if (close(a.hi, b.hi) && ((a.bound === 'max' && b.lo === 0) || (b.bound === 'max' && a.lo === 0))) return 'equal';
  const ab = a.bound === 'max' || a.bound === 'min' ? a.bound : 'is';
  const bb = b.bound === 'max' || b.bound === 'min' ? b.bound : 'is';
  if (ab === bb) {
    // a range and a value inside it
    if (
      ab === 'is' &&
      (a.lo !== a.hi || b.lo !== b.hi) &&
      ((a.lo <= b.lo && b.hi <= a.hi) || (b.lo <= a.lo && a.hi <= b.hi))
    )
      return 'fits';
    return 'differs';
  }
  if (ab !== 'is' && bb !== 'is') {
    const max = ab === 'max' ? a : b;
    const min = ab === 'max' ? b : a;
    return max.hi < min.lo ? 'differs' : 'fits';
  }
  const limit = ab === 'is' ? b : a;
  const value = ab === 'is' ? a : b;
  if (limit.bound === 'max') return value.lo > limit.hi ? 'differs' : 'fits';
  return value.hi < limit.lo ? 'differs' : 'fits';
}

const YEARLY: Record<string, number> = { day: 365, week: 52, month: 12, quarter: 4, year: 1 };

function amounts(a: ClaimValue, b: ClaimValue): Relation {
  if ((a.per === 'change') !== (b.per === 'change')) return 'other';
  if (a.hi === 0 && b.hi === 0) return 'equal';
  if (a.hi === 0 || b.hi === 0) return 'differs';
  if (a.unit !== b.unit) return 'other';
  if (a.per && b.per && a.per !== b.per && YEARLY[a.per] && YEARLY[b.per]) {
    return close(a.lo * YEARLY[a.per]!, b.lo * YEARLY[b.per]!) ? 'equal' : 'other';
  }
  if (periodsClash(a, b)) return 'other';
  return bounded(a, b);
}

/** Everything in days, as the interval it may mean: a month is 28 to 31 days, a business day 1 to 1.6. */
function inDays(v: ClaimValue): [number, number] {
  if (v.unit === 'min' || v.unit === 'now') return [v.lo / 1440, v.hi / 1440];
  if (v.unit === 'month') return [v.lo * 28, v.hi * 31];
  if (v.unit === 'bday') return [v.lo, v.hi * 1.6 + 1];
  return [v.lo, v.hi];
}

function durations(a: ClaimValue, b: ClaimValue): Relation {
  if ((a.per === 'every') !== (b.per === 'every')) return 'other';
  if (a.unit === b.unit) return a.unit === 'ever' || a.unit === 'now' ? 'equal' : bounded(a, b);
  if (a.unit === 'ever' || b.unit === 'ever') {
    const o = a.unit === 'ever' ? b : a;
    return o.unit === 'now' || o.hi <= 120 ? 'other' : 'differs';
  }
  if (a.unit === 'now' || b.unit === 'now') {
    const [lo] = inDays(a.unit === 'now' ? b : a);
    return lo >= 2 ? 'differs' : 'other';
  }
  const [al, ah] = inDays(a);
  const [bl, bh] = inDays(b);
  if (ah >= bl && bh >= al) return 'fits';
  // the same rule of bounds on the middle of the intervals
  const r = bounded({ ...a, lo: (al + ah) / 2, hi: (al + ah) / 2 }, { ...b, lo: (bl + bh) / 2, hi: (bl + bh) / 2 });
  return r === 'equal' ? 'fits' : r;
}

const PERSONS = new Set([
  'person',
  'guest',
  'peopl',
  'adult',
  'friend',
  'visitor',
  'one',
  'passeng',
  'grownup',
  'companion',
  'relat',
]);
export const sameUnit = (a: string, b: string): boolean =>
  a === b || a === 'any' || b === 'any' || (PERSONS.has(a) && PERSONS.has(b));

function quantities(a: ClaimValue, b: ClaimValue): Relation {
  if (!sameUnit(a.unit, b.unit)) return 'other';
  if (periodsClash(a, b)) return 'other';
  return bounded(a, b);
}

const md = (c: number) => c % 10000;
const year = (c: number) => Math.floor(c / 10000);
export const sameDay = (a: number, b: number): boolean =>
  md(a) === md(b) && (year(a) === year(b) || year(a) === 0 || year(b) === 0);
/** Whether `a` lies before `b`, taking a missing year for the other's. */
const before = (a: number, b: number): boolean => (year(a) && year(b) ? a < b : md(a) < md(b));
const within = (d: number, lo: number, hi: number): boolean => !before(d, lo) && !before(hi, d);

function dates(a: ClaimValue, b: ClaimValue): Relation {
  if (a.lo < 100 !== b.lo < 100) return 'other'; // a day of every month against a date
  if (sameDay(a.lo, b.lo) && sameDay(a.hi, b.hi)) return 'equal';
  for (const [p, q] of [
    [a, b],
    [b, a],
  ] as const)
    if (p.alt && sameDay(p.alt[0], q.lo) && sameDay(p.alt[1], q.hi)) return 'fits';
  if (a.alt && b.alt && sameDay(a.alt[0], b.alt[0])) return 'fits';
  if ((a.bound === 'from' && b.bound === 'until') || (a.bound === 'until' && b.bound === 'from')) return 'other';
  const ar = a.lo !== a.hi;
  const br = b.lo !== b.hi;
  if (ar && br) {
    if (a.rough || b.rough) return before(a.hi, b.lo) || before(b.hi, a.lo) ? 'differs' : 'fits';
    return 'differs';
  }
  if (ar || br) {
    const range = ar ? a : b;
    const day = ar ? b : a;
    if (range.rough) return within(day.lo, range.lo, range.hi) ? 'fits' : 'differs';
    if (day.bound === 'until') return sameDay(day.lo, range.hi) ? 'fits' : 'differs';
    if (day.bound === 'from') return sameDay(day.lo, range.lo) ? 'fits' : 'differs';
    return within(day.lo, range.lo, range.hi) ? 'fits' : 'differs';
  }
  return 'differs';
}

function hours(a: ClaimValue, b: ClaimValue): Relation {
  const overlap = a.days && b.days ? a.days & b.days : 127;
  if (a.unit !== 'time' || b.unit !== 'time') {
    // open or closed on certain days, against hours on them
    if (!overlap) return 'other';
    if (a.unit === b.unit) return 'equal';
    if (a.unit === 'open' || b.unit === 'open') return a.unit === 'closed' || b.unit === 'closed' ? 'differs' : 'fits';
    const timed = a.unit === 'time' ? a : b;
    return timed.days ? 'differs' : 'other';
  }
  if (!overlap) return 'other';
  if (a.per && b.per && a.per !== b.per) return 'other';
  const ar = a.lo !== a.hi;
  const br = b.lo !== b.hi;
  const rough = a.rough || b.rough;
  const same = (x: number, y: number) =>
    (rough && (x - y) % 720 === 0) || x === y || Math.abs(x - y) === 1440 || Math.abs(x - y) === 1;
  if (ar && br) return same(a.lo, b.lo) && same(a.hi, b.hi) ? 'equal' : 'differs';
  if (!ar && !br) {
    if (same(a.lo, b.lo)) return 'equal';
    if ((a.bound === 'from' && b.bound === 'until') || (a.bound === 'until' && b.bound === 'from')) return 'other';
    return 'differs';
  }
  const range = ar ? a : b;
  const one = ar ? b : a;
  if (one.bound === 'until') return same(one.lo, range.hi) ? 'equal' : 'differs';
  if (one.bound === 'from') return same(one.lo, range.lo) ? 'equal' : 'differs';
  return one.lo >= range.lo && one.lo <= range.hi ? 'fits' : 'other';
}

/** Claims by cue words carry a stance in `value.text`; stances that exclude each other are listed here. */
const OPPOSITES: Record<string, string> = {
  must: 'need not',
  'need not': 'must',
  all: 'only',
  only: 'all',
  yes: 'no',
  no: 'yes',
};

function cued(x: Claim, y: Claim): Relation {
  const a = x.value.text ?? '';
  const b = y.value.text ?? '';
  if (x.kind === 'sequence') return ways(x.value, y.value);
  if (x.kind === 'identity') return a === b || sameName(a, b) ? 'equal' : 'differs';
  if (a === b) return 'equal';
  return OPPOSITES[a] === b ? 'differs' : 'other';
}

/** "dr margaret pelham" and "m pelham" are one person. */
export function sameName(a: string, b: string): boolean {
  const x = a.split(' ');
  const y = b.split(' ');
  if (x.at(-1) !== y.at(-1)) return (x.length === 1 && y[0] === x[0]) || (y.length === 1 && x[0] === y[0]);
  const f = x[0]!;
  const g = y[0]!;
  return x.length === 1 || y.length === 1 || f === g || (f[0] === g[0] && (f.length === 1 || g.length === 1));
}

/**
 * Ways of doing it (`post`, `online` …) as masks: `lo` those that are open, `hi` those that are ruled out; `days` unused.
 */
function ways(a: ClaimValue, b: ClaimValue): Relation {
  const clash = (a.lo & b.hi & ~b.lo) | (b.lo & a.hi & ~a.lo);
  if (clash) return 'differs';
  return a.lo & b.lo ? 'equal' : 'other';
}
