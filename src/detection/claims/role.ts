import { isStopword } from '../words.js';
import { phrase, word } from './cues.js';
import { type Token, WORD } from './scan.js';
import { stemTerm } from './term.js';

const BEFORE = new Set(['before', 'ahead', 'beforehand', 'notice', 'early', 'prior']);
const AFTER = new Set(['after', 'later', 'from', 'following', 'of']);
const PAST = new Set(['past', 'last', 'previous']);

/** What a word before the span makes of it. */
const ROLES = new Map<string, string>([
  ['within', 'within'],
  ['inside', 'within'],
  ['in', 'within'],
  ['first', 'first'],
  ['past', 'past'],
  ['last', 'past'],
  ['previous', 'past'],
  ['for', 'for'],
  ['keep', 'for'],
  ['kept', 'for'],
  ['lasts', 'for'],
  ['runs', 'for'],
  ['have', 'for'],
  ["you've", 'for'],
  ['stays', 'for'],
  ['takes', 'takes'],
  ['take', 'takes'],
  ['after', 'after'],
  ['once', 'after'],
]);

/** What a span of time measures, from the words on both sides. */
export function roleOf(t: readonly Token[], first: number, next: number): string | undefined {
  const after = word(t, next);
  if (after === 'ago' || after === 'overdue' || phrase(t, next, 'past', 'due') || phrase(t, next, 'past', 'the'))
    return 'past';
  if (BEFORE.has(after) || phrase(t, next, 'in', 'advance') || isNotice(t, next)) return 'before';
  for (let k = first - 1; k >= 0 && k >= first - 4; k--) {
    const role = ROLES.get(word(t, k));
    if (role === undefined) continue;
    if (role !== 'within') return role;
    const last = word(t, first - 1);
    return PAST.has(last) ? 'past' : last === 'first' ? 'first' : 'within';
  }
  return AFTER.has(after) ? 'after' : undefined;
}

/** "30 days' notice" */
const isNotice = (t: readonly Token[], next: number): boolean =>
  (t[next]?.text === "'" || t[next]?.text === '’') && word(t, next + 1) === 'notice';

const ANCHORS = new Set(['of', 'after', 'before', 'from', 'following', 'prior', 'past']);

/** The stems of what the span is measured from: "of delivery", "before the session begins", "after activation". */
export function anchorOf(t: readonly Token[], next: number): number[] {
  const k = phrase(t, next, 'in', 'advance') ? next + 2 : next;
  const out: number[] = [];
  if (!ANCHORS.has(word(t, k))) return out;
  for (let j = k + 1; j < t.length && j < k + 8 && out.length < 4; j++) {
    const x = t[j]!;
    if (x.type !== WORD) break;
    if (isStopword(x.text) || x.text === 'date' || x.text === 'day' || x.text === 'time') continue;
    out.push(stemTerm(x.text));
  }
  return out;
}
