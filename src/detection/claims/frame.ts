import { isStopword } from '../words.js';
import type { Modality } from './claim.js';
import { phrase, symbol, word } from './cues.js';
import { SYMBOL, WORD, type Token } from './scan.js';
import { stemTerm } from './term.js';
import { trigger } from './triggers.js';

/** What a sentence says around its values: denial, modality, tense, conditions, whether it is only an example. */

const words = (list: string) => new Set(list.split(' '));

const NEGATIONS = words(
  "not no never none neither nor without cannot don't doesn't didn't won't can't isn't aren't wasn't weren't shouldn't wouldn't couldn't haven't hasn't needn't mustn't nothing nobody nope shan't",
);
export const isNegation = (w: string) => NEGATIONS.has(w);
/** Set on every token that denies. */
export const DENIES = trigger(NEGATIONS);

/** After these a negation is a bound or an emphasis ("no later than", "not only"). */
const EMPHASIS = words('more less later fewer earlier only matter sooner just doubt');

/** Whether the token denies something: "no more than", "not later than", "not only" don't. */
export function denies(t: readonly Token[], i: number): boolean {
  if ((t[i]!.triggers & DENIES) === 0) return false;
  const n = word(t, i + 1);
  return !EMPHASIS.has(n) && !(n === 'longer' && word(t, i + 2) === 'than');
}

const has = (t: readonly Token[], bit: number): boolean => {
  for (const x of t) if ((x.triggers & bit) !== 0) return true;
  return false;
};

const BREAKS = words('but because while whereas although');
const BREAK = trigger(BREAKS);
const OPENS = words(', ; : – — ( . ! ?');
const CLOSES = words(', ; : – — )');

/** Begin of the clause that token `i` stands in. */
export function clauseStart(t: readonly Token[], i: number): number {
  for (let k = i - 1; k >= 0; k--) {
    const x = t[k]!;
    if (x.type === WORD ? (x.triggers & BREAK) !== 0 : x.type === SYMBOL && OPENS.has(x.text)) {
      if (x.text === ',' && i - k < 4) continue;
      return k + 1;
    }
  }
  return 0;
}

export function clauseEnd(t: readonly Token[], i: number): number {
  for (let k = i; k < t.length; k++) {
    const x = t[k]!;
    if (x.type === WORD ? (x.triggers & BREAK) !== 0 : x.type === SYMBOL && CLOSES.has(x.text)) return k;
  }
  return t.length;
}

export function negated(t: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (denies(t, k)) return true;
  return false;
}

/** What a verb says, before a value, of whether it must be so. */
const SAYS = new Map<string, (t: readonly Token[], k: number) => Modality | null>();
const says = (list: string, read: (t: readonly Token[], k: number) => Modality | null) => {
  for (const w of words(list)) SAYS.set(w, read);
};
says('must shall', () => 'must');
says('may can could might', (t, k) => (word(t, k + 1) === 'not' ? 'may not' : 'may'));
says("cannot can't mustn't", () => 'may not');
says('need have has needs', (t, k) =>
  word(t, k + 1) !== 'to' ? null : isNegation(word(t, k - 1)) ? 'need not' : 'must',
);
says('required', (t, k) => (isNegation(word(t, k - 1)) ? 'need not' : 'must'));
says("will we'll you'll won't", () => 'will');
const SAYING = trigger(SAYS.keys());

export function modality(t: readonly Token[], from: number, to: number): Modality {
  for (let k = to - 1; k >= from; k--) {
    if ((t[k]!.triggers & SAYING) === 0) continue;
    const said = SAYS.get(t[k]!.text)!(t, k);
    if (said !== null) return said;
  }
  return 'none';
}

const TELLS = words('said stated wrote told');
const MISTAKEN = words('incorrectly mistakenly wrongly');
const QUOTES = trigger([...TELLS, ...MISTAKEN]);
const OLD_LETTERS = words(
  'letter email e-mail notice message mailing leaflet statement wrongly mistakenly incorrectly earlier were',
);

/** "our letter of May said …", "you were told …": what follows is quoted to be corrected. */
export function quotesOld(t: readonly Token[]): boolean {
  if (!has(t, QUOTES)) return false;
  for (let k = 1; k < t.length; k++) {
    const w = word(t, k);
    if (MISTAKEN.has(w)) return true;
    if (!TELLS.has(w)) continue;
    for (let j = Math.max(0, k - 12); j < k; j++) if (OLD_LETTERS.has(word(t, j))) return true;
  }
  return false;
}

const FORMERLY = words('formerly previously originally wrongly mistakenly');
const USUAL = words('usual normally regular rrp');
const CHANGES = words(
  'up down increase increased rise rises rising raised reduced fall falls falling drop drops increases cut lowered grow grew change changes changed go goes going',
);
const PAST_SPANS = words('year season spring summer autumn winter time month');
const STOPS = words('. ; : ! ?');
const PAST_WORDS = trigger([...FORMERLY, ...USUAL, ...words('was were instead rather used from ago last before')]);

/** A past or replaced value: "was $5", "last year", "up from $5", "instead of", "not $5". */
export function pastTense(t: readonly Token[], first: number, next: number): boolean {
  const from = Math.max(0, first - 6);
  for (let k = first - 1; k >= from; k--) {
    if ((t[k]!.triggers & PAST_WORDS) !== 0) {
      const past = pastAt(t, k, first, next);
      if (past !== null) return past;
    }
    if (t[k]!.type === SYMBOL && STOPS.has(t[k]!.text)) break;
  }
  return pastAfter(t, next) || lastYear(t, from, first);
}

