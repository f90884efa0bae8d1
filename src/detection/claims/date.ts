import type { Bound, Hit } from './claim.js';
import { phrase, symbol, word } from './cues.js';
import { numeralValue, ordinalOf, readNumber } from './numbers.js';
import { NUMERAL, type Token } from './scan.js';

/**
 * Calendar dates as `yyyymmdd` (year 0 where none is said), always as an interval: "mid-October" is 10 to 20 October and
 * roughly meant, "October 6 to 8" is exactly that. Numeric dates keep their second reading unless the country settles it.
 */
const MONTHS = new Map<string, number>([
  ['january', 1],
  ['february', 2],
  ['march', 3],
  ['april', 4],
  ['may', 5],
  ['june', 6],
  ['july', 7],
  ['august', 8],
  ['september', 9],
  ['october', 10],
  ['november', 11],
  ['december', 12],
  ['jan', 1],
  ['feb', 2],
  ['mar', 3],
  ['apr', 4],
  ['jun', 6],
  ['jul', 7],
  ['aug', 8],
  ['sep', 9],
  ['sept', 9],
  ['oct', 10],
  ['nov', 11],
  ['dec', 12],
]);
export const isMonth = (w: string) => MONTHS.has(w);
const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const MONTH_FIRST = new Set(['US', 'PH', 'CA-US']);

const WEEKDAYS = new Map<string, number>([
  ['monday', 0],
  ['tuesday', 1],
  ['wednesday', 2],
  ['thursday', 3],
  ['friday', 4],
  ['saturday', 5],
  ['sunday', 6],
  ['mon', 0],
  ['tue', 1],
  ['tues', 1],
  ['wed', 2],
  ['thu', 3],
  ['thur', 3],
  ['thurs', 3],
  ['fri', 4],
  ['sat', 5],
  ['sun', 6],
]);

export const code = (y: number, m: number, d: number) => y * 10000 + m * 100 + d;
const valid = (m: number, d: number) => m >= 1 && m <= 12 && d >= 1 && d <= LENGTHS[m - 1]!;

interface DateRead {
  lo: number;
  hi: number;
  next: number;
  rough?: true;
  alt?: [number, number];
}

function yearAt(t: readonly Token[], i: number): { year: number; next: number } {
  let j = i;
  if (symbol(t, j) === ',' || word(t, j) === 'of' || word(t, j) === 'in') j++;
  if (symbol(t, j) === "'" || symbol(t, j) === '’') j++;
  const x = t[j];
  if (x?.type === NUMERAL && x.text.length === 4) {
    const y = Number(x.text);
    if (y >= 1900 && y <= 2199 && symbol(t, j + 1) !== '%') return { year: y, next: j + 1 };
  }
  return { year: 0, next: i };
}

/** Day of the month as numeral or ordinal word at `i`. */
function dayAt(t: readonly Token[], i: number): { day: number; next: number } | null {
  const x = t[i];
  if (!x) return null;
  if (x.type === NUMERAL) {
    if (x.text.length > 2) return null;
    const d = Number(x.text);
    if (!(d >= 1 && d <= 31)) return null;
    const s = word(t, i + 1);
    return { day: d, next: t[i + 1]?.glued && (s === 'st' || s === 'nd' || s === 'rd' || s === 'th') ? i + 2 : i + 1 };
  }
  const o = readNumber(t, i);
  return o && o.ordinal && o.value <= 31 ? { day: o.value, next: o.next } : null;
}

const isDash = (s: string) => s === '-' || s === '–' || s === '—' || s === '‑';
function rangeJoint(t: readonly Token[], i: number): number {
  const w = word(t, i);
  if (
    isDash(symbol(t, i)) ||
    w === 'to' ||
    w === 'through' ||
    w === 'until' ||
    w === 'till' ||
    w === 'thru' ||
    w === 'and' ||
    w === '&' ||
    symbol(t, i) === '&'
  )
    return i + 1;
  if (w === 'up' && word(t, i + 1) === 'to')
    return word(t, i + 2) === 'and' && word(t, i + 3) === 'including' ? i + 4 : i + 2;
  return -1;
}

