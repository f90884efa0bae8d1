import { glue, phrase, symbol, word } from './cues.js';
import type { Bound } from './claim.js';
import type { Token } from './scan.js';

/** Whether a number is the value, its floor, its ceiling or only about it, from the words on both sides. */
export function readBound(t: readonly Token[], first: number, next: number): Bound {
  const a = word(t, first - 1);
  const b = word(t, first - 2);
  const c = word(t, first - 3);
  switch (a) {
    case 'to':
      if (b === 'up') return 'max';
      break;
    case 'than':
      if (b === 'more' || b === 'longer' || b === 'greater' || b === 'later' || b === 'older')
        return c === 'no' || c === 'not' || c === 'never' || c === "isn't" ? 'max' : 'min';
      if (b === 'less' || b === 'fewer' || b === 'under' || b === 'sooner' || b === 'earlier')
        return c === 'no' || c === 'not' ? 'min' : 'max';
      break;
    case 'as':
      if (b === 'many' || b === 'much' || b === 'long' || b === 'late') return 'max';
      break;
    case 'least':
      if (b === 'at') return 'min';
      break;
    case 'most':
      if (b === 'at') return 'max';
      break;
    case 'maximum':
    case 'max':
    case 'under':
    case 'below':
    case 'exceed':
    case 'exceeding':
      return 'max';
    case 'within':
    case 'in':
    case 'inside':
      return 'is';
    case 'minimum':
    case 'min':
    case 'over':
    case 'above':
    case 'exceeds':
    case 'from':
      return 'min';
    case 'of':
      if (b === 'maximum' || b === 'total' || b === 'limit' || b === 'cap') return 'max';
      if (b === 'minimum') return 'min';
      break;
    case 'about':
    case 'around':
    case 'approximately':
    case 'roughly':
    case 'nearly':
    case 'almost':
    case 'some':
    case 'approx':
    case 'usually':
    case 'typically':
    case 'circa':
      return 'about';
  }
  if (a === 'to' && b === 'limited') return 'max';
  if (a === 'only' || a === 'just') return 'is';
  const n = word(t, next);
  if (n === 'or' || n === 'and') {
    const m = word(t, next + 1);
    if (
      m === 'more' ||
      m === 'over' ||
      m === 'above' ||
      m === 'older' ||
      m === 'longer' ||
      m === 'later' ||
      m === 'up' ||
      m === 'better' ||
      m === 'higher' ||
      m === 'upward' ||
      m === 'upwards'
    )
      return 'min';
    if (m === 'less' || m === 'fewer' || m === 'under' || m === 'below' || m === 'younger' || m === 'lower')
      return 'max';
    if (m === 'so') return 'about';
  }
  if (n === 'plus' || symbol(t, next) === '+') return 'min';
  if (n === 'maximum' || n === 'max' || phrase(t, next, 'at', 'most')) return 'max';
  if (n === 'minimum' || phrase(t, next, 'at', 'least') || n === 'upwards' || n === 'upward') return 'min';
  return 'is';
}

/** "a month", "per user", "/mo", "each", "monthly": what one amount or count buys. */
export function readPer(t: readonly Token[], next: number): { per: string; next: number } | null {
  let i = next;
  if (symbol(t, i) === ',' || symbol(t, i) === '(') i++;
  if (word(t, i) === 'for' && (word(t, i + 1) === 'every' || word(t, i + 1) === 'each')) i++;
  if (word(t, i) === 'is' && word(t, i + 1) === 'earned' && word(t, i + 2) === 'for') i += 3;
  const s = symbol(t, i);
  const w = word(t, i);
  if (s === '/' || w === 'per' || w === 'a' || w === 'an' || w === 'every' || w === 'each' || w === 'p') {
    let j = glue(t, i + 1);
    let u = word(t, j);
    if (u === 'calendar' || u === 'full' || u === 'single' || u === 'working') u = word(t, ++j);
    const p = PERIODS.get(u);
    if (p) return { per: p, next: j + 1 };
    if ((s === '/' || w === 'per' || w === 'each' || w === 'every') && u && !STOP.has(u) && i === next)
      return { per: `each:${u}`, next: j + 1 };
    if (w === 'each') return { per: 'each', next: i + 1 };
    if ((w === 'a' || w === 'an') && i === next && u && PER_NOUNS.has(u)) return { per: `each:${u}`, next: j + 1 };
    return null;
  }
  const adv = ADVERBS.get(w);
  if (adv) return { per: adv, next: i + 1 };
  if ((w === 'once' || w === 'twice') && (word(t, i + 1) === 'a' || word(t, i + 1) === 'per')) return null;
  if (
    w === 'in' &&
    (word(t, i + 1) === 'a' || word(t, i + 1) === 'any' || word(t, i + 1) === 'each' || word(t, i + 1) === 'one')
  ) {
    let j = i + 2;
    if (word(t, j) === 'calendar' || word(t, j) === 'one' || word(t, j) === 'single') j++;
    const p = PERIODS.get(word(t, j));
    if (p) return { per: p, next: j + 1 };
  }
  return null;
}

export const PERIODS = new Map<string, string>([
  ['hour', 'hour'],
  ['hr', 'hour'],
  ['h', 'hour'],
  ['day', 'day'],
  ['night', 'day'],
  ['week', 'week'],
  ['wk', 'week'],
  ['month', 'month'],
  ['mo', 'month'],
  ['mth', 'month'],
  ['quarter', 'quarter'],
  ['year', 'year'],
  ['yr', 'year'],
  ['annum', 'year'],
  ['weekday', 'weekday'],
  ['m', 'month'],
  ['minute', 'minute'],
  ['min', 'minute'],
  ['weekend', 'weekend'],
  ['fortnight', 'fortnight'],
]);
const ADVERBS = new Map<string, string>([
  ['monthly', 'month'],
  ['weekly', 'week'],
  ['daily', 'day'],
  ['yearly', 'year'],
  ['annually', 'year'],
  ['quarterly', 'quarter'],
  ['hourly', 'hour'],
  ['nightly', 'day'],
  ['apiece', 'each'],
  ['each', 'each'],
  ['pa', 'year'],
  ['pcm', 'month'],
]);
const PER_NOUNS = new Set([
  'person',
  'head',
  'piece',
  'time',
  'contract',
  'trade',
  'ticket',
  'call',
  'litre',
  'liter',
  'mile',
  'kilometre',
  'bag',
  'item',
  'user',
  'seat',
  'visit',
  'session',
  'transaction',
  'share',
  'guest',
  'go',
  'pop',
  'throw',
  'bottle',
  'unit',
  'line',
  'room',
  'page',
  'copy',
  'kilo',
  'pound',
]);
const STOP = new Set([
  'the',
  'of',
  'a',
  'an',
  'to',
  'one',
  'our',
  'your',
  'that',
  'such',
  'this',
  'and',
  'or',
  'other',
  'with',
  'in',
  'for',
  'on',
]);
