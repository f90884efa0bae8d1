import type { Concept, ConceptHit } from '../lexicon/concept.js';
import { conceptsOf, matchConcepts } from '../lexicon/lexicon.js';
import type { Token as Word } from '../words.js';
import type { ClaimKind } from './claim.js';
import { conceptRarity } from './rarity.js';
import { isConcept, termId } from './term.js';

export type { ConceptHit };

/** The lexicon as claims use it: what a concept says about the subject, and how much. */
interface Sayings {
  /** The concept itself and, lighter, the more general ones. */
  terms: readonly number[];
  weights: readonly number[];
  kinds: number;
  /** Its id, if it is a cue of the group `modality`. */
  cue: string | null;
}

/** A concept named by one word says hardly more than the word; one named by several is worth more than its words. */
const OWN = 0.9;
const WIDER = 0.45;

const rarityOf = (id: string): number => (CALENDAR.test(id) ? 0.05 : conceptRarity(id));
/** Months and days of the week are values, not subjects. */
const CALENDAR =
  /^(?:january|february|march|april|may-month|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekday|weekend|today|tomorrow|within|at-least|at-most|about|date|up-to)$/;

/** Groups whose concepts say how a thing is put, not what it is. */
const SUBJECTLESS: ReadonlySet<Concept['group']> = new Set(['unit', 'number', 'modality', 'purpose']);

const BITS: Readonly<Record<string, number>> = {
  amount: 1,
  rate: 2,
  date: 4,
  duration: 8,
  quantity: 16,
  contact: 32,
  hours: 64,
  obligation: 128,
  polarity: 256,
  eligibility: 512,
  identity: 1024,
  sequence: 2048,
};
export const kindBit = (kind: ClaimKind): number => BITS[kind]!;

const known: (Sayings | undefined)[] = [];

export const conceptHits = (words: readonly Word[]): ConceptHit[] => matchConcepts(words);

export function sayings(index: number): Sayings {
  return (known[index] ??= sayingsOf(conceptsOf()[index]!));
}

function sayingsOf(concept: Concept): Sayings {
  const cue = concept.group === 'modality' ? concept.id : null;
  const kinds = concept.kinds.reduce((mask, kind) => mask | (BITS[kind] ?? 0), 0);
  if (SUBJECTLESS.has(concept.group) || concept.id.startsWith('if')) return { terms: [], weights: [], kinds, cue };
  const wider = concept.wider.slice(0, 2).map((index) => conceptsOf()[index]!.id);
  return {
    terms: [concept.id, ...wider].map((id) => termId(`#${id}`)),
    weights: [OWN * rarityOf(concept.id), ...wider.map((id) => WIDER * rarityOf(id))],
    kinds,
    cue,
  };
}

/** Concepts too wide for their opposite to say anything by itself ("may" and "must", "all" and "none"). */
const WIDE =
  /^(?:all|none|any|may|must|free|charged|will|start|end|continue|stop|change|unchanged|new|old|before|after|included|excluded|only|also|accept|refuse|possible|not-possible|always|never|sometimes|open|closed|more|less|same|different|first|last|add|remove|audience\..*|may-not|need-not|will-not|enabled|disabled|begin|keep|give|take|send|receive)$/;

let byTerm: Map<number, Concept> | undefined;

/** The concept that a term stands for; none for stems and for concepts of an earlier lexicon. */
function conceptOf(term: number): Concept | undefined {
  byTerm ??= new Map(conceptsOf().map((concept) => [termId(`#${concept.id}`), concept]));
  return isConcept(term) ? byTerm.get(term) : undefined;
}

const opposites = new Map<number, readonly number[]>();
const NONE: readonly number[] = [];

/** The concepts that deny a concept (`post-only` and `online-only`), those of its wider ones included. */
export function oppositesOf(term: number): readonly number[] {
  if (!isConcept(term)) return NONE;
  let found = opposites.get(term);
  if (found === undefined) {
    const concept = conceptOf(term);
    found =
      concept === undefined || WIDE.test(concept.id)
        ? NONE
        : concept.antonyms
            .map((index) => conceptsOf()[index]!.id)
            .filter((id) => !WIDE.test(id))
            .map((id) => termId(`#${id}`));
    opposites.set(term, found);
  }
  return found;
}

/** Whether the two are one concept, or one is a kind of the other by its name (`fee.late` of `fee`). */
export function related(x: number, y: number): boolean {
  if (x === y) return true;
  const a = conceptOf(x)?.id;
  const b = conceptOf(y)?.id;
  return a !== undefined && b !== undefined && (a.startsWith(`${b}.`) || b.startsWith(`${a}.`));
}

/** Audiences that are nearly everybody a company writes to. */
const EVERYBODY = new Set([
  'audience',
  ...'customer member subscriber account-holder policyholder passenger patient student guest'
    .split(' ')
    .map((who) => `audience.${who}`),
]);

const audiences = new Map<number, 0 | 1 | 2>();

/** 0 the term is no group of customers, 1 nearly everybody, 2 some of them. */
export function audienceOf(term: number): 0 | 1 | 2 {
  if (!isConcept(term)) return 0;
  let found = audiences.get(term);
  if (found === undefined) {
    const id = conceptOf(term)?.id ?? '';
    found = !id.startsWith('audience') ? 0 : EVERYBODY.has(id) ? 1 : 2;
    audiences.set(term, found);
  }
  return found;
}