export function readDate(t: readonly Token[], i: number, country: string | undefined): Hit | null {
  let j = i;
  // "Thursday, April 2": the weekday belongs to the date
  if (WEEKDAYS.has(word(t, j))) {
    j++;
    if (symbol(t, j) === '.') j++;
    if (symbol(t, j) === ',') j++;
    if (word(t, j) === 'the') j++;
  }
  const a = readOne(t, j, country);
  if (!a) return null;
  let { lo, hi, next } = a;
  let alt = a.alt;
  const rough = a.rough;
  const to = a.rough ? -1 : rangeJoint(t, next);
  if (to > 0) {
    let k = to;
    if (word(t, k) === 'including') k++;
    if (word(t, k) === 'the') k++;
    if (WEEKDAYS.has(word(t, k))) {
      k++;
      if (symbol(t, k) === ',') k++;
      if (word(t, k) === 'the') k++;
    }
    const b = readOne(t, k, country);
    const joint = word(t, to - 1);
    if (
      b &&
      !b.rough &&
      lo === hi &&
      (joint !== 'and' || word(t, i - 1) === 'between' || b.lo % 10000 === (lo % 10000) + 1)
    ) {
      if (b.lo >= 10000 && lo < 10000)
        lo = hi = lo + Math.floor(b.lo / 10000) * 10000 - (lo % 10000 > b.lo % 10000 ? 10000 : 0);
      if (b.lo >= 10000 === lo >= 10000 ? b.hi >= lo : true) {
        hi = b.hi;
        next = b.next;
        if (alt && b.alt) alt = [alt[0], b.alt[1]];
        else alt = undefined;
      }
    }
  }
  const first = j > i ? i : i;
  const value = {
    lo,
    hi,
    unit: 'date',
    bound: dateBound(t, first, next, lo !== hi),
    ...(rough ? { rough } : {}),
    ...(alt ? { alt } : {}),
  };
  return { kind: 'date', value, first, next };
}

function readOne(t: readonly Token[], i: number, country: string | undefined): DateRead | null {
  const x = t[i];
  if (!x) return null;
  if (x.type === NUMERAL) return numeric(t, i, country) ?? dayMonth(t, i);
  const w = word(t, i);
  if (MONTHS.has(w)) return monthFirst(t, i);
  if (w === 'mid' || w === 'early' || w === 'late') {
    const k = isDash(symbol(t, i + 1)) ? i + 2 : i + 1;
    const m = MONTHS.get(word(t, k));
    if (!m) return null;
    const y = yearAt(t, k + 1);
    const [a, b] = w === 'mid' ? [10, 20] : w === 'early' ? [1, 10] : [20, LENGTHS[m - 1]!];
    return { lo: code(y.year, m, a), hi: code(y.year, m, b), next: y.next, rough: true };
  }
  const k = w === 'the' ? i + 1 : i;
  const first = word(t, k);
  if (first === 'end' || first === 'beginning' || first === 'start' || first === 'middle') {
    if (word(t, k + 1) !== 'of') return null;
    const m = MONTHS.get(word(t, k + 2));
    if (!m) return null;
    const y = yearAt(t, k + 3);
    const [a, b] = first === 'end' ? [24, LENGTHS[m - 1]!] : first === 'middle' ? [10, 20] : [1, 7];
    return { lo: code(y.year, m, a), hi: code(y.year, m, b), next: y.next, rough: true };
  }
  const nth = first === 'last' ? -1 : ordinalOf(first);
  if (nth !== undefined) {
    const u = word(t, k + 1);
    const of = word(t, k + 2) === 'of' || word(t, k + 2) === 'in' ? k + 3 : k + 2;
    const m = MONTHS.get(word(t, of));
    if (m && (u === 'day' || u === 'week' || u === 'weekend' || WEEKDAYS.has(u))) {
      const y = yearAt(t, of + 1);
      const last = m === 2 ? 28 : LENGTHS[m - 1]!;
      if (u === 'day') {
        const d = nth === -1 ? last : nth;
        return { lo: code(y.year, m, d), hi: code(y.year, m, d), next: y.next };
      }
      if (u === 'week' || u === 'weekend')
        return nth === -1
          ? { lo: code(y.year, m, last - 8), hi: code(y.year, m, last), next: y.next, rough: true }
          : {
              lo: code(y.year, m, nth * 7 - 6),
              hi: code(y.year, m, Math.min(last, nth * 7 + 3)),
              next: y.next,
              rough: true,
            };
      if (y.year) {
        const d = nthWeekday(y.year, m, WEEKDAYS.get(u)!, nth);
        return d ? { lo: code(y.year, m, d), hi: code(y.year, m, d), next: y.next } : null;
      }
      return nth === -1
        ? { lo: code(0, m, last - 6), hi: code(0, m, last), next: y.next, rough: true }
        : nth <= 4
          ? { lo: code(0, m, nth * 7 - 6), hi: code(0, m, nth * 7), next: y.next, rough: true }
          : null;
    }
  }
  if (w === 'the' || NAMED.has(w)) {
    const feast = namedDay(t, w === 'the' ? i + 1 : i);
    if (feast) return feast;
  }
  return dayMonth(t, w === 'the' ? i + 1 : i) ?? (w === 'the' ? monthDay(t, i + 1) : null);
}

