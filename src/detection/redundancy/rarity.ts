import { hashText } from '../similarity/hash.js';
import { COMMON_STEMS } from './common.js';
import { signed } from './terms.js';

/**
 * How much a stem says about what a letter is about: 0 for words that any company's mail is full of, 1 for words that
 * hardly any has (a product, a place, a project). The table is static data made from letters of many companies, so a
 * pair's score never depends on what else is in the registry.
 */
export function rarity(stem: number): number {
  return RARITY.get(stem) ?? 1;
}

/** Whether the stem belongs to the vocabulary that companies share. */
export function isCommon(stem: number): boolean {
  return RARITY.has(stem);
}

/** The same for a concept or a purpose of the lexicon, by the hash of its id. */
export function conceptRarity(conceptHash: number): number {
  return CONCEPT_RARITY.get(conceptHash) ?? UNSEEN_CONCEPT;
}

/** `COMMON_STEMS` holds one line a grade, the most frequent first: "12 account pay date ..." (rarity in percent). */
const TERMS = COMMON_STEMS.split('\n')
  .filter((line) => line !== '')
  .flatMap((line) => {
    const [grade, ...terms] = line.split(' ');
    return terms.map((term): [string, number] => [term, Number(grade) / 100]);
  });

const RARITY = new Map(
  TERMS.filter(([term]) => !term.startsWith('@')).map(([stem, r]): [number, number] => [signed(hashText(stem)), r]),
);

/** Concepts are written `@id`. */
const CONCEPT_RARITY = new Map(
  TERMS.filter(([term]) => term.startsWith('@')).map(([term, r]): [number, number] => [
    signed(hashText(term.slice(1))),
    r,
  ]),
);

/** A concept that no letter of the table's companies named. */
const UNSEEN_CONCEPT = 0.9;
