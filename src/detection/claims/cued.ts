import type { CuedHit } from './claim.js';
import { word } from './cues.js';
import { readEligibility } from './eligibility.js';
import { denies } from './frame.js';
import { readIdentity } from './identity.js';
import { FIELD, SYMBOL, type Token, WORD } from './scan.js';
import type { Cue } from './subject.js';
import { readWays } from './ways.js';

/** Stances of the lexicon's modality cues: the dimension they speak on, and yes or no. */
const STANCES = new Map<string, [dimension: string, stance: 'yes' | 'no']>(
  Object.entries({
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
  }),
);

/** Shorter than this a line is a label. */
const LEAST_WORDS = 4;

/** Claims that state no number: what must be done, what is (not) so, how it is done, who qualifies, who it is. */
export function cuedClaims(t: readonly Token[], cues: readonly Cue[]): CuedHit[] {
  const out: CuedHit[] = [];
  let words = 0;
  for (const x of t) if (x.type === WORD) words++;
  if (words < LEAST_WORDS || t.at(-1)!.text === '?') return out;
  const duty = dutyOf(t, cues);
  if (duty !== null) {
    const { text, sure, at } = duty;
    const value = { lo: 0, hi: 0, unit: 'duty', bound: bound(sure), text };
    out.push({ kind: 'obligation', value, first: at, next: at + 1, modality: text });
  }
  const { dimension, text, sure, at } = stanceOf(t, cues);
  const value = { lo: 0, hi: 0, unit: dimension, bound: bound(sure), text };
  out.push({ kind: 'polarity', value, first: at, next: at + 1, polarity: text === 'no' ? -1 : 1 });
  const ways = readWays(t, cues);
  if (ways !== null) out.push(ways);
  const who = readEligibility(t);
  if (who !== null) out.push(who);
  for (const person of readIdentity(t)) out.push(person);
  return out;
}

const bound = (sure: boolean): 'is' | 'about' => (sure ? 'is' : 'about');

/** Verbs that, first in a sentence, tell the customer to do something. */
const IMPERATIVES = new Set(
  'sign return complete register send replace create bring apply submit pay enter update confirm verify reset upload fill activate renew call phone ring telephone ask book provide choose set download install show present present contact reply respond report notify tell give check review write log visit keep take hand quote attach include make'.split(
    ' ',
  ),
);

interface Duty {
  text: 'must' | 'need not';
  at: number;
  sure: boolean;
}

function dutyOf(t: readonly Token[], cues: readonly Cue[]): Duty | null {
  const must = cues.find((c) => c.id === 'must');
  const needNot = cues.find((c) => c.id === 'need-not');
  if (must !== undefined && needNot !== undefined) return null;
  if (needNot !== undefined) return { text: 'need not', at: tokenAt(t, needNot.start), sure: true };
  if (must !== undefined) return { text: 'must', at: tokenAt(t, must.start), sure: true };
  const verb = firstVerb(t);
  return verb < 0 ? null : { text: 'must', at: verb, sure: false };
}

const COURTESIES = new Set(['please', 'then', 'first', 'just', 'simply']);

/** The token that tells the customer to do something, or -1. */
function firstVerb(t: readonly Token[]): number {
  let i = 0;
  while (i < t.length && t[i]!.type !== FIELD && (t[i]!.type !== WORD || COURTESIES.has(t[i]!.text))) i++;
  return i < 5 && i + 1 < t.length && IMPERATIVES.has(word(t, i)) && t[i + 1]!.text !== ':' ? i : -1;
}

interface Stance {
  dimension: string;
  text: 'yes' | 'no';
  at: number;
  sure: boolean;
}

function stanceOf(t: readonly Token[], cues: readonly Cue[]): Stance {
  let yes: { dimension: string; start: number } | null = null;
  for (const c of cues) {
    const stance = STANCES.get(c.id);
    if (stance === undefined) continue;
    if (stance[1] === 'no') return { dimension: stance[0], text: 'no', at: tokenAt(t, c.start), sure: true };
    yes ??= { dimension: stance[0], start: c.start };
  }
  for (let i = 0; i < t.length; i++)
    if (denies(t, i)) return { dimension: yes?.dimension ?? 'do', text: 'no', at: i, sure: true };
  if (yes !== null) return { dimension: yes.dimension, text: 'yes', at: tokenAt(t, yes.start), sure: true };
  let at = 0;
  while (at < t.length - 1 && t[at]!.type === SYMBOL) at++;
  return { dimension: 'do', text: 'yes', at, sure: false };
}

function tokenAt(t: readonly Token[], offset: number): number {
  let lo = 0;
  let hi = t.length - 1;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (t[mid]!.end <= offset) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}
