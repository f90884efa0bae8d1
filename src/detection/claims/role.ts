import { isStopword, stem } from '../words.js';
import { phrase, word } from './cues.js';
import { type Token, WORD } from './scan.js';

/** What a span of time measures, from the words on both sides. */
export function roleOf(t: readonly Token[], first: number, next: number): string | undefined {
  const after = word(t, next);
  if (after === 'ago' || after === 'overdue' || phrase(t, next, 'past', 'due') || phrase(t, next, 'past', 'the'))
    return 'past';
  if (
    after === 'before' ||
    after === 'ahead' ||
    after === 'beforehand' ||
    after === 'notice' ||
    after === 'early' ||
    after === 'prior' ||
    phrase(t, next, 'in', 'advance') ||
    ((t[next]?.text === "'" || t[next]?.text === '’') && word(t, next + 1) === 'notice')
  )
    return 'before';
  for (let k = first - 1; k >= 0 && k >= first - 4; k--) {
    switch (word(t, k)) {
      case 'within':
      case 'inside':
      case 'in':
        if (word(t, first - 1) === 'past' || word(t, first - 1) === 'last' || word(t, first - 1) === 'previous')
          return 'past';
        if (word(t, first - 1) === 'first') return 'first';
        return 'within';
      case 'first':
        return 'first';
      case 'past':
      case 'last':
      case 'previous':
        return 'past';
      case 'for':
      case 'keep':
      case 'kept':
      case 'lasts':
      case 'last ':
      case 'runs':
      case 'have':
      case "you've":
      case 'stays':
        return 'for';
      case 'takes':
      case 'take':
        return 'takes';
      case 'after':
      case 'once':
        return 'after';
    }
  }
  if (after === 'after' || after === 'later' || after === 'from' || after === 'following' || after === 'of')
    return 'after';
  return undefined;
}

/** The stems of what the span is measured from: "of delivery", "before the session begins", "after activation". */
export function anchorOf(t: readonly Token[], next: number): string[] {
  let k = next;
  if (word(t, k) === 'in' && word(t, k + 1) === 'advance') k += 2;
  const w = word(t, k);
  if (
    w !== 'of' &&
    w !== 'after' &&
    w !== 'before' &&
    w !== 'from' &&
    w !== 'following' &&
    w !== 'prior' &&
    w !== 'past'
  )
    return [];
  const out: string[] = [];
  for (let j = k + 1; j < t.length && j < k + 8 && out.length < 4; j++) {
    const x = t[j]!;
    if (x.type !== WORD) break;
    if (isStopword(x.text) || x.text === 'date' || x.text === 'day' || x.text === 'time') continue;
    out.push(stem(x.text));
  }
  return out;
}
