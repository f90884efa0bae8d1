import { NUMERAL, SYMBOL, WORD, type Token } from './scan.js';

/** A number as read: its value and the token after it. */
export interface NumberRead {
  value: number;
  next: number;
  /** Written in words ("seven"). */
  words: boolean;
  /** A part of a whole ("a third", "one fifth", "¾"). */
  fraction: boolean;
  /** A position ("the twelfth"). */
  ordinal: boolean;
}

const UNITS: Record<string, number> = {
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
};
const TENS: Record<string, number> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  dozen: 12,
};
const SHORT_SCALES: Record<string, number> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
  million: 1e6,
  billion: 1e9,
  thousand: 1e3,
  hundred: 100,
  trillion: 1e12,
  dozen: 12,
};
const ORDINALS: Record<string, number> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
  thirtieth: 30,
  fortieth: 40,
  fiftieth: 50,
  sixtieth: 60,
  ninetieth: 90,
  hundredth: 100,
};
const PARTS: Record<string, number> = {
  half: 2,
  halves: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fourth: 4,
  fourths: 4,
  fifth: 5,
  fifths: 5,
  sixth: 6,
  sixths: 6,
  seventh: 7,
  sevenths: 7,
  eighth: 8,
  eighths: 8,
  ninth: 9,
  ninths: 9,
  tenth: 10,
  tenths: 10,
  twelfth: 12,
  twelfths: 12,
  twentieth: 20,
  twentieths: 20,
  hundredth: 100,
  hundredths: 100,
};
const GLYPHS: Record<string, number> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
  '⅜': 3 / 8,
  '⅝': 5 / 8,
  '⅞': 7 / 8,
  '⅙': 1 / 6,
  '⅒': 0.1,
};

/** What kinds of number word a word may begin; one look-up per token decides whether any grammar runs. */
const NUMBER_WORDS = new Map<string, number>();
for (const [w, v] of Object.entries({ ...UNITS, ...TENS })) NUMBER_WORDS.set(w, v);

export const isNumberWord = (w: string) =>
  NUMBER_WORDS.has(w) || w in SCALES || w in ORDINALS || w === 'half' || w === 'couple' || w === 'quarter';
export const ordinalOf = (w: string): number | undefined => (Object.hasOwn(ORDINALS, w) ? ORDINALS[w] : undefined);

const round = (x: number) => Math.round(x * 1e6) / 1e6;

/**
 * The value of a numeral under both conventions: `1,234.56` and `1.234,56`. Groups of three after a comma are
 * thousands, one or two digits after a comma are decimals ("9,5 %"). NaN for what is no number ("1.2.3").
 */
export function numeralValue(raw: string): number {
  if (raw.length > 24) return Number.NaN;
  const comma = raw.lastIndexOf(',');
  const dot = raw.lastIndexOf('.');
  const tick = raw.indexOf("'");
  let s = raw;
  if (tick >= 0) s = s.split("'").join('');
  if (comma < 0 && dot < 0) return Number(s);
  if (comma >= 0 && dot >= 0) {
    s = comma > dot ? s.split('.').join('').replace(',', '.') : s.split(',').join('');
    return Number(s);
  }
  if (comma >= 0) {
    const groups = s.split(',');
    if (groups.slice(1).every((g) => g.length === 3)) return Number(groups.join(''));
    if (groups.length === 2 && groups[1]!.length <= 2) return Number(groups.join('.'));
    if (groups.slice(1, -1).every((g) => g.length === 2) && groups.at(-1)!.length === 3) return Number(groups.join('')); // 1,00,000
    return Number.NaN;
  }
  const groups = s.split('.');
  if (groups.length > 2) return groups.slice(1).every((g) => g.length === 3) ? Number(groups.join('')) : Number.NaN;
  return Number(s);
}

const wordAt = (t: readonly Token[], i: number): string => {
  const x = t[i];
  return x && x.type === WORD ? x.text : '';
};
const symbolAt = (t: readonly Token[], i: number): string => {
  const x = t[i];
  return x && x.type === SYMBOL ? x.text : '';
};
/** Over the hyphen of "twenty-four" and "seven-day". */
export const overHyphen = (t: readonly Token[], i: number): number => {
  const x = t[i];
  return x &&
    x.type === SYMBOL &&
    x.glued &&
    (x.text === '-' || x.text === '\u2010' || x.text === '\u2011') &&
    t[i + 1]?.glued
    ? i + 1
    : i;
};

