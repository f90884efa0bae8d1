import { KEY_MASK, bandKeys } from '../similarity/bands.js';
import { mix32 } from '../similarity/hash.js';
import type { Analysis } from './analysis.js';

/**
 * The keys under which a communication is looked up: two communications are compared only when they share one.
 * They depend on the letter alone (no corpus statistics), so the order of arrival can't matter.
 *
 * @returns at most 32 distinct integers, 0 <= key < 2^31
 */
export function candidateKeys(analysis: Analysis): number[] {
  return [...new Set([...bandKeys(analysis.sketch), ...purposeKeys(analysis)])];
}

function purposeKeys(analysis: Analysis): number[] {
  const stems = [...new Set((analysis.passages[0]?.stems ?? []))].sort((a, b) => a - b).slice(0, 5);
  return stems.map((stem) => mix32(stem ^ 0x5ab1e) & KEY_MASK);
}
