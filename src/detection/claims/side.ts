import type { Claim } from './claim.js';
import { scan, NUMERAL, WORD } from './scan.js';
import { isStopword, stem } from '../words.js';

/** One letter as it is compared: its claims and the text they point into. */
export interface ClaimSide {
  claims: readonly Claim[];
  text: string;
}

/** What comparing needs to know beside the two letters. All of it may be left out. */
export interface CompareContext {
  /** Share of the company's communications whose claims have the term; 0 when unknown. Names that every letter has say nothing. */
  frequency?: (term: string) => number;
  /** 1 where both letters go to the same narrow segment and to no other, 0 where they meet only in everybody; between, as one sees it. */
  close?: number;
}

/** What is worked out once per letter and frequency table, however many letters it is compared with. */
export interface View {
  side: ClaimSide;
  claims: ClaimView[];
  /** Sum over all claims, the letter's own profile. */
  profile: Map<string, number>;
  norm: number;
}

export interface ClaimView {
  claim: Claim;
  index: number;
  terms: Map<string, number>;
  norm: number;
  /** Words of the sentence in order, numbers left out. */
  words: string[];
  bag: Set<string>;
}

const views = new WeakMap<readonly Claim[], { frequency: unknown; view: View }>();

export function viewOf(side: ClaimSide, context: CompareContext): View {
  const known = views.get(side.claims);
  if (known && known.frequency === context.frequency) return known.view;
  const frequency = context.frequency;
  const profile = new Map<string, number>();
  const sentences = new Map<number, { words: string[]; bag: Set<string> }>();
  const claims = side.claims.map((claim, index): ClaimView => {
    const terms = new Map<string, number>();
    let sum = 0;
    for (const [term, weight] of claim.subject) {
      const f = frequency ? frequency(term) : 0;
      const w = weight * (f > 0.6 ? 0.05 : 1 - Math.min(0.85, f * 1.4));
      terms.set(term, w);
      sum += w * w;
      profile.set(term, (profile.get(term) ?? 0) + w);
    }
    let s = sentences.get(claim.quoteStart);
    if (!s) {
      s = wordsOf(side.text.slice(claim.quoteStart, claim.quoteEnd));
      sentences.set(claim.quoteStart, s);
    }
    return { claim, index, terms, norm: Math.sqrt(sum) || 1, words: s.words, bag: s.bag };
  });
  let n = 0;
  for (const [term, sum] of profile) {
    const w = Math.log1p(sum);
    profile.set(term, w);
    n += w * w;
  }
  const view = { side, claims, profile, norm: Math.sqrt(n) || 1 };
  views.set(side.claims, { frequency, view });
  return view;
}

function wordsOf(text: string): { words: string[]; bag: Set<string> } {
  const words: string[] = [];
  for (const t of scan(text, 0, Math.min(text.length, 1200))) {
    if (t.type === NUMERAL) words.push('#');
    else if (t.type === WORD) words.push(isStopword(t.text) ? t.text : stem(t.text));
  }
  return { words, bag: new Set(words.filter((w) => w !== '#')) };
}
