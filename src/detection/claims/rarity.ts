import { rarity as common } from '../redundancy/rarity.js';
import { stemHash } from '../redundancy/terms.js';

const KEPT = 50_000;
const known = new Map<string, number>();

/** How much a shared word says: from 0.1 for the words every company's letters are full of, to 1. */
export function rarity(stem: string): number {
  let r = known.get(stem);
  if (r === undefined) {
    r = Math.max(0.1, common(stemHash(stem)));
    if (known.size >= KEPT) known.clear();
    known.set(stem, r);
  }
  return r;
}