/** Words for a whole number below a thousand thousands: "seven", "twenty-four", "two hundred and fifty", "a hundred". */
function wholeWords(t: readonly Token[], i: number): { value: number; next: number } | null {
  let total = 0;
  let part = 0;
  let j = i;
  let any = false;
  for (let steps = 0; steps < 12; steps++) {
    const w = wordAt(t, j);
    if (!w) break;
    if (Object.hasOwn(TENS, w)) {
      if (any && part % 100 !== 0) break;
      part += TENS[w]!;
      any = true;
      j++;
      const k = overHyphen(t, j);
      const u = wordAt(t, k);
      if (Object.hasOwn(UNITS, u) && UNITS[u]! > 0 && UNITS[u]! < 10 && (k > j || !t[k]!.capital)) {
        part += UNITS[u]!;
        j = k + 1;
      }
    } else if (Object.hasOwn(UNITS, w)) {
      if (any && (part % 100 !== 0 || part === 0)) break;
      part += UNITS[w]!;
      any = true;
      j++;
    } else if (w === 'hundred' && any && part > 0 && part < 100) {
      part *= 100;
      j++;
    } else if ((w === 'thousand' || w === 'million' || w === 'billion') && any && part > 0) {
      total += part * SCALES[w]!;
      part = 0;
      j++;
    } else if (w === 'dozen' && any && part > 0 && part < 100) {
      part *= 12;
      j++;
    } else if (
      w === 'and' &&
      any &&
      (part >= 100 || total > 0) &&
      (Object.hasOwn(UNITS, wordAt(t, j + 1)) || Object.hasOwn(TENS, wordAt(t, j + 1))) &&
      part % 100 === 0
    ) {
      j++;
    } else break;
  }
  return any ? { value: total + part, next: j } : null;
}

/** A cardinal, decimal, mixed or fractional number that begins at token `i`. */
export function readNumber(t: readonly Token[], i: number): NumberRead | null {
  const x = t[i];
  if (!x) return null;
  if (x.type === NUMERAL) {
    let value = numeralValue(x.text);
    if (!Number.isFinite(value)) return null;
    let j = i + 1;
    let fraction = false;
    if (
      symbolAt(t, j) === '/' &&
      t[j]!.glued &&
      t[j + 1]?.type === NUMERAL &&
      t[j + 1]!.glued &&
      symbolAt(t, j + 2) !== '/'
    ) {
      const d = numeralValue(t[j + 1]!.text);
      if (value > 0 && value < d && d <= 10) {
        value /= d;
        fraction = true;
        j += 2;
      }
    } else if (Object.hasOwn(GLYPHS, symbolAt(t, j))) {
      value += GLYPHS[t[j]!.text]!;
      j++;
    } else if (
      t[j]?.type === NUMERAL &&
      symbolAt(t, j + 1) === '/' &&
      t[j + 2]?.type === NUMERAL &&
      t[j + 1]!.glued &&
      Number(t[j]!.text) < Number(t[j + 2]!.text) &&
      Number(t[j + 2]!.text) <= 8
    ) {
      value += Number(t[j]!.text) / Number(t[j + 2]!.text);
      j += 3;
    }
    const suffix = wordAt(t, j);
    if (t[j]?.glued && (suffix === 'st' || suffix === 'nd' || suffix === 'rd' || suffix === 'th'))
      return { value, next: j + 1, words: false, fraction: false, ordinal: true };
    const k = overHyphen(t, j);
    const scale = wordAt(t, k);
    if (
      Object.hasOwn(SHORT_SCALES, scale) &&
      (scale.length > 2 || (t[k]!.glued && k === j)) &&
      !(scale === 'm' && wordAt(t, k + 1) === '')
    ) {
      value *= SHORT_SCALES[scale]!;
      j = k + 1;
    } else if (t[j]?.glued && (scale === 'm' || scale === 'bn' || scale === 'k')) {
      value *= SHORT_SCALES[scale]!;
      j++;
    }
    if (wordAt(t, j) === 'and' && wordAt(t, j + 1) === 'a' && wordAt(t, j + 2) === 'half') {
      value += 0.5;
      j += 3;
    }
    return { value: round(value), next: j, words: false, fraction, ordinal: false };
  }
  if (x.type === SYMBOL) {
    return Object.hasOwn(GLYPHS, x.text)
      ? { value: GLYPHS[x.text]!, next: i + 1, words: false, fraction: true, ordinal: false }
      : null;
  }
  if (x.type !== WORD) return null;
  const w = x.text;
  if (w === 'half') {
    const k = wordAt(t, i + 1) === 'a' || wordAt(t, i + 1) === 'an' ? i + 2 : overHyphen(t, i + 1);
    if (wordAt(t, k) === 'million' || wordAt(t, k) === 'billion' || wordAt(t, k) === 'dozen')
      return { value: SCALES[wordAt(t, k)]! / 2, next: k + 1, words: true, fraction: false, ordinal: false };
    return { value: 0.5, next: i + 1, words: true, fraction: true, ordinal: false };
  }
  if (w === 'a' || w === 'an' || w === 'another') {
    const n = wordAt(t, i + 1);
    if (n === 'couple')
      return {
        value: 2,
        next: wordAt(t, i + 2) === 'of' ? i + 3 : i + 2,
        words: true,
        fraction: false,
        ordinal: false,
      };
    if (n === 'pair' && wordAt(t, i + 2) === 'of')
      return { value: 2, next: i + 3, words: true, fraction: false, ordinal: false };
    if (n === 'dozen' || n === 'hundred' || n === 'thousand' || n === 'million' || n === 'billion') {
      let value = SCALES[n]!;
      let j = i + 2;
      if (n !== 'dozen') {
        const rest = wordAt(t, j) === 'and' ? wholeWords(t, j + 1) : null;
        if (rest && rest.value < value) {
          value += rest.value;
          j = rest.next;
        }
        if (wordAt(t, j) === 'thousand' || wordAt(t, j) === 'million') value *= SCALES[wordAt(t, j++)]!;
      }
      return { value, next: j, words: true, fraction: false, ordinal: false };
    }
    if (n === 'half' && (wordAt(t, i + 2) === 'million' || wordAt(t, i + 2) === 'dozen'))
      return { value: SCALES[wordAt(t, i + 2)]! / 2, next: i + 3, words: true, fraction: false, ordinal: false };
    if (Object.hasOwn(PARTS, n) && n !== 'second')
      return { value: round(1 / PARTS[n]!), next: i + 2, words: true, fraction: true, ordinal: false };
    return null;
  }
  if (w === 'quarter') return null;
  const whole = wholeWords(t, i);
  if (whole) {
    const { next } = whole;
    let { value } = whole;
    const p = wordAt(t, overHyphen(t, next));
    if (
      Object.hasOwn(PARTS, p) &&
      value < PARTS[p]! &&
      (value > 1 ? p.endsWith('s') || p === 'halves' || p === 'half' : !p.endsWith('s')) &&
      p !== 'half'
    ) {
      return {
        value: round(value / PARTS[p]!),
        next: overHyphen(t, next) + 1,
        words: true,
        fraction: true,
        ordinal: false,
      };
    }
    if (wordAt(t, next) === 'point' && Object.hasOwn(UNITS, wordAt(t, next + 1))) {
      let scale = 0.1;
      let j = next + 1;
      while (Object.hasOwn(UNITS, wordAt(t, j)) && UNITS[wordAt(t, j)]! < 10 && j - next < 6) {
        value += UNITS[wordAt(t, j)]! * scale;
        scale /= 10;
        j++;
      }
      return { value: round(value), next: j, words: true, fraction: false, ordinal: false };
    }
    if (wordAt(t, next) === 'and') {
      const a = wordAt(t, next + 1);
      if ((a === 'a' || a === 'one') && Object.hasOwn(PARTS, wordAt(t, next + 2)) && wordAt(t, next + 2) !== 'second') {
        const part = wordAt(t, next + 2);
        return { value: round(value + 1 / PARTS[part]!), next: next + 3, words: true, fraction: false, ordinal: false };
      }
      const n = wholeWords(t, next + 1);
      if (n) {
        const k = overHyphen(t, n.next);
        const part = wordAt(t, k);
        if (Object.hasOwn(PARTS, part) && part.endsWith('s') && n.value < PARTS[part]!)
          return {
            value: round(value + n.value / PARTS[part]!),
            next: k + 1,
            words: true,
            fraction: false,
            ordinal: false,
          };
      }
    }
    const o = wordAt(t, overHyphen(t, next));
    if (value >= 20 && value % 10 === 0 && Object.hasOwn(ORDINALS, o) && ORDINALS[o]! < 10)
      return {
        value: value + ORDINALS[o]!,
        next: overHyphen(t, next) + 1,
        words: true,
        fraction: false,
        ordinal: true,
      };
    return { value: round(value), next, words: true, fraction: false, ordinal: false };
  }
  if (Object.hasOwn(ORDINALS, w))
    return { value: ORDINALS[w]!, next: i + 1, words: true, fraction: false, ordinal: true };
  return null;
}

