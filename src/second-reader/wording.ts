import type { Question } from './question.js';

/** Longest explanation that is shown, in characters. */
const LONGEST_WHY = 300;

/** So many words in a row that only a third letter has are taken over from it. */
const TAKEN_OVER = 4;

/**
 * What a reader says in its own words, if it may be shown: an explanation names no address and no figure that neither of the
 * two letters has, and carries no words over from another letter of the same question, whatever a text asked it to say.
 * @param letter the neighbour that it is about
 * @returns the explanation; null where one of our own has to do
 */
export function vetted(why: string, question: Question, letter: number): string | null {
  const plain = why.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (plain === '' || plain.length > LONGEST_WHY || /https?:|www\.|@|[<>{}[\]]/i.test(plain)) return null;
  const own = [0, letter].map((one) => wordsOf(question.letters[one]?.subject.side.text ?? '').join(' ')).join(' | ');
  if (wordsOf(plain).some((word) => /\d/.test(word) && !` ${own} `.includes(` ${word} `))) return null;
  const others = question.letters
    .filter((_, i) => i !== 0 && i !== letter)
    .map(({ subject }) => wordsOf(subject.side.text).join(' '));
  const words = wordsOf(plain);
  for (let i = 0; i + TAKEN_OVER <= words.length; i++) {
    const run = words.slice(i, i + TAKEN_OVER).join(' ');
    if (!own.includes(run) && others.some((other) => other.includes(run))) return null;
  }
  return plain;
}

/** A topic in words of the two quotes alone, so that it tells nobody more than the quotes do; null where none is left. */
export function topicOf(topic: string, ...quotes: readonly string[]): string | null {
  const known = new Set(quotes.flatMap(wordsOf));
  const words = wordsOf(topic).filter((word) => known.has(word));
  return words.length === 0 ? null : words.slice(0, 6).join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,]\d+)*/gu) ?? [];
}
