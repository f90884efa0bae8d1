import { hashText } from '../similarity/hash.js';

/** Content stems of a stretch of text, as hashes, in reading order. */
export function stemHashes(text: string): number[] {
  const out: number[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
    if (word.length > 2) out.push(hashText(word.replace(/(ing|ed|es|s|ly)$/, '')));
  }
  return out;
}
