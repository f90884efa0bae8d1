import { readBound, readPer } from './bound.js';
import type { Hit } from './claim.js';
import { glue, phrase, symbol, word } from './cues.js';
import { isDurationUnit } from './duration.js';
import { readRange } from './numbers.js';
import type { Token } from './scan.js';

/** Shares: "5 %", "fifteen per cent", "three and four-tenths percent", "a third off", "half price", "double". */
export function readRate(t: readonly Token[], i: number): Hit | null {
  // "half a percentage point", "one quarter of one per cent", "a quarter of a percentage point"
  const part = partOfOne(t, i);
  if (part) return part;
  const n = readRange(t, i);
  if (n && !n.ordinal) {
    const j = glue(t, n.next);
    const s = symbol(t, j);
    let next = -1;
    let scale = 1;
    if (s === '%' || s === '％') next = j + 1;
    else if (s === '‰') {
      next = j + 1;
      scale = 0.1;
    } else if (word(t, j) === 'percent' || word(t, j) === 'pct' || word(t, j) === 'percentage')
      next = j + (word(t, j + 1) === 'point' || word(t, j + 1) === 'points' ? 2 : 1);
    else if (phrase(t, j, 'per', 'cent')) next = j + 2;
    else if (phrase(t, j, 'basis', 'points') || word(t, j) === 'bps') {
      next = j + (word(t, j) === 'bps' ? 1 : 2);
      scale = 0.01;
    }
    if (word(t, j) === 'percentage' && next === j + 1) next = -1;
    if (next >= 0) return rate(t, i, next, n.lo * scale, n.hi * scale);
    // "5 - 10 %" is read by readRange; "10 % to 15 %" is two values, which is fine
    if (n.fraction && n.lo > 0 && n.lo < 1 && ofWhole(t, i, n.next)) return rate(t, i, n.next, n.lo * 100, n.hi * 100);
  }
  const w = word(t, i);
  if (w === 'half' && (word(t, glue(t, i + 1)) === 'price' || word(t, i + 1) === 'off' || word(t, i + 1) === 'fare'))
    return rate(t, i, glue(t, i + 1) + 1, 50, 50);
  if (
    (w === 'double' || w === 'twice') &&
    (word(t, i + 1) === 'the' || word(t, i + 1) === 'your' || word(t, i + 1) === 'as')
  ) {
    return { kind: 'rate', value: { lo: 200, hi: 200, unit: 'x', bound: 'is' }, first: i, next: i + 1 };
  }
  if (w === 'double' || w === 'triple') {
    if (/^(points?|miles|rewards|stars|credits?|stamps)$/.test(word(t, i + 1))) {
      const v = w === 'double' ? 200 : 300;
      return { kind: 'rate', value: { lo: v, hi: v, unit: 'x', bound: 'is' }, first: i, next: i + 1 };
    }
  }
  return null;
}

function partOfOne(t: readonly Token[], i: number): Hit | null {
  let share = 0;
  let k = i;
  if (word(t, i) === 'half') {
    share = 0.5;
    k = i + 1;
  } else {
    const d = word(t, i) === 'a' || word(t, i) === 'one' ? i + 1 : -1;
    if (d < 0) return null;
    if (word(t, d) === 'half') share = 0.5;
    else if (word(t, d) === 'quarter') share = 0.25;
    else if (word(t, d) === 'tenth') share = 0.1;
    else if (word(t, d) === 'third') share = 1 / 3;
    else return null;
    k = d + 1;
  }
  if (word(t, k) === 'of') k++;
  if (word(t, k) === 'a' || word(t, k) === 'one') k++;
  if (word(t, k) === 'percent') k++;
  else if (word(t, k) === 'percentage') k++;
  else if (phrase(t, k, 'per', 'cent')) k += 2;
  else return null;
  if (word(t, k) === 'point') k++;
  return rate(t, i, k, (share * 100) / 100, share);
}

function rate(t: readonly Token[], first: number, next: number, lo: number, hi: number): Hit | null {
  if (!Number.isFinite(hi) || hi > 1e7) return null;
  const per = readPer(t, next);
  const value = {
    lo: Math.round(lo * 100) / 100,
    hi: Math.round(hi * 100) / 100,
    unit: '%',
    bound: readBound(t, first, next),
    ...(per ? { per: per.per } : {}),
  };
  return { kind: 'rate', value, first, next };
}

/** A fraction is a rate only where the whole it is taken of, or a rise or fall, is named. */
function ofWhole(t: readonly Token[], i: number, next: number): boolean {
  const w = word(t, next);
  if (
    w === 'off' ||
    w === 'discount' ||
    w === 'more' ||
    w === 'less' ||
    w === 'cheaper' ||
    w === 'lower' ||
    w === 'higher' ||
    w === 'back' ||
    w === 'extra' ||
    w === 'reduction'
  )
    return true;
  if (w === 'of') {
    if (isDurationUnit(word(t, next + 2))) return false;
    const o = word(t, next + 1);
    return (
      o === 'the' ||
      o === 'your' ||
      o === 'its' ||
      o === 'any' ||
      o === 'all' ||
      o === 'what' ||
      o === 'our' ||
      o === 'that' ||
      o === 'their' ||
      o === 'everything' ||
      o === 'each' ||
      o === 'every' ||
      o === 'it' ||
      o === 'an' ||
      o === 'a'
    );
  }
  const b = word(t, i - 1);
  return b === 'by' || b === 'save' || b === 'saves' || (b === 'only' && w === 'the');
}
