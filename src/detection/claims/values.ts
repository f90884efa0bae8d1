import { isCurrencyCode, isCurrencySymbol, type Locale, readAmount, readFree } from './amount.js';
import type { Hit } from './claim.js';
import { readAddress, readPhone } from './contact.js';
import { isMonth, isNamedDay, readDate } from './date.js';
import { readDuration, readInterval, readTimeless } from './duration.js';
import { isDay, readHours } from './hours.js';
import { isNumberWord } from './numbers.js';
import { readQuantity, readUnlimited } from './quantity.js';
import { readRate } from './rate.js';
import { NUMERAL, SYMBOL, WORD, type Token } from './scan.js';
import { trigger, triggerWhere } from './triggers.js';

/**
 * All values of a sentence, left to right, each stretch of text read once: addresses, telephone numbers, dates, hours,
 * money, rates, spans of time, counts. What one grammar took is hidden from those after it.
 */
const words = (list: string) => list.split(' ');
const NUMBERS = trigger(words('a an another half next same following the once twice thrice unlimited double triple'));
const OFTEN = trigger(words('once every monthly quarterly annually yearly weekly fortnightly hourly'));
const UNLIMITED = trigger(words('as no without'));
const DATES = trigger(words('mid early late the end beginning start middle last'));
const HOURS = trigger(words('noon midday midnight half quarter a around round day night at every each seven all'));
const FREE = trigger(
  words(
    "free complimentary gratis no without zero not at on for nothing nobody cannot won't doesn't don't didn't never waived waive",
  ),
);
const TIMELESS = trigger(words('never no for forever indefinitely whenever any immediately instantly straight right'));
const NUMBER_WORD = triggerWhere(isNumberWord);
const DAY = triggerWhere(isDay);
const DATE_WORD = triggerWhere((w) => isMonth(w) || isNamedDay(w));
const CURRENCY_CODE = triggerWhere(isCurrencyCode);

const SETS_OFF = {
  dates: DATES | NUMBER_WORD | DAY | DATE_WORD,
  hours: HOURS | NUMBER_WORD | DAY,
  numbers: NUMBERS | NUMBER_WORD,
} as const;
const ANY = OFTEN | UNLIMITED | FREE | TIMELESS | SETS_OFF.dates | SETS_OFF.hours | SETS_OFF.numbers;

export function readValues(text: string, t: readonly Token[], end: number, locale: Locale): Hit[] {
  const hits: Hit[] = [];
  const at: At = { text, t, i: 0, end, locale };
  for (let i = 0; i < t.length; ) {
    at.i = i;
    const hit = readAt(at, t[i]!);
    if (hit !== null) hits.push(hit);
    i = hit === null ? i + 1 : Math.max(hit.next, i + 1);
  }
  return hits;
}

interface At {
  text: string;
  t: readonly Token[];
  i: number;
  end: number;
  locale: Locale;
}

function readAt(at: At, x: Token): Hit | null {
  switch (x.type) {
    case WORD:
      if (at.t[at.i + 1]?.glued) {
        const address = readAddress(at.text, at.t, at.i, at.end);
        if (address !== null) return address;
      }
      if ((x.triggers & ANY) !== 0) return readWord(at, x.triggers);
      return (x.triggers & CURRENCY_CODE) !== 0 && x.capital ? readAmount(at.t, at.i, at.locale) : null;
    case NUMERAL:
      return readNumeral(at, x);
    case SYMBOL:
      return readSymbol(at, x);
    default:
      return null;
  }
}

function readWord({ t, i, locale }: At, triggers: number): Hit | null {
  let hit: Hit | null = null;
  if ((triggers & OFTEN) !== 0) hit = readInterval(t, i);
  if (hit === null && (triggers & SETS_OFF.dates) !== 0) hit = readDate(t, i, locale.country);
  if (hit === null && (triggers & SETS_OFF.hours) !== 0) hit = readHours(t, i);
  if (hit === null && (triggers & SETS_OFF.numbers) !== 0)
    hit = readAmount(t, i, locale) ?? readRate(t, i) ?? readDuration(t, i) ?? readQuantity(t, i);
  if (hit === null && (triggers & UNLIMITED) !== 0) hit = readUnlimited(t, i);
  if (hit === null && (triggers & FREE) !== 0) hit = readFree(t, i, locale);
  if (hit === null && (triggers & TIMELESS) !== 0) hit = readTimeless(t, i);
  return hit;
}

function readNumeral({ text, t, i, end, locale }: At, x: Token): Hit | null {
  if (i > 0 && x.glued && t[i - 1]!.type === WORD) return null; // A12, WX1
  return (
    readPhone(text, t, i, end, locale.country) ??
    (t[i + 1]?.glued ? readAddress(text, t, i, end) : null) ??
    readDate(t, i, locale.country) ??
    readHours(t, i) ??
    readAmount(t, i, locale) ??
    readRate(t, i) ??
    readDuration(t, i) ??
    (isReference(t, i) ? null : readQuantity(t, i))
  );
}

function readSymbol({ text, t, i, end, locale }: At, x: Token): Hit | null {
  if (isCurrencySymbol(x.text)) return readAmount(t, i, locale);
  if (x.text === '+' || x.text === '(') return readPhone(text, t, i, end, locale.country);
  return x.text >= '¼' ? (readRate(t, i) ?? readDuration(t, i)) : null;
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
