import type { Concept } from '../lexicon/concept.js';
import { conceptsOf, matchConcepts } from '../lexicon/lexicon.js';
import { hashText } from '../similarity/hash.js';
import type { Token } from '../words.js';
import { signed } from './terms.js';

/** Groups that say what a letter is about. Numbers and units are facts; modality (must, may) is in every letter. */
const TOPICAL = new Set(['concept', 'product', 'audience', 'condition']);

/** Hashes of concept ids by index: unlike the indices they survive a change of the data. */
const hashes = new Map<string, readonly number[]>();

/** The concepts and the purposes that tokens name, as hashes of their ids, in reading order. */
export function conceptHashes(tokens: readonly Token[], language: string): { concepts: number[]; purposes: number[] } {
  const known = conceptsOf(language);
  const ids = idHashes(known, language);
  const concepts: number[] = [];
  const purposes: number[] = [];
  for (const hit of matchConcepts(tokens, language)) {
    const { group } = known[hit.concept] as Concept;
    if (group === 'purpose') purposes.push(ids[hit.concept] as number);
    else if (TOPICAL.has(group)) concepts.push(ids[hit.concept] as number);
  }
  return { concepts, purposes };
}

function idHash({ id }: Concept): number {
  return signed(hashText(id));
}

function idHashes(known: readonly Concept[], language: string): readonly number[] {
  let list = hashes.get(language);
  if (!list) {
    list = known.map((concept) => idHash(concept));
    hashes.set(language, list);
  }
  return list;
}

const entries = new Map<number, Concept>();

/** The concept behind a hash, or undefined when the data no longer has it. */
export function conceptOf(hash: number): Concept | undefined {
  if (entries.size === 0) for (const concept of conceptsOf('en')) entries.set(idHash(concept), concept);
  return entries.get(hash);
}

const wider = new Map<number, readonly number[]>();

/** Hashes of the more general concepts of one. */
export function widerHashes(hash: number): readonly number[] {
  let list = wider.get(hash);
  if (!list) {
    const all = conceptsOf('en');
    list = (conceptOf(hash)?.wider ?? []).map((index) => idHash(all[index] as Concept));
    wider.set(hash, list);
  }
  return list;
}

/** Whether two purposes are the same occasion with opposite outcomes. */
export function areOpposite(a: number, b: number): boolean {
  const other = conceptOf(b)?.index;
  return other !== undefined && (conceptOf(a)?.opposite.includes(other) ?? false);
}
