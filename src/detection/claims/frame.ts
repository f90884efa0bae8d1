import type { Modality } from './claim.js';
import { phrase, symbol, word } from './cues.js';
import { SYMBOL, WORD, type Token } from './scan.js';
import { isStopword, stem } from '../words.js';

/** What a sentence says around its values: denial, modality, tense, conditions, whether it is only an example. */

const NEGATIONS = new Set([
  'not',
  'no',
  'never',
  'none',
  'neither',
  'nor',
  'without',
  'cannot',
  "don't",
  "doesn't",
  "didn't",
  "won't",
  "can't",
  "isn't",
  "aren't",
  "wasn't",
  "weren't",
  "shouldn't",
  "wouldn't",
  "couldn't",
  "haven't",
  "hasn't",
  "needn't",
  "mustn't",
  'nothing',
  'nobody',
  'nope',
  "shan't",
]);
export const isNegation = (w: string) => NEGATIONS.has(w);

/** Begin of the clause that token `i` stands in. */
export function clauseStart(t: readonly Token[], i: number): number {
  for (let k = i - 1; k >= 0; k--) {
    const x = t[k]!;
    if (
      x.type === SYMBOL &&
      (x.text === ',' ||
        x.text === ';' ||
        x.text === ':' ||
        x.text === '–' ||
        x.text === '—' ||
        x.text === '(' ||
        x.text === '.' ||
        x.text === '!' ||
        x.text === '?')
    ) {
      if (x.text === ',' && i - k < 4) continue;
      return k + 1;
    }
    if (
      x.type === WORD &&
      (x.text === 'but' || x.text === 'because' || x.text === 'while' || x.text === 'whereas' || x.text === 'although')
    )
      return k + 1;
  }
  return 0;
}

export function clauseEnd(t: readonly Token[], i: number): number {
  for (let k = i; k < t.length; k++) {
    const x = t[k]!;
    if (
      x.type === SYMBOL &&
      (x.text === ',' || x.text === ';' || x.text === ':' || x.text === '–' || x.text === '—' || x.text === ')')
    )
      return k;
    if (
      x.type === WORD &&
      (x.text === 'but' || x.text === 'because' || x.text === 'while' || x.text === 'whereas' || x.text === 'although')
    )
      return k;
  }
  return t.length;
}

export function negated(t: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const x = t[k]!;
    if (x.type !== WORD || !NEGATIONS.has(x.text)) continue;
    // "no more than", "not later than", "no later", "not only": bounds and emphasis, no denial
    const n = word(t, k + 1);
    if (
      n === 'more' ||
      n === 'less' ||
      n === 'later' ||
      n === 'fewer' ||
      n === 'earlier' ||
      n === 'only' ||
      (n === 'longer' && word(t, k + 2) === 'than') ||
      n === 'matter' ||
      n === 'sooner' ||
      n === 'just' ||
      n === 'doubt'
    )
      continue;
    return true;
  }
  return false;
}

export function modality(t: readonly Token[], from: number, to: number): Modality {
  for (let k = to - 1; k >= from; k--) {
    const w = word(t, k);
    switch (w) {
      case 'must':
      case 'shall':
        return 'must';
      case 'may':
      case 'can':
      case 'could':
      case 'might':
        return word(t, k + 1) === 'not' ? 'may not' : 'may';
      case 'cannot':
      case "can't":
      case "mustn't":
        return 'may not';
      case 'need':
      case 'have':
      case 'has':
      case 'needs':
        if (word(t, k + 1) === 'to') return isNegation(word(t, k - 1)) || word(t, k - 1) === 'no' ? 'need not' : 'must';
        break;
      case 'required':
        return isNegation(word(t, k - 1)) ? 'need not' : 'must';
      case 'will':
      case "we'll":
      case "you'll":
      case "won't":
        return 'will';
    }
  }
  return 'none';
}

/** "our letter of May said …", "you were told …": what follows is quoted to be corrected. */
export function quotesOld(t: readonly Token[]): boolean {
  for (let k = 1; k < t.length; k++) {
    const w = word(t, k);
    if (w === 'said' || w === 'stated' || w === 'wrote' || w === 'told') {
      for (let j = Math.max(0, k - 12); j < k; j++)
        if (
          /^(letter|email|e-mail|notice|message|mailing|leaflet|statement|wrongly|mistakenly|incorrectly|earlier|were)$/.test(
            word(t, j),
          )
        )
          return true;
    }
    if (w === 'incorrectly' || w === 'mistakenly' || w === 'wrongly') return true;
  }
  return false;
}

