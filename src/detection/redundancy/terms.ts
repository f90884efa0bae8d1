import { hashText } from '../similarity/hash.js';
import { type Token, isStopword } from '../words.js';

const hashes = new Map<string, number>();
const HASHES_KEPT = 50_000;

/** Hash of a stem; remembered, as letters use few stems often. */
export function stemHash(stem: string): number {
  let hash = hashes.get(stem);
  if (hash === undefined) {
    if (hashes.size >= HASHES_KEPT) hashes.clear();
    hash = hashText(stem);
    hashes.set(stem, hash);
  }
  return hash;
}

/** The content stems of tokens as hashes, in reading order. Numbers are facts, not stems. */
export function contentStems(tokens: readonly Token[]): number[] {
  const stems: number[] = [];
  for (const token of tokens) {
    if (token.stem.length > 1 && !isNumeric(token.word) && !isStopword(token.word)) stems.push(stemHash(token.stem));
  }
  return stems;
}

function isNumeric(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
