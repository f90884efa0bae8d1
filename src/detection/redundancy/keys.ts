import { bandKeys, KEY_MASK } from '../similarity/bands.js';
import { hashText, mix32 } from '../similarity/hash.js';
import type { Analysis, PassageTerms } from './analysis.js';
import { welcomeStrength } from './occasion.js';
import { openingOf, ownPassages, wordsOf } from './profile.js';

/** Most keys a communication has: 8 of bands, 4 of facts, 1 of its occasion, 1 of its signatory, 18 of terms. */
export const MAX_KEYS = 32;

/** Near copies (J >= 0.8) meet in one of eight bands with probability 0.985; the terms bring the rest together. */
const BAND_KEYS = 8;
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
      ...bandKeys(analysis.sketch).slice(0, BAND_KEYS),
      ...factKeys(own),
      ...signatoryKeys(analysis),
      ...termKeys(analysis, opening),
      ...occasionKeys(opening),
    ]),
  ];
}

function factKeys(own: readonly PassageTerms[]): number[] {
  const facts = new Set(own.flatMap((passage) => passage.facts).filter((fact) => KEYED_FACT.test(fact)));
  return [...facts].slice(0, FACT_KEYS).map((fact) => keyOf('fact', hashText(fact)));
}

function signatoryKeys({ signatory }: Analysis): number[] {
  return signatory === null ? [] : [keyOf('signatory', hashText(signatory))];
}

function termKeys(analysis: Analysis, opening: readonly PassageTerms[]): number[] {
  const early = new Set(opening.flatMap((passage) => [...passage.stems, ...passage.concepts, ...passage.purposes]));
  const weighted = [...wordsOf(analysis, NONE).weights].map(([term, weight]): [number, number] => [
    term,
    early.has(term) ? weight * OPENING_BOOST : weight,
  ]);
  weighted.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return weighted.slice(0, TERM_KEYS).map(([term]) => keyOf('term', term));
}

function occasionKeys(opening: readonly PassageTerms[]): number[] {
  const stems = new Set(opening.flatMap((passage) => passage.stems));
  const purposes = new Set(opening.flatMap((passage) => passage.purposes));
  return welcomeStrength(stems, purposes) >= WELCOME ? [keyOf('occasion', hashText('welcome'))] : [];
}

const SEEDS = { fact: 0x1f0c, signatory: 0x2516, term: 0x37e2, occasion: 0x40cc };

/** Families are told apart by a seed, so that a term never meets a fact. */
function keyOf(family: keyof typeof SEEDS, hash: number): number {
  return mix32(hash ^ Math.imul(SEEDS[family], 0x9e3779b1)) & KEY_MASK;
}