/** Days that have a name and a fixed date. */
const NAMED = new Map<string, [words: string[], month: number, day: number][]>([
  [
    'christmas',
    [
      [['day'], 12, 25],
      [['eve'], 12, 24],
    ],
  ],
  ['boxing', [[['day'], 12, 26]]],
  [
    'new',
    [
      ["year's day".split(' '), 1, 1],
      ["year's eve".split(' '), 12, 31],
      ['years day'.split(' '), 1, 1],
      ['years eve'.split(' '), 12, 31],
    ],
  ],
  ['halloween', [[[], 10, 31]]],
  ["valentine's", [[['day'], 2, 14]]],
  ['independence', [[['day'], 7, 4]]],
  ["hallowe'en", [[[], 10, 31]]],
]);
export const isNamedDay = (w: string) => NAMED.has(w);

function namedDay(t: readonly Token[], i: number): DateRead | null {
  for (const [rest, m, d] of NAMED.get(word(t, i)) ?? []) {
    if (!rest.every((r, k) => word(t, i + 1 + k) === r)) continue;
    const y = yearAt(t, i + 1 + rest.length);
    return { lo: code(y.year, m, d), hi: code(y.year, m, d), next: y.next };
  }
  return null;
}

/** "the 25th of each month", "the last working day of every month": month 0. */
function monthDay(t: readonly Token[], i: number): DateRead | null {
  let day = 0;
  let j = i;
  if (word(t, i) === 'last' || word(t, i) === 'first') {
    const last = word(t, i) === 'last';
    j++;
    const working = word(t, j) === 'working' || word(t, j) === 'business' || word(t, j) === 'banking';
    if (working) j++;
    if (word(t, j) !== 'day') return null;
    j++;
    day = last ? (working ? 30 : 31) : 1;
  } else {
    const d = dayAt(t, i);
    if (!d) return null;
    day = d.day;
    j = d.next;
  }
  if (word(t, j) !== 'of' || !/^(each|every|the)$/.test(word(t, j + 1)) || word(t, j + 2) !== 'month') return null;
  return { lo: day, hi: day, next: j + 3 };
}

/** Zeller, for "the second Sunday in December 2026". */
function nthWeekday(y: number, m: number, weekday: number, nth: number): number {
  const of = (d: number) => {
    const a = m < 3 ? m + 12 : m;
    const b = m < 3 ? y - 1 : y;
    return (
      (d + Math.floor((13 * (a + 1)) / 5) + b + Math.floor(b / 4) - Math.floor(b / 100) + Math.floor(b / 400) + 5) % 7
    );
  };
  if (nth > 0) {
    const d = 1 + ((weekday - of(1) + 7) % 7) + (nth - 1) * 7;
    return d <= LENGTHS[m - 1]! ? d : 0;
  }
  const last = m === 2 ? (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28) : LENGTHS[m - 1]!;
  return last - ((of(last) - weekday + 7) % 7);
}