/** One number or a range of two: "10 to 14", "10-14", "between 10 and 14", "three or four". */
export interface RangeRead {
  lo: number;
  hi: number;
  next: number;
  words: boolean;
  fraction: boolean;
  ordinal: boolean;
}

export function readRange(t: readonly Token[], i: number): RangeRead | null {
  const a = readNumber(t, i);
  if (!a) return null;
  const single = { lo: a.value, hi: a.value, next: a.next, words: a.words, fraction: a.fraction, ordinal: a.ordinal };
  const s = t[a.next];
  if (!s) return single;
  const joint = s.text;
  const dash = s.type === SYMBOL && (joint === '-' || joint === '–' || joint === '—' || joint === '‑');
  if (dash || joint === 'to' || joint === 'or' || (joint === 'and' && wordAt(t, i - 1) === 'between')) {
    const b = readNumber(t, a.next + 1);
    if (
      b &&
      b.ordinal === a.ordinal &&
      b.value > a.value &&
      !b.fraction &&
      (joint !== 'or' || b.value - a.value <= 3) &&
      (!dash || t[a.next + 1]!.glued === s.glued)
    )
      return { lo: a.value, hi: b.value, next: b.next, words: a.words, fraction: false, ordinal: a.ordinal };
  }
  return single;
}
