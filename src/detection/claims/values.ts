import { readAmount, readFree, isCurrencySymbol, type Locale } from './amount.js';
import type { Hit } from './claim.js';
import { readAddress, readPhone } from './contact.js';
import { isMonth, isNamedDay, readDate } from './date.js';
import { readDuration, readInterval, readTimeless } from './duration.js';
import { isDay, readHours } from './hours.js';
import { isNumberWord } from './numbers.js';
import { readQuantity, readUnlimited } from './quantity.js';
import { readRate } from './rate.js';
import { NUMERAL, SYMBOL, WORD, type Token } from './scan.js';

/**
 * All values of a sentence, left to right, each stretch of text read once: addresses, telephone numbers, dates, hours,
 * money, rates, spans of time, counts. What one grammar took is hidden from those after it.
 */
const NUMBERS = 1;
const DATES = 2;
const HOURS = 4;
const FREE = 8;
const TIMELESS = 16;
const OFTEN = 32;
const UNLIMITED = 64;

const gates = new Map<string, number>();
const gate = (mask: number, words: string) => {
  for (const w of words.split(' ')) gates.set(w, (gates.get(w) ?? 0) | mask);
};
gate(NUMBERS, 'a an another half next same following the once twice thrice unlimited double triple');
gate(OFTEN, 'once every monthly quarterly annually yearly weekly fortnightly hourly');
gate(UNLIMITED, 'as no without');
gate(DATES, 'mid early late the end beginning start middle last');
gate(HOURS, 'noon midday midnight half quarter a around round day night at every each seven all');
gate(
  FREE,
  "free complimentary gratis no without zero not at on for nothing nobody cannot won't doesn't don't didn't never waived waive",
);
gate(TIMELESS, 'never no for forever indefinitely whenever any immediately instantly straight right');

/** Which grammars a word may begin; remembered for every word met, up to a bound. */
function gateOf(w: string): number {
  let g = known.get(w);
  if (g === undefined) {
    g = gates.get(w) ?? 0;
    if (isNumberWord(w)) g |= NUMBERS | DATES | HOURS;
    if (isMonth(w) || isNamedDay(w)) g |= DATES;
    if (isDay(w)) g |= DATES | HOURS;
    if (known.size >= WORDS_KEPT) known.clear();
    known.set(w, g);
  }
  return g;
}
const WORDS_KEPT = 50_000;
const known = new Map<string, number>();

export function readValues(text: string, t: readonly Token[], end: number, locale: Locale): Hit[] {
  const hits: Hit[] = [];
  const country = locale.country;
  for (let i = 0; i < t.length; ) {
    const x = t[i]!;
    let hit: Hit | null = null;
    if (x.type === WORD) {
      if (t[i + 1]?.glued) hit = readAddress(text, t, i, end);
      if (!hit) {
        const g = gateOf(x.text);
        if (g) {
          if (g & OFTEN) hit = readInterval(t, i);
          if (!hit && g & DATES) hit = readDate(t, i, country);
          if (!hit && g & HOURS) hit = readHours(t, i);
          if (!hit && g & NUMBERS)
            hit = readAmount(t, i, locale) ?? readRate(t, i) ?? readDuration(t, i) ?? readQuantity(t, i);
          if (!hit && g & UNLIMITED) hit = readUnlimited(t, i);
          if (!hit && g & FREE) hit = readFree(t, i, locale);
          if (!hit && g & TIMELESS) hit = readTimeless(t, i);
        } else if (
          x.end - x.start === 3 &&
          x.capital &&
          t[i + 1] &&
          (t[i + 1]!.type === NUMERAL || isCurrencySymbol(t[i + 1]!.text))
        )
          hit = readAmount(t, i, locale);
      }
    } else if (x.type === NUMERAL) {
      if (i > 0 && x.glued && t[i - 1]!.type === WORD) {
        i++;
        continue; // A12, WX1
      }
      hit =
        readPhone(text, t, i, end, country) ??
        (t[i + 1]?.glued ? readAddress(text, t, i, end) : null) ??
        readDate(t, i, country) ??
        readHours(t, i) ??
        readAmount(t, i, locale) ??
        readRate(t, i) ??
        readDuration(t, i) ??
        (isReference(t, i) ? null : readQuantity(t, i));
    } else if (x.type === SYMBOL) {
      if (isCurrencySymbol(x.text)) hit = readAmount(t, i, locale);
      else if (x.text === '+' || x.text === '(') hit = readPhone(text, t, i, end, country);
      else if (x.text >= '¼') hit = readRate(t, i) ?? readDuration(t, i);
    }
    if (hit) {
      hits.push(hit);
      i = Math.max(hit.next, i + 1);
    } else i++;
  }
  return hits;
}

const REFERENCES = new Set([
  'section',
  'clause',
  'article',
  'paragraph',
  'page',
  'step',
  'version',
  'form',
  'ref',
  'reference',
  'no',
  'number',
  'chapter',
  'schedule',
  'appendix',
  'suite',
  'room',
  'box',
  'gate',
  'platform',
  'unit',
  'flat',
  'floor',
  'item',
  'part',
  'tier',
  'level',
  'zone',
  'phase',
  'stage',
  'grade',
  'class',
  'rule',
  'regulation',
  'invoice',
  'route',
  'highway',
  'apt',
]);
function isReference(t: readonly Token[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && t[k]!.type === SYMBOL && (t[k]!.text === '.' || t[k]!.text === '#' || t[k]!.text === ':')) k--;
  const b = t[k];
  if (b?.type === SYMBOL) return b.text === '©' || b.text === '#';
  return b?.type === WORD && REFERENCES.has(b.text) && (b.text !== 'no' || t[i - 1]!.type === SYMBOL);
}