/** "June 3, 2026", "June 6 to 8", "June 2026", "the month of June". */
function monthFirst(t: readonly Token[], i: number): DateRead | null {
  const m = MONTHS.get(word(t, i))!;
  const x = t[i]!;
  let j = i + 1;
  if (symbol(t, j) === '.' && t[j]!.glued && x.text.length <= 4) j++;
  if (word(t, j) === 'the') j++;
  const d = dayAt(t, j);
  const x2 = t[j];
  if (d && x.capital && x2 && !(x2.type === NUMERAL && x2.text.length === 4)) {
    if (!valid(m, d.day)) return null;
    // "July 14 to 17", "July 4 and 5"
    let hi = d.day;
    let next = d.next;
    const to = rangeJoint(t, next);
    if (to > 0) {
      const e = dayAt(t, to);
      const plain =
        e &&
        !MONTHS.has(word(t, e.next)) &&
        word(t, e.next) !== 'of' &&
        t[to]!.type === NUMERAL &&
        valid(m, e.day) &&
        e.day > d.day;
      const joint = word(t, to - 1);
      if (
        plain &&
        (joint !== 'and' || e.day === d.day + 1 || word(t, i - 1) === 'between') &&
        !/^(p|pm|a|am|days?|weeks?|months?)$/.test(word(t, e.next)) &&
        symbol(t, e.next) !== ':'
      ) {
        hi = e.day;
        next = e.next;
      }
    }
    const y = yearAt(t, next);
    return { lo: code(y.year, m, d.day), hi: code(y.year, m, hi), next: y.next };
  }
  const y = yearAt(t, i + 1);
  if (y.year) return { lo: code(y.year, m, 1), hi: code(y.year, m, LENGTHS[m - 1]!), next: y.next, rough: true };
  // a month alone: only with its capital and after a preposition, and never the verb "may"
  if (
    x.capital &&
    x.text.length > 3 &&
    /^(in|by|until|till|from|since|of|through|before|after|during|this|next|every|each|to)$/.test(word(t, i - 1))
  ) {
    return { lo: code(0, m, 1), hi: code(0, m, LENGTHS[m - 1]!), next: i + 1, rough: true };
  }
  if (x.text === 'may' && x.capital && /^(in|by|until|till|from|since|of|through)$/.test(word(t, i - 1)))
    return { lo: code(0, 5, 1), hi: code(0, 5, 31), next: i + 1, rough: true };
  return null;
}

/** "3 June 2026", "the third of June", "14 to 17 July", "4 and 5 July". */
function dayMonth(t: readonly Token[], i: number): DateRead | null {
  const d = dayAt(t, i);
  if (!d) return null;
  let j = d.next;
  let hi = d.day;
  const ofMonth = (k: number) => MONTHS.get(word(t, word(t, k) === 'of' ? k + 1 : k));
  let m = ofMonth(j);
  if (!m) {
    const to = rangeJoint(t, j);
    if (to < 0) return null;
    let k = to;
    if (word(t, k) === 'the') k++;
    if (WEEKDAYS.has(word(t, k))) k++;
    const e = dayAt(t, k);
    if (!e || e.day <= d.day) return null;
    m = ofMonth(e.next);
    if (!m) return null;
    if (
      word(t, to - 1) === 'and' &&
      e.day !== d.day + 1 &&
      word(t, i - 1) !== 'between' &&
      word(t, i - 2) !== 'between'
    )
      return null;
    hi = e.day;
    j = e.next;
  }
  const at = word(t, j) === 'of' ? j + 1 : j;
  // "7 may be": a verb, unless written large
  if (!t[at]!.capital && t[at]!.text === 'may') return null;
  if (!valid(m, d.day) || !valid(m, hi)) return null;
  let after = at + 1;
  if (symbol(t, after) === '.' && t[after]!.glued && t[at]!.text.length <= 4) after++;
  const y = yearAt(t, after);
  return { lo: code(y.year, m, d.day), hi: code(y.year, m, hi), next: y.next };
}

/** 2026-06-03, 6/3/2026, 3.6.2026, 6/3/26. */
function numeric(t: readonly Token[], i: number, country: string | undefined): DateRead | null {
  const x = t[i]!;
  const parts = x.text.split('.');
  if (
    parts.length === 3 &&
    parts[0]!.length <= 2 &&
    parts[1]!.length <= 2 &&
    (parts[2]!.length === 4 || parts[2]!.length === 2)
  ) {
    return both(Number(parts[0]), Number(parts[1]), fullYear(parts[2]!), i + 1, 'DE');
  }
  const s = symbol(t, i + 1);
  if ((s !== '/' && s !== '-') || !t[i + 1]!.glued) return null;
  const b = t[i + 2];
  if (b?.type !== NUMERAL || !b.glued) return null;
  if (symbol(t, i + 3) !== s || !t[i + 3]!.glued) return null;
  const c = t[i + 4];
  if (c?.type !== NUMERAL || !c.glued) return null;
  if (symbol(t, i + 5) === s && t[i + 5]!.glued) return null;
  if (x.text.length === 4 && b.text.length <= 2 && c.text.length <= 2) {
    const [y, m, d] = [Number(x.text), Number(b.text), Number(c.text)];
    return y >= 1900 && y < 2200 && valid(m, d) ? { lo: code(y, m, d), hi: code(y, m, d), next: i + 5 } : null;
  }
  if (x.text.length > 2 || b.text.length > 2 || (c.text.length !== 4 && c.text.length !== 2)) return null;
  return both(numeralValue(x.text), numeralValue(b.text), fullYear(c.text), i + 5, country);
}

