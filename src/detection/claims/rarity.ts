import table from './rarity.json' with { type: 'json' };

const STEMS = new Map<string, number>(Object.entries(table.stems));
const CONCEPTS = new Map<string, number>(Object.entries(table.concepts));

/**
 * How much a shared word says: from 0.05 for the words every company's letters are full of, to 1. Counted over letters
 * of many companies by `bench/quality/claims/rarity.ts`; static, so that no score moves as mail arrives.
 */
export const rarity = (stem: string): number => STEMS.get(stem) ?? 1;

/** The same for a concept of the lexicon. */
export const conceptRarity = (id: string): number => CONCEPTS.get(id) ?? 1;
