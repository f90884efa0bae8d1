import type { Concept } from '../lexicon/concept.js';
import { lexiconFor } from '../lexicon/lexicon.js';
import type { Token as Word } from '../words.js';
import { conceptRarity } from './rarity.js';

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

const rarityOf = (id: string): number => (CALENDAR.test(id) ? 0.05 : conceptRarity(id));
/** Months and days of the week are values, not subjects. */
const CALENDAR =
  /^(?:january|february|march|april|may-month|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend|today|tomorrow|within|at-least|at-most|about|date|up-to)$/;

const termsById = new Map<number, readonly [string, number][]>();

function termsOf(concept: Concept, concepts: readonly Concept[]): readonly [string, number][] {
  let terms = termsById.get(concept.index);
  if (terms === undefined) {
    terms =
      concept.group === 'unit' ||
      concept.group === 'number' ||
      concept.group === 'modality' ||
      concept.group === 'purpose' ||
      concept.id.startsWith('if')
        ? []
        : [
            [`#${concept.id}`, OWN * rarityOf(concept.id)],
            ...concept.wider
              .slice(0, 2)
              .map((w): [string, number] => [`#${concepts[w]!.id}`, WIDER * rarityOf(concepts[w]!.id)]),
          ];
    termsById.set(concept.index, terms);
  }
  return terms;
}

/** Concepts too wide for their opposite to say anything by itself ("may" and "must", "all" and "none"). */
const WIDE =
  /^#(?:all|none|any|may|must|free|charged|will|start|end|continue|stop|change|unchanged|new|old|before|after|included|excluded|only|also|accept|refuse|possible|not-possible|always|never|sometimes|open|closed|more|less|same|different|first|last|add|remove|audience\..*|may-not|need-not|will-not|enabled|disabled|begin|keep|give|take|send|receive)$/;
const opposites = new Map<string, ReadonlySet<string>>();

/** Ids of the concepts that deny a concept (`post-only` and `online-only`), those of its wider ones included. */
export function oppositesOf(term: string): ReadonlySet<string> {
  let found = opposites.get(term);
  if (found === undefined) {
    const lexicon = lexiconFor('en');
    const index = WIDE.test(term) ? undefined : lexicon?.indexOf(term.slice(1));
    const ids = new Set<string>();
    if (lexicon && index !== undefined)
      for (const a of lexicon.concepts[index]!.antonyms)
        if (!WIDE.test(`#${lexicon.concepts[a]!.id}`)) ids.add(`#${lexicon.concepts[a]!.id}`);
    found = ids;
    opposites.set(term, found);
  }
  return found;
}

export function conceptsIn(words: readonly Word[]): ConceptMatch[] {
  const lexicon = lexiconFor('en');
  if (!lexicon) return [];
  return lexicon.match(words).map((hit) => {
    const concept = lexicon.concepts[hit.concept]!;
    return {
      id: concept.id,
      group: concept.group,
      kinds: concept.kinds,
      first: hit.first,
      last: hit.last,
      terms: termsOf(concept, lexicon.concepts),
    };
  });
}