/** What a word before the value says: past, not past, or nothing. */
function pastAt(t: readonly Token[], k: number, first: number, next: number): boolean | null {
  const w = t[k]!.text;
  if (w === 'was' || w === 'were') {
    const b = word(t, k - 1);
    return b !== 'you' && b !== 'if';
  }
  if (FORMERLY.has(w)) return true;
  if (USUAL.has(w)) return k === first - 1;
  if (w === 'from') return k === first - 1 && (CHANGES.has(word(t, k - 1)) || word(t, next) === 'to') ? true : null;
  const n = word(t, k + 1);
  const replaced = (w === 'instead' && n === 'of') || (w === 'rather' && n === 'than') || (w === 'used' && n === 'to');
  return replaced ? true : null;
}

function pastAfter(t: readonly Token[], next: number): boolean {
  if (word(t, next) === 'ago') return true;
  const to = Math.min(t.length, next + 4);
  for (let k = next; k < to; k++) {
    if ((t[k]!.triggers & PAST_WORDS) === 0) continue;
    const w = t[k]!.text;
    if (w === 'previously') return true;
    if (w === 'last' && (PAST_SPANS.has(word(t, k + 1)) || word(t, k + 1) === 'fall')) return true;
    if (w === 'before' && k === next && symbol(t, k + 1) !== '') return true;
  }
  return false;
}

function lastYear(t: readonly Token[], from: number, first: number): boolean {
  for (let k = from; k < first; k++)
    if ((t[k]!.triggers & PAST_WORDS) !== 0 && t[k]!.text === 'last')
      if (PAST_SPANS.has(word(t, k + 1)) && word(t, k - 1) !== 'the') return true;
  return false;
}

const PRESENT = trigger(words('today currently presently at'));

/** "today", "currently", "at present" in the clause. */
export function presentTense(t: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    if ((t[k]!.triggers & PRESENT) === 0) continue;
    if (t[k]!.text !== 'at' || word(t, k + 1) === 'present' || phrase(t, k + 1, 'the', 'moment')) return true;
  }
  return false;
}

const MORE = words('besides separate extra additional further');
const EXTRA = trigger([...MORE, 'in', 'on', 'over']);

/** "in addition to our regular line", "on top of your passes", "a separate number": what is said is not the usual thing. */
export function isExtra(t: readonly Token[]): boolean {
  for (let k = 0; k < t.length; k++) {
    if ((t[k]!.triggers & EXTRA) === 0) continue;
    if (MORE.has(t[k]!.text) || phrase(t, k, 'in', 'addition')) return true;
    if (phrase(t, k, 'on', 'top', 'of') || phrase(t, k, 'over', 'and', 'above')) return true;
  }
  return false;
}

const CONDITIONS = words('if unless when once where should whenever provided without except after upon until');
const HARD = words('if unless should provided where except');
const CONDITION = trigger(CONDITIONS);
const CONDITION_ENDS = words(', ; : . ) – —');
const MOST_TERMS = 6;

export interface Condition {
  /** Tokens of the conditional clause. */
  from: number;
  to: number;
  terms: readonly number[];
  /** It limits what stands in itself, too ("if you cancel within 30 days"). */
  hard: boolean;
}

/** The conditions in the sentence, each with where the conditional clause lies. */
export function conditions(t: readonly Token[]): Condition[] {
  const found: Condition[] = [];
  for (let i = 0; i < t.length; i++) {
    if ((t[i]!.triggers & CONDITION) === 0 || !isCondition(t, i)) continue;
    const { terms, to } = clauseOf(t, i);
    if (terms.length > 0) found.push({ from: i, to, terms, hard: HARD.has(t[i]!.text) });
    i = to;
  }
  return found;
}

function isCondition(t: readonly Token[], i: number): boolean {
  const w = t[i]!.text;
  if (w === 'should') return i === 0 || symbol(t, i - 1) === ',';
  if (w === 'once') return word(t, i + 1) !== 'a' && word(t, i + 1) !== 'per' && word(t, i - 1) !== 'at';
  return w !== 'if' || !phrase(t, i + 1, 'you', 'have', 'any');
}

const NOT = stemTerm('not');

function clauseOf(t: readonly Token[], i: number): { terms: number[]; to: number } {
  const terms: number[] = [];
  let k = i + 1;
  for (; k < t.length && k < i + 16; k++) {
    const x = t[k]!;
    if (x.type === SYMBOL && CONDITION_ENDS.has(x.text)) break;
    if (x.type !== WORD) continue;
    if (k > i + 3 && (x.text === 'we' || (x.text === 'you' && word(t, k + 1) === 'can'))) break;
    if (terms.length < MOST_TERMS && !isStopword(x.text))
      terms.push((x.triggers & DENIES) !== 0 ? NOT : stemTerm(x.text));
  }
  return { terms, to: k };
}

const EXAMPLES = words('example instance suppose imagine illustration illustrative hypothetical say eg');
const EXAMPLE = trigger([...EXAMPLES, 'e']);

/** Token from which on the sentence only gives an example, or its length. */
export function exampleFrom(t: readonly Token[]): number {
  for (let i = 0; i < t.length; i++) if ((t[i]!.triggers & EXAMPLE) !== 0 && isExample(t, i)) return i;
  return t.length;
}

function isExample(t: readonly Token[], i: number): boolean {
  switch (t[i]!.text) {
    case 'e':
      return symbol(t, i + 1) === '.' && t[i + 1]!.glued && word(t, i + 2) === 'g';
    case 'say':
      return symbol(t, i - 1) === ',' && symbol(t, i + 1) === ',';
    case 'example':
    case 'instance':
      return word(t, i - 1) === 'for' || word(t, i - 1) === 'an' || symbol(t, i + 1) === ':';
    default:
      return true;
  }
}
