import { hashText } from '../similarity/hash.js';
import { type Token, isStopword } from '../words.js';

const hashes = new Map<string, number>();
const HASHES_KEPT = 50_000;

/** Terms are kept as signed integers: engines hold those without a box, which halves the time of every map of terms. */
export function signed(hash: number): number {
  return hash | 0;
}

/** Hash of a stem; remembered, as letters use few stems often. */
export function stemHash(stem: string): number {
  let hash = hashes.get(stem);
  if (hash === undefined) {
    if (hashes.size >= HASHES_KEPT) hashes.clear();
    hash = signed(hashText(stem));
    hashes.set(stem, hash);
  }
  return hash;
}

/** What stands for a word that is no content; no stem hashes to it. */
const NO_CONTENT = 0;
const contents = new Map<string, number>();

/** The content stems of tokens as hashes, in reading order. Numbers are facts, not stems. */
export function contentStems(tokens: readonly Token[]): number[] {
  const stems: number[] = [];
  for (const token of tokens) {
    let hash = contents.get(token.word);
    if (hash === undefined) {
      if (contents.size >= HASHES_KEPT) contents.clear();
      hash = isContent(token) ? stemHash(token.stem) : NO_CONTENT;
      contents.set(token.word, hash);
    }
    if (hash !== NO_CONTENT) stems.push(hash);
  }
  return stems;
}

/** From here on a single character may be a word (Han, kana, hangul). */
const WORDS_OF_ONE_LETTER = 0x2e80;

function isContent({ word, stem }: Token): boolean {
  if (isNumeric(word) || isStopword(word)) return false;
  return stem.length > 1 || stem.charCodeAt(0) >= WORDS_OF_ONE_LETTER || isThai(stem.charCodeAt(0));
}

/** Thai and Lao, and Khmer: written without spaces, so that a token is a single character. */
function isThai(code: number): boolean {
  return (code >= 0x0e00 && code < 0x0f00) || (code >= 0x1780 && code < 0x1800);
}

function isNumeric(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
