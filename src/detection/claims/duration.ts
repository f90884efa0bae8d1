import { readBound } from './bound.js';
import type { Hit } from './claim.js';
import { glue, phrase, symbol, word } from './cues.js';
import { readRange } from './numbers.js';
import { type Token, WORD } from './scan.js';

/**
 * Spans of time. Minutes to weeks are counted in minutes, months to years in months, working days by themselves, so
 * that 24 hours = one day, 12 months = a year, and 30 days is never taken for a month.
 */
const UNITS = new Map<string, [unit: 'min' | 'month', size: number]>([
  ['second', ['min', 1 / 60]],
  ['seconds', ['min', 1 / 60]],
  ['sec', ['min', 1 / 60]],
  ['secs', ['min', 1 / 60]],
  ['minute', ['min', 1]],
  ['minutes', ['min', 1]],
  ['min', ['min', 1]],
  ['mins', ['min', 1]],
  ['hour', ['min', 60]],
  ['hours', ['min', 60]],
  ['hr', ['min', 60]],
  ['hrs', ['min', 60]],
  ['day', ['min', 1440]],
  ['days', ['min', 1440]],
  ['night', ['min', 1440]],
  ['nights', ['min', 1440]],
  ['week', ['min', 10080]],
  ['weeks', ['min', 10080]],
  ['wk', ['min', 10080]],
  ['wks', ['min', 10080]],
  ['fortnight', ['min', 20160]],
  ['fortnights', ['min', 20160]],
  ['weekend', ['min', 2880]],
  ['month', ['month', 1]],
  ['months', ['month', 1]],
  ['mths', ['month', 1]],
  ['quarter', ['month', 3]],
  ['quarters', ['month', 3]],
  ['year', ['month', 12]],
  ['years', ['month', 12]],
  ['yr', ['month', 12]],
  ['yrs', ['month', 12]],
  ['decade', ['month', 120]],
  ['decades', ['month', 120]],
]);
const WORKING = new Set(['business', 'working', 'banking', 'trading', 'week']);
const PLAIN = new Set([
  'calendar',
  'full',
  'whole',
  'consecutive',
  'clear',
  'straight',
  'more',
  'further',
  'additional',
  'extra',
  'short',
  'long',
  'solid',
  'entire',
  'successive',
  'policy',
  'billing',
  'further',
]);

export const isDurationUnit = (w: string) => UNITS.has(w);

/** How often something happens, as the span between two times: "every month", "once every three months", "twice a year". */
export function readInterval(t: readonly Token[], i: number): Hit | null {
  const w = word(t, i);
  let j = i;
  if (w === 'once') j = glue(t, i + 1);
  const e = word(t, j);
  if (e === 'every' || e === 'each') {
    if (e === 'each' && w !== 'once') return null;
    let k = j + 1;
    let n = 1;
    if (word(t, k) === 'other' || word(t, k) === 'second') {
      n = 2;
      k++;
    } else if (word(t, k) === 'half') {
      n = 0.5;
      k++;
      if (word(t, k) === 'an' || word(t, k) === 'a') k++;
    } else {
      const r = readRange(t, k);
      if (r && !r.ordinal && !r.fraction && r.lo === r.hi) {
        n = r.lo;
        k = glue(t, r.next);
      }
    }
    const working = WORKING.has(word(t, k)) && word(t, k) !== 'week';
    if (working || PLAIN.has(word(t, k))) k++;
    const u = UNITS.get(word(t, k));
    if (
      !u ||
      (n === 1 &&
        (word(t, k) === 'day' || word(t, k) === 'night' || word(t, k) === 'second' || word(t, k) === 'weekend'))
    )
      return null;
    return every(i, k + 1, n * u[1], u[0]);
  }
  const adverb = OFTEN.get(w);
  if (adverb) {
    // "credited quarterly", not "the quarterly fee": nothing may follow that it could describe
    const n = t[i + 1];
    if (
      n &&
      n.type === WORD &&
      !/^(and|or|in|on|by|to|with|for|unless|if|when|as|at|from|thereafter|directly)$/.test(n.text)
    )
      return null;
    return every(i, i + 1, adverb[0], adverb[1]);
  }
  return null;
}

