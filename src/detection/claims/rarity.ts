import { rarity as common } from '../redundancy/rarity.js';
import { stemHash } from '../redundancy/terms.js';

/** How much a shared word says: from 0 for the words every company's letters are full of, to 1. */
export function rarity(stem: string): number {
  return Math.max(0.1, common(stemHash(stem)));
}
