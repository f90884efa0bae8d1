/** How easily a text is read. */
export interface ReadingEase {
  /** 0 (very hard) to 100 (very easy). */
  ease: number;
  words: number;
  sentences: number;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Fewer words than this say nothing about a text. */
const MIN_WORDS = 25;

/**
 * Reading ease of an English text (R. Flesch, "A new readability yardstick", 1948): 206.835 - 1.015 words a sentence
 * - 84.6 syllables a word, kept within 0 to 100. Lines end sentences, since headings and items of lists have no full stop.
 * @returns null where there are too few words to tell
 */
export function readingEase(text: string): ReadingEase | null {
  let words = 0;
  let syllables = 0;
  let sentences = 0;
  for (const line of text.split(/\n+/)) {
    for (const { segment } of SENTENCES.segment(line)) {
      const found = segment.match(/[a-z]+(?:['’][a-z]+)*/gi) ?? [];
      if (found.length === 0) continue;
      sentences += 1;
      words += found.length;
      for (const word of found) syllables += syllablesIn(word);
    }
  }
  if (words < MIN_WORDS) return null;
  const ease = 206.835 - 1.015 * (words / sentences) - 84.6 * (syllables / words);
  return { ease: Math.round(Math.min(100, Math.max(0, ease))), words, sentences };
}

/** Groups of vowels, but for a silent e at the end. */
function syllablesIn(word: string): number {
  const bare = word
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?<=[^aeiouy]|[^l]l)e$|(?<=[^td])ed$|(?<=[^sxzc])es$/, '');
  return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 0);
}