function every(first: number, next: number, size: number, unit: 'min' | 'month'): Hit {
  return {
    kind: 'duration',
    value: { lo: Math.round(size * 1000) / 1000, hi: Math.round(size * 1000) / 1000, unit, bound: 'is', per: 'every' },
    first,
    next,
  };
}
const OFTEN = new Map<string, [number, 'min' | 'month']>([
  ['monthly', [1, 'month']],
  ['quarterly', [3, 'month']],
  ['annually', [12, 'month']],
  ['yearly', [12, 'month']],
  ['weekly', [10080, 'min']],
  ['fortnightly', [20160, 'min']],
  ['hourly', [60, 'min']],
]);

export function readDuration(t: readonly Token[], i: number): Hit | null {
  const w = word(t, i);
  let lo: number;
  let hi: number;
  let j: number;
  let ordinal = false;
  if (w === 'half' || w === 'a' || w === 'an' || w === 'one' || w === 'another') {
    // "half an hour", "a quarter of an hour", "half a day", "an hour and a half"
    const q = phrase(t, i, 'a', 'quarter', 'of', 'an', 'hour')
      ? [15, 5]
      : phrase(t, i, 'half', 'an', 'hour') || phrase(t, i, 'half', 'a', 'day') || phrase(t, i, 'half', 'a', 'year')
        ? [w === 'half' ? -1 : 0, 3]
        : phrase(t, i, 'a', 'half', 'hour')
          ? [30, 3]
          : phrase(t, i, 'a', 'half', 'day')
            ? [720, 3]
            : null;
    if (q) {
      const u = word(t, i + 2);
      if (q[0] === -1)
        return u === 'year'
          ? make(t, i, i + 3, 6, 6, 'month')
          : make(t, i, i + 3, u === 'hour' ? 30 : 720, u === 'hour' ? 30 : 720, 'min');
      return make(t, i, i + q[1]!, q[0]!, q[0]!, 'min');
    }
  }
  if (phrase(t, i, 'three', 'quarters', 'of', 'an', 'hour')) return make(t, i, i + 5, 45, 45, 'min');
  const n = readRange(t, i);
  if (n && !(n.fraction && n.lo < 1 && n.words)) {
    lo = n.lo;
    hi = n.hi;
    j = glue(t, n.next);
    ordinal = n.ordinal;
    if (symbol(t, j) === '(' || symbol(t, j) === ')') {
      // "thirty (30) days"
      const m = symbol(t, j) === '(' ? readRange(t, j + 1) : null;
      if (m && symbol(t, m.next) === ')' && m.lo === lo) j = m.next + 1;
    }
  } else if (w === 'a' || w === 'an' || w === 'another' || w === 'one') {
    lo = hi = 1;
    j = glue(t, i + 1);
  } else if (w === 'the' && word(t, i + 1) === 'day' && (word(t, i + 2) === 'before' || word(t, i + 2) === 'after')) {
    return make(t, i, i + 2, 1440, 1440, 'min');
  } else if (w === 'next' || w === 'same' || w === 'following') {
    if (w === 'same' && /^(evening|afternoon|morning|night|hour)$/.test(word(t, i + 1)))
      return make(t, i, i + 2, 0, 0, 'min');
    // "the next business day", "the same day"
    let k = i + 1;
    let unit: 'min' | 'bday' = 'min';
    if (WORKING.has(word(t, k))) {
      unit = 'bday';
      k++;
    }
    if (word(t, k) !== 'day') return null;
    if (w === 'following' && unit === 'min') return null;
    const v = w === 'same' ? 0 : unit === 'bday' ? 1 : 1440;
    return make(t, i, k + 1, v, v, unit);
  } else if (w === 'overnight') return null;
  else return null;
  let working = false;
  let k = j;
  for (let step = 0; step < 3; step++) {
    const m = word(t, k);
    if (WORKING.has(m) && (m !== 'week' || word(t, k + 1) === 'days') && UNITS.has(word(t, k + 1))) working = true;
    else if (!PLAIN.has(m)) break;
    k = glue(t, k + 1);
  }
  const u = UNITS.get(word(t, k));
  if (!u) return null;
  const uw = word(t, k);
  if (
    (uw === 'quarter' || uw === 'quarters') &&
    (word(t, k + 1) === 'of' ||
      word(t, k + 1) === 'percent' ||
      word(t, k + 1) === 'point' ||
      word(t, k + 1) === 'point' ||
      word(t, k + 1) === 'past' ||
      word(t, k + 1) === 'to')
  )
    return null;
  if (
    uw.length <= 3 &&
    uw !== 'day' &&
    !t[k]!.glued &&
    uw !== 'min' &&
    uw !== 'hrs' &&
    uw !== 'hr' &&
    uw !== 'yrs' &&
    uw !== 'yr'
  )
    return null;
  if (ordinal && ((u[1] < 1440 && u[0] === 'min') || uw === 'second' || lo === 1)) return null;
  if ((w === 'a' || w === 'an' || w === 'one') && uw === 'second') return null;
  // "a day", "a month" after a price or a count is a period, not a span
  if (w === 'a' || w === 'an') if (!spanCue(t, i)) return null;
  const bday = working && uw.startsWith('day');
  let next = k + 1;
  if (phrase(t, next, 'and', 'a', 'half')) {
    lo += 0.5;
    hi += 0.5;
    next += 3;
  } else if (word(t, next) === 'and' || symbol(t, next) === '') {
    // "2 hours 30 minutes", "a year and a day"
    const p = word(t, next) === 'and' ? next + 1 : next;
    const m = readRange(t, p);
    const u2 = m ? UNITS.get(word(t, m.next)) : undefined;
    if (m && u2 && u2[0] === u[0] && u2[1] < u[1] && !bday) {
      lo += (m.lo * u2[1]) / u[1];
      hi += (m.hi * u2[1]) / u[1];
      next = m.next + 1;
    }
  }
  // "24 hours a day" and "seven days a week" are hours, not spans
  if (word(t, next) === 'a' && (word(t, next + 1) === 'day' || word(t, next + 1) === 'week')) return null;
  if (
    uw.startsWith('year') &&
    (word(t, next) === 'old' ||
      word(t, next) === 'olds' ||
      phrase(t, next, 'of', 'age') ||
      (symbol(t, next) === '-' && word(t, next + 1) === 'old'))
  )
    return null;
  if (bday) return make(t, i, next, lo, hi, 'bday');
  return make(t, i, next, lo * u[1], hi * u[1], u[0]);
}