const fullYear = (s: string) => (s.length === 4 ? Number(s) : 2000 + Number(s));

function both(a: number, b: number, y: number, next: number, country: string | undefined): DateRead | null {
  if (!(y >= 1900 && y < 2200)) return null;
  const us = valid(a, b) ? code(y, a, b) : 0;
  const eu = valid(b, a) ? code(y, b, a) : 0;
  if (!us && !eu) return null;
  if (!us || !eu || us === eu) return { lo: us || eu, hi: us || eu, next };
  if (country) {
    const v = MONTH_FIRST.has(country) ? us : eu;
    if (country !== 'CA') return { lo: v, hi: v, next };
  }
  return { lo: us, hi: us, next, alt: [eu, eu] };
}

/** Is the date a beginning, an end, or the day itself? */
function dateBound(t: readonly Token[], first: number, next: number, range: boolean): Bound {
  let k = first - 1;
  if (word(t, k) === 'the') k--;
  if (/^(noon|midnight|midday|am|pm|m)$/.test(word(t, k)) || t[k]?.type === NUMERAL) {
    // "by 18:00 on 3 June": look past the time
    let steps = 0;
    while (k > 0 && steps < 6 && !BEFORE.has(word(t, k))) {
      k--;
      steps++;
    }
  }
  if (word(t, k) === 'on' && !/^(or)$/.test(word(t, k - 1))) {
    if (t[k - 1]?.type === NUMERAL || /^(m|am|pm|noon|midday|midnight)$/.test(word(t, k - 1))) {
      for (let s = 1; s < 7; s++) if (/^(by|before|until|till)$/.test(word(t, k - s))) return 'until';
    }
  }
  const b = word(t, k);
  const b2 = word(t, k - 1);
  if (range) return 'is';
  for (let s = 0; s < 5; s++) {
    const v = word(t, k - s);
    if (ENDINGS.has(v)) return 'until';
    if (BEGINNINGS.has(v)) return 'from';
  }
  switch (b) {
    case 'by':
    case 'until':
    case 'till':
    case 'through':
    case 'before':
    case 'thru':
      return 'until';
    case 'to':
      return b2 === 'up' || b2 === 'prior' ? 'until' : 'is';
    case 'than':
      return b2 === 'later' ? 'until' : b2 === 'earlier' ? 'from' : 'is';
    case 'including':
      return 'until';
    case 'from':
    case 'after':
    case 'since':
    case 'starting':
    case 'beginning':
    case 'effective':
    case 'commencing':
      return 'from';
    case 'on':
      if (phrase(t, k + 1, 'or', 'before') || b2 === 'expire' || b2 === 'expires' || b2 === 'ends' || b2 === 'closes')
        return 'until';
      return b2 === 'starting' || b2 === 'beginning' || b2 === 'begins' || b2 === 'starts' ? 'from' : 'is';
    case 'of':
      return b2 === 'as' ? 'from' : 'is';
    case 'ends':
    case 'expires':
    case 'closes':
      return 'until';
  }
  if (phrase(t, k - 2, 'on', 'or', 'before') || phrase(t, k - 2, 'on', 'or', 'after'))
    return b === 'before' ? 'until' : 'from';
  const n = word(t, next);
  if (n === 'onwards' || n === 'onward' || phrase(t, next, 'and', 'after')) return 'from';
  if (n === 'at' && phrase(t, next, 'at', 'the', 'latest')) return 'until';
  return 'is';
}
const ENDINGS = new Set([
  'deadline',
  'expires',
  'expire',
  'ends',
  'closes',
  'leaves',
  'leave',
  'until',
  'till',
  'ending',
  'last',
  'finishes',
  'retires',
  'closing',
]);
const BEGINNINGS = new Set([
  'starts',
  'begins',
  'opens',
  'starting',
  'beginning',
  'commences',
  'effective',
  'commencing',
]);
const BEFORE = new Set(['by', 'before', 'until', 'till', 'from', 'after', 'than']);