/** A past or replaced value: "was $5", "last year", "up from $5", "instead of", "not $5". */
export function pastTense(t: readonly Token[], first: number, next: number): boolean {
  const lo = Math.max(0, first - 6);
  for (let k = first - 1; k >= lo; k--) {
    const w = word(t, k);
    if (w === 'was' || w === 'were') return !/^(you|if)$/.test(word(t, k - 1)) || word(t, k - 1) === 'it';
    if (w === 'formerly' || w === 'previously' || w === 'originally' || w === 'wrongly' || w === 'mistakenly')
      return true;
    if (w === 'instead' && word(t, k + 1) === 'of') return true;
    if (w === 'rather' && word(t, k + 1) === 'than') return true;
    if (w === 'used' && word(t, k + 1) === 'to') return true;
    if (
      w === 'from' &&
      k === first - 1 &&
      /^(up|down|increase|increased|rise|rises|rising|raised|reduced|fall|falls|falling|drop|drops|increases|cut|lowered|grow|grew|change|changes|changed|go|goes|going)$/.test(
        word(t, k - 1),
      )
    )
      return true;
    if (w === 'from' && k === first - 1 && word(t, next) === 'to') return true;
    if (w === 'usual' || w === 'normally' || w === 'regular' || w === 'rrp') return k === first - 1;
    if (/[.;:!?]/.test(symbol(t, k))) break;
  }
  if (word(t, next) === 'ago') return true;
  const hi = Math.min(t.length, next + 4);
  for (let k = next; k < hi; k++) {
    if (word(t, k) === 'last' && /^(year|month|season|spring|summer|autumn|fall|winter|time)$/.test(word(t, k + 1)))
      return true;
    if (word(t, k) === 'previously' || (word(t, k) === 'before' && k === next && symbol(t, k + 1) !== '')) return true;
  }
  for (let k = lo; k < first; k++)
    if (
      word(t, k) === 'last' &&
      /^(year|season|spring|summer|autumn|winter|time|month)$/.test(word(t, k + 1)) &&
      word(t, k - 1) !== 'the'
    )
      return true;
  return false;
}

/** "today", "currently", "at present" in the clause. */
export function presentTense(t: readonly Token[], from: number, to: number): boolean {
  for (let k = from; k < to; k++) {
    const w = word(t, k);
    if (
      w === 'today' ||
      w === 'currently' ||
      w === 'presently' ||
      (w === 'at' && (word(t, k + 1) === 'present' || (word(t, k + 1) === 'the' && word(t, k + 2) === 'moment')))
    )
      return true;
  }
  return false;
}

/** "in addition to our regular line", "on top of your passes", "a separate number": what is said is not the usual thing. */
export function isExtra(t: readonly Token[]): boolean {
  for (let k = 0; k < t.length; k++) {
    const w = word(t, k);
    if (
      (w === 'in' && word(t, k + 1) === 'addition') ||
      (w === 'on' && word(t, k + 1) === 'top' && word(t, k + 2) === 'of') ||
      w === 'besides' ||
      w === 'separate' ||
      w === 'extra' ||
      w === 'additional' ||
      w === 'further' ||
      (w === 'over' && phrase(t, k, 'over', 'and', 'above'))
    )
      return true;
  }
  return false;
}

const CONDITIONS = new Set([
  'if',
  'unless',
  'when',
  'once',
  'where',
  'should',
  'whenever',
  'provided',
  'without',
  'except',
  'after',
  'upon',
  'until',
]);

/** Stems of the conditions in the sentence, each with where the conditional clause lies. */
export function conditions(t: readonly Token[]): { from: number; to: number; stems: string[]; hard: boolean }[] {
  const found: { from: number; to: number; stems: string[]; hard: boolean }[] = [];
  for (let i = 0; i < t.length; i++) {
    const w = word(t, i);
    if (!CONDITIONS.has(w)) continue;
    if (w === 'should' && !(i === 0 && word(t, 1) === 'you') && !(i > 0 && symbol(t, i - 1) === ',') && i !== 0)
      continue;
    if (w === 'once' && (word(t, i + 1) === 'a' || word(t, i + 1) === 'per' || word(t, i - 1) === 'at')) continue;
    if (w === 'if' && phrase(t, i + 1, 'you', 'have', 'any')) continue;
    const hard = w === 'if' || w === 'unless' || w === 'should' || w === 'provided' || w === 'where' || w === 'except';
    const stems: string[] = [];
    let k = i + 1;
    for (; k < t.length && k < i + 16; k++) {
      const x = t[k]!;
      if (x.type === SYMBOL && /[,;:.)–—]/.test(x.text)) break;
      if (x.type === WORD && k > i + 3 && (x.text === 'we' || (x.text === 'you' && word(t, k + 1) === 'can'))) break;
      if (x.type === WORD && !isStopword(x.text)) stems.push(isNegation(x.text) ? 'not' : stem(x.text));
    }
    if (stems.length) found.push({ from: i, to: k, stems: stems.slice(0, 6), hard });
    i = k;
  }
  return found;
}

const EXAMPLES = new Set([
  'example',
  'instance',
  'suppose',
  'imagine',
  'illustration',
  'illustrative',
  'hypothetical',
  'say',
  'eg',
]);

/** Token from which on the sentence only gives an example, or its length. */
export function exampleFrom(t: readonly Token[]): number {
  for (let i = 0; i < t.length; i++) {
    const w = word(t, i);
    if (!EXAMPLES.has(w)) continue;
    if (w === 'say' && !(symbol(t, i - 1) === ',' && symbol(t, i + 1) === ',')) continue;
    if (w === 'example' || w === 'instance') {
      if (word(t, i - 1) === 'for' || word(t, i - 1) === 'an' || symbol(t, i + 1) === ':') return i;
      continue;
    }
    return i;
  }
  for (let i = 0; i + 3 < t.length; i++)
    if (word(t, i) === 'e' && symbol(t, i + 1) === '.' && word(t, i + 2) === 'g' && t[i + 1]!.glued) return i;
  return t.length;
}