function spanCue(t: readonly Token[], i: number): boolean {
  const b = word(t, i - 1);
  return (
    b === 'within' ||
    b === 'in' ||
    b === 'for' ||
    b === 'after' ||
    b === 'of' ||
    b === 'than' ||
    b === 'least' ||
    b === 'about' ||
    b === 'over' ||
    b === 'under' ||
    b === 'takes' ||
    b === 'take' ||
    b === 'lasts' ||
    b === 'last' ||
    b === 'give' ||
    b === 'is' ||
    (b === 'every' && false) ||
    b === 'before' ||
    b === 'to' ||
    b === 'only' ||
    b === 'have' ||
    b === 'half' ||
    b === 'until' ||
    word(t, i + 2) === 'after' ||
    word(t, i + 2) === 'before' ||
    word(t, i + 2) === 'from' ||
    word(t, i + 2) === 'later' ||
    word(t, i + 2) === 'ahead' ||
    word(t, i + 2) === 'notice' ||
    word(t, i + 2) === 'to' ||
    word(t, i + 2) === 'of' ||
    symbol(t, i + 2) === "'"
  );
}

/** "not later than 120 days before" is at least 120 days' notice; "as late as three days before" is at most that. */
function noticeBound(t: readonly Token[], first: number, next: number): 'is' | 'min' | 'max' | 'about' {
  const b = readBound(t, first, next);
  const before =
    word(t, next) === 'before' ||
    word(t, next) === 'ahead' ||
    phrase(t, next, 'in', 'advance') ||
    phrase(t, next, 'prior', 'to') ||
    word(t, next) === 'beforehand';
  if (
    before &&
    word(t, first - 1) === 'than' &&
    (word(t, first - 2) === 'later' || word(t, first - 2) === 'less' || word(t, first - 2) === 'fewer')
  )
    return 'min';
  if (before && (word(t, first - 1) === 'as' || word(t, first - 1) === 'to' || b === 'max')) return 'min';
  return b === 'min' || b === 'max' || b === 'about' ? b : 'is';
}

