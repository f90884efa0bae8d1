/**
 * Which readers a word may set off, as bits. A reader registers its words once, and is called only where one of them stands:
 * the scanner looks every spelling up once and keeps the answer with it.
 */
const bits = new Map<string, number>();
const tests: { bit: number; test: (word: string) => boolean }[] = [];
let used = 0;

export function trigger(words: Iterable<string>): number {
  const bit = 1 << used++;
  for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit);
  return bit;
}

/** The same for words that are told by a test. */
export function triggerWhere(test: (word: string) => boolean): number {
  const bit = 1 << used++;
  tests.push({ bit, test });
  return bit;
}

export function triggersOf(word: string): number {
  let found = bits.get(word) ?? 0;
  for (const { bit, test } of tests) if (test(word)) found |= bit;
  return found;
}
