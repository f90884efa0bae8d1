import type { Claim, Hit } from './claim.js';
import { symbol, word } from './cues.js';
import { isNegation } from './frame.js';
import { FIELD, SYMBOL, type Token, WORD } from './scan.js';
import type { Cue } from './subject.js';
import { readWays } from './ways.js';
import { readEligibility } from './eligibility.js';
import { readIdentity } from './identity.js';

/** Claims that state no number: what must be done, what is (not) so, how it is done, who qualifies, who it is. */
export interface CuedHit extends Hit {
  polarity?: 1 | -1;
  modality?: Claim['modality'];
}

/** Stances of the lexicon's modality cues: the dimension they speak on, and yes or no. */
const STANCES: Record<string, [dimension: string, stance: 'yes' | 'no']> = {
  may: ['permit', 'yes'],
  'may-not': ['permit', 'no'],
  included: ['include', 'yes'],
  excluded: ['include', 'no'],
  accept: ['accept', 'yes'],
  refuse: ['accept', 'no'],
  possible: ['possible', 'yes'],
  'not-possible': ['possible', 'no'],
  'will-not': ['do', 'no'],
  never: ['do', 'no'],
  continue: ['continue', 'yes'],
  stop: ['continue', 'no'],
  unchanged: ['change', 'no'],
  free: ['charge', 'no'],
  charged: ['charge', 'yes'],
};

export function cuedClaims(t: readonly Token[], cues: readonly Cue[]): CuedHit[] {
  const out: CuedHit[] = [];
  let words = 0;
  for (const x of t) if (x.type === WORD) words++;
  if (words < 4 || t.at(-1)!.text === '?') return out;
  const n = t.length;
  const duty = dutyOf(t, cues);
  if (duty)
    out.push({
      kind: 'obligation',
      value: { lo: 0, hi: 0, unit: 'duty', bound: duty.sure ? 'is' : 'about', text: duty.text },
      first: duty.at,
      next: duty.at + 1,
      modality: duty.text,
    });
  const stance = stanceOf(t, cues);
  out.push({
    kind: 'polarity',
    value: { lo: 0, hi: 0, unit: stance.dimension, bound: stance.sure ? 'is' : 'about', text: stance.text },
    first: stance.at,
    next: stance.at + 1,
    polarity: stance.text === 'no' ? -1 : 1,
  });
  const ways = readWays(t, cues);
  if (ways) out.push(ways);
  const who = readEligibility(t);
  if (who) out.push(who);
  for (const p of readIdentity(t)) out.push(p);
  void n;
  return out;
}

/** Verbs that, first in a sentence, tell the customer to do something. */
const IMPERATIVES = new Set(
  'sign return complete register send replace create bring apply submit pay enter update confirm verify reset upload fill activate renew call phone ring telephone ask book provide choose set download install show present present contact reply respond report notify tell give check review write log visit keep take hand quote attach include make'.split(
    ' ',
  ),
);

function dutyOf(
  t: readonly Token[],
  cues: readonly Cue[],
): { text: 'must' | 'need not'; at: number; sure: boolean } | null {
  let found: { text: 'must' | 'need not'; at: number; sure: boolean } | null = null;
  if (cues.some((c) => c.id === 'must') && cues.some((c) => c.id === 'need-not')) return null;
  for (const c of cues) {
    if (c.id === 'need-not') return { text: 'need not', at: tokenAt(t, c.start), sure: true };
    if (c.id === 'must' && !found) found = { text: 'must', at: tokenAt(t, c.start), sure: true };
  }
  if (found) return found;
  let i = 0;
  while (
    i < t.length &&
    (t[i]!.type !== WORD ||
      t[i]!.text === 'please' ||
      t[i]!.text === 'then' ||
      t[i]!.text === 'first' ||
      t[i]!.text === 'just' ||
      t[i]!.text === 'simply')
  ) {
    if (t[i]!.type === FIELD) break;
    i++;
  }
  if (IMPERATIVES.has(word(t, i)) && i < 5 && i + 1 < t.length && !(symbol(t, i + 1) === ':'))
    return { text: 'must', at: i, sure: false };
  return null;
}

function stanceOf(
  t: readonly Token[],
  cues: readonly Cue[],
): { dimension: string; text: 'yes' | 'no'; at: number; sure: boolean } {
  let yes: { dimension: string; at: number } | null = null;
  for (const c of cues) {
    const s = Object.hasOwn(STANCES, c.id) ? STANCES[c.id]! : null;
    if (!s) continue;
    const at = tokenAt(t, c.start);
    if (s[1] === 'no') return { dimension: s[0], text: s[0] === 'charge' ? 'no' : 'no', at, sure: true };
    yes ??= { dimension: s[0], at };
  }
  for (let i = 0; i < t.length; i++) {
    const x = t[i]!;
    if (x.type !== WORD || !isNegation(x.text)) continue;
    const n = word(t, i + 1);
    if (/^(more|less|later|fewer|earlier|only|matter|sooner|just|doubt)$/.test(n)) continue;
    if (n === 'longer' && word(t, i + 2) === 'than') continue;
    return { dimension: yes?.dimension ?? 'do', text: 'no', at: i, sure: true };
  }
  if (yes) return { dimension: yes.dimension, text: 'yes', at: yes.at, sure: true };
  let at = 0;
  while (at < t.length - 1 && t[at]!.type === SYMBOL) at++;
  return { dimension: 'do', text: 'yes', at, sure: false };
}

export function tokenAt(t: readonly Token[], offset: number): number {
  let lo = 0;
  let hi = t.length - 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (t[mid]!.end <= offset) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