function make(t: readonly Token[], first: number, next: number, lo: number, hi: number, unit: string): Hit | null {
  if (!Number.isFinite(hi) || hi > 1e9) return null;
  return {
    kind: 'duration',
    value: {
      lo: Math.round(lo * 1000) / 1000,
      hi: Math.round(hi * 1000) / 1000,
      unit,
      bound: noticeBound(t, first, next),
    },
    first,
    next,
  };
}

/** "for life", "never expire", "whenever you like", "as long as you are a customer", "straight away": no or every span. */
export function readTimeless(t: readonly Token[], i: number): Hit | null {
  const w = word(t, i);
  let n = 0;
  let v = -1;
  switch (w) {
    case 'never':
      if (/^(expires?|lapses?|runs?|goes?|go|ends?|stale|run)$/.test(word(t, i + 1))) {
        n = 2;
        v = INFINITE;
      }
      break;
    case 'no':
      if (
        /^(expiry|expiration|end|time|closing)$/.test(word(t, i + 1)) &&
        /^(date|limit|deadline)$/.test(word(t, i + 2))
      ) {
        n = 3;
        v = INFINITE;
      } else if (word(t, i + 1) === 'deadline' || word(t, i + 1) === 'expiry') {
        n = 2;
        v = INFINITE;
      }
      break;
    case 'for':
      if (phrase(t, i, 'for', 'life') || phrase(t, i, 'for', 'ever') || phrase(t, i, 'for', 'good')) {
        n = 2;
        v = INFINITE;
      } else if (phrase(t, i, 'for', 'as', 'long', 'as') && word(t, i + 4).startsWith('you')) {
        n = 5;
        v = INFINITE;
      } else if (phrase(t, i, 'for', 'the', 'rest', 'of')) {
        n = 4;
        v = INFINITE;
      }
      break;
    case 'forever':
    case 'indefinitely':
      n = 1;
      v = INFINITE;
      break;
    case 'whenever':
      if (/^(you|it)$/.test(word(t, i + 1)) && /^(like|want|please|wish|choose|suits)$/.test(word(t, i + 2))) {
        n = 3;
        v = INFINITE;
      }
      break;
    case 'any':
      if (phrase(t, i, 'any', 'time', 'you', 'like')) {
        n = 4;
        v = INFINITE;
      }
      break;
    case 'immediately':
    case 'instantly':
      n = 1;
      v = 0;
      break;
    case 'straight':
    case 'right':
      if (word(t, i + 1) === 'away') {
        n = 2;
        v = 0;
      }
      break;
  }
  if (!n) return null;
  return {
    kind: 'duration',
    value: { lo: v, hi: v, unit: v === INFINITE ? 'ever' : 'now', bound: 'is' },
    first: i,
    next: i + n,
  };
}
export const INFINITE = 1e9;
