import type { Concept } from '../lexicon/concept.js';
import { lexiconFor } from '../lexicon/lexicon.js';
import type { Token as Word } from '../words.js';

/** The lexicon as claims use it: what a wording says about the subject, and how much. */
export interface ConceptMatch {
  id: string;
  group: Concept['group'];
  kinds: Concept['kinds'];
  first: number;
  last: number;
  /** Terms for the subject: the concept itself and, lighter, the more general ones. */
  terms: readonly [term: string, weight: number][];
}

/** A concept named by one word says hardly more than the word; one named by several is worth more than its words. */
const OWN = 0.9;
const WIDER = 0.45;

const termsById = new Map<number, readonly [string, number][]>();

function termsOf(concept: Concept, concepts: readonly Concept[]): readonly [string, number][] {
  let terms = termsById.get(concept.index);
  if (terms === undefined) {
    terms =
      concept.group === 'unit' || concept.group === 'number' || concept.group === 'modality' || concept.group === 'purpose' || concept.id.startsWith('if')
        ? []
        : [[`#${concept.id}`, OWN], ...concept.wider.slice(0, 2).map((w): [string, number] => [`#${concepts[w]!.id}`, WIDER])];
    termsById.set(concept.index, terms);
  }
  return terms;
}

export function conceptsIn(words: readonly Word[]): ConceptMatch[] {
  const lexicon = lexiconFor('en');
  if (!lexicon) return [];
  return lexicon.match(words).map((hit) => {
    const concept = lexicon.concepts[hit.concept]!;
    return { id: concept.id, group: concept.group, kinds: concept.kinds, first: hit.first, last: hit.last, terms: termsOf(concept, lexicon.concepts) };
  });
}
