import type { Letter } from '../letter.js';
import { tokenise } from '../words.js';
import { stemHash } from './terms.js';

const MAX_HOUSE_STEMS = 40;

/**
 * Names of the house: capitalised words of footers, signatures and addresses, and the words of the signatory's name.
 * A company's own name is in all its letters and says nothing about what a letter is for.
 */
export function houseStems(letter: Letter): number[] {
  const { read } = letter;
  const stems = new Set<number>();
  const take = (text: string, start: number, end: number): void => {
    for (const token of tokenise(text, start, end)) {
      const first = text.charCodeAt(token.start);
      if (first >= 65 && first <= 90 && token.stem.length > 2) stems.add(stemHash(token.stem));
    }
  };
  for (const passage of read.passages) if (passage.boilerplate !== null) take(read.text, passage.start, passage.end);
  if (letter.signatory) take(letter.signatory, 0, letter.signatory.length);
  return [...stems].slice(0, MAX_HOUSE_STEMS);
}
