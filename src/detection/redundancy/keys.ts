import { KEY_MASK } from '../similarity/bands.js';
import { hashText, mix32 } from '../similarity/hash.js';
import type { Analysis, PassageTerms } from './analysis.js';
import { welcomeStrength } from './occasion.js';
import { houseOf, openingOf, ownPassages, weightsOf } from './profile.js';

/** Most keys a communication has: 8 of bands, 4 of facts, 1 of its occasion, 1 of its signatory, 18 of terms. */
export const MAX_KEYS = 32;

const FACT_KEYS = 4;
const TERM_KEYS = 18;

/** Terms of the opening count more: it says what the letter is for. */
const OPENING_BOOST = 1.5;

/** From this strength on a letter is looked up among the welcomes. */
const WELCOME = 0.7;

const KEYED_FACT = /^(?:date|money|percent):/;
const NONE: ReadonlySet<number> = new Set();

/**
 * The keys under which a communication is looked up: two communications are compared only when they share one. They
 * depend on the letter alone (weights of terms are static), so the order of arrival can't matter. In two families: bands of
 * the sketch (near copies), and what the letter is about: its heaviest terms, specific facts, occasion, signatory.
 *
 * The more keys two communications share, the likelier they are redundant: where a registry is so large that candidates
 * must be bounded, take those that share most.
 *
 * @returns at most `MAX_KEYS` distinct integers, 0 <= key < 2^31, the most selective first
 */
export function candidateKeys(analysis: Analysis): number[] {
  const own = ownPassages(analysis, NONE);
  const opening = openingOf(own);
  return [
    ...new Set([
      ...analysis.bands,
      ...factKeys(own),
      ...signatoryKeys(analysis),
      ...termKeys(weightsOf(own, houseOf(analysis)), opening),
      ...occasionKeys(opening),
    ]),
  ];
}

function factKeys(own: readonly PassageTerms[]): number[] {
  const facts = new Set<string>();
  for (const passage of own) for (const fact of passage.facts) if (KEYED_FACT.test(fact)) facts.add(fact);
  return [...facts].slice(0, FACT_KEYS).map((fact) => keyOf('fact', hashText(fact)));
}

function signatoryKeys({ signatory }: Analysis): number[] {
  return signatory === null ? [] : [keyOf('signatory', hashText(signatory))];
}

/** Keys of the heaviest terms; among equals those with the smaller hash, so that two letters choose alike. */
function termKeys(weights: Map<number, number>, opening: readonly PassageTerms[]): number[] {
  boost(weights, opening);
  const terms = new Int32Array(TERM_KEYS);
  const heaviest = new Float64Array(TERM_KEYS);
  let kept = 0;
  for (const [term, weight] of weights) {
    let place = kept;
    while (place > 0 && isHeavier(weight, term, heaviest[place - 1] as number, terms[place - 1] as number)) place--;
    if (place === TERM_KEYS) continue;
    kept = Math.min(TERM_KEYS, kept + 1);
    terms.copyWithin(place + 1, place, kept - 1);
    heaviest.copyWithin(place + 1, place, kept - 1);
    terms[place] = term;
    heaviest[place] = weight;
  }
  return Array.from(terms.subarray(0, kept), (term) => keyOf('term', term));
}

function isHeavier(weight: number, term: number, than: number, thanTerm: number): boolean {
  return weight > than || (weight === than && term >>> 0 < thanTerm >>> 0);
}

function boost(weights: Map<number, number>, opening: readonly PassageTerms[]): void {
  const early = new Set<number>();
  for (const passage of opening) {
    for (const terms of [passage.stems, passage.concepts, passage.purposes]) for (const term of terms) early.add(term);
  }
  for (const term of early) {
    const weight = weights.get(term);
    if (weight !== undefined) weights.set(term, weight * OPENING_BOOST);
  }
}

function occasionKeys(opening: readonly PassageTerms[]): number[] {
  const stems = new Set(opening.flatMap((passage) => passage.stems));
  const purposes = new Set(opening.flatMap((passage) => passage.purposes));
  return welcomeStrength(stems, purposes) >= WELCOME ? [keyOf('occasion', WELCOME_HASH)] : [];
}

const WELCOME_HASH = hashText('welcome');

const SEEDS = { fact: 0x1f0c, signatory: 0x2516, term: 0x37e2, occasion: 0x40cc };

/** Families are told apart by a seed, so that a term never meets a fact. */
function keyOf(family: keyof typeof SEEDS, hash: number): number {
  return mix32(hash ^ Math.imul(SEEDS[family], 0x9e3779b1)) & KEY_MASK;
}
