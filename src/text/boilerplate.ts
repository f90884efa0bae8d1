import { type Clues, gatherClues, type Part } from './clues.js';
import type { MergeField, Passage } from './document.js';
import { markFrame } from './frame.js';
import type { Block } from './page.js';

const USUAL_SIZE = 16;
const SMALL_PRINT = 13;
/** From here on, as a share of the passages, stands what comes below a letter. */
const LOW = 0.6;

/**
 * Marks the passages that an office puts on everything, by the patterns of `boilerplate.json`. It is a mark and no more:
 * a fee in a footer is still read for claims. A passage is marked only when the patterns are sure of it, since what is
 * marked does not count for redundancy; what a company repeats in words of its own is learned elsewhere.
 *
 * `blocks` are the passages' sources and `words` theirs, without one for the subject.
 */
export function markBoilerplate(
  text: string,
  passages: Passage[],
  fields: readonly MergeField[],
  blocks: readonly Block[],
  words: readonly string[][],
): void {
  const first = passages.length - blocks.length;
  const largest = blocks.reduce(
    (most, each) => (each.words.length >= 40 ? Math.max(most, each.size || USUAL_SIZE) : most),
    0,
  );
  const parts = blocks.map((block, at): Part => {
    const small = block.size > 0 && block.size <= SMALL_PRINT && block.size <= largest - 2;
    const clues = gatherClues(words[at] ?? [], small || block.tail, at >= blocks.length * LOW);
    return { passage: passages[first + at] as Passage, block, clues };
  });
  parts.forEach(({ passage, block, clues }, at) => {
    const address = isAddress(block.words) && !parts[at - 1]?.block.words.endsWith(':');
    passage.boilerplate = kindOf(block, clues) ?? (address ? 'address' : null);
  });
  markFrame(text, passages, fields, parts);
}

/** In words. A paragraph that is longer has to say more than one thing of a footer to be one. */
const FOOTER_AT_MOST = 90;

interface Weighed extends Clues {
  block: Block;
  length: number;
  footerPoints: number;
  disclaimerPoints: number;
}

/** In this order: what is told by one phrase, what is told by where it stands, what phrases tell together. */
const RULES: readonly (readonly [kind: string, test: (each: Weighed) => boolean])[] = [
  ['view-in-browser', ({ view, length }) => view > 0 && length <= 20],
  ['unsubscribe', ({ unsubscribe, length, apart, low }) => unsubscribe > 0 && length <= (apart || low ? 60 : 25)],
  [
    'unsubscribe',
    ({ maybeUnsubscribe, length, apart, low }) =>
      maybeUnsubscribe > 0 && ((apart && length <= 60) || (low && length <= 8)),
  ],
  ['disclaimer', ({ apart, footerPoints, disclaimerPoints }) => apart && disclaimerPoints > footerPoints],
  ['footer', ({ apart, footerPoints }) => apart && footerPoints > 0],
  ['signature', ({ block, length }) => block.tail && length <= 25 && !/[.!?](\s|$)/.test(block.words)],
  ['footer', ({ block }) => block.tail],
  ['footer', (each) => each.footer > 1 || (each.footer > 0 && isSure(each))],
  ['disclaimer', (each) => each.disclaimer > 1 || (each.disclaimer > 0 && isSure(each))],
  ['footer', ({ block, length }) => length <= 60 && /©|\(c\) (?:19|20)\d\d/i.test(block.words)],
  ['footer', ({ low, footerPoints, length }) => low && footerPoints >= 2 && length <= footerPoints * 6],
  [
    'disclaimer',
    ({ low, footerPoints, disclaimerPoints }) =>
      low && disclaimerPoints > footerPoints && footerPoints + disclaimerPoints >= 3,
  ],
  ['footer', ({ low, footerPoints, disclaimerPoints }) => low && footerPoints + disclaimerPoints >= 3],
];

function isSure({ low, length, footerPoints, disclaimerPoints }: Weighed): boolean {
  return low && (length <= FOOTER_AT_MOST || footerPoints + disclaimerPoints >= 4);
}

function kindOf(block: Block, clues: Clues): string | null {
  const length = clues.words.length;
  if (length === 0 || (block.kind === 'heading' && !clues.low)) return null;
  // Most passages say nothing of the kind, and are not weighed.
  if (!clues.any && !block.tail && !(clues.low && block.words.includes('(c)'))) return null;
  const footerPoints = 2 * clues.footer + clues.maybeFooter + 2 * clues.unsubscribe;
  const disclaimerPoints = 2 * clues.disclaimer + clues.maybeDisclaimer;
  const weighed: Weighed = { ...clues, block, length, footerPoints, disclaimerPoints };
  for (const [kind, test] of RULES) if (test(weighed)) return kind;
  return null;
}

const POSTCODE =
  /\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|,\s*[A-Z][a-z]+\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+\d{4}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[DFA]?-?\d{4,5} \p{Lu}\p{Ll}+/u;
const STREET =
  /\b\d+[\w-]*\s+(?:[\p{L}.]+\s+){0,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|parkway|pkwy|way|square|place|court|highway|plaza|row|junction|floor|suite)\b|\bp\.?\s?o\.?\s+box\b|\p{L}+(?:straße|strasse|str\.)\s+\d/iu;

/** A postal address by itself; one in a sentence ("Write to us at …") says something. */
function isAddress(words: string): boolean {
  if (words.length > 220 || words.length < 12 || !/\d/.test(words)) return false;
  if (/[a-z]{3}\.\s+[A-Z]/.test(words) || /[!?]|\b(?:you|your|we|our|us|please|is|are|at|to)\b/i.test(words))
    return false;
  return POSTCODE.test(words) && (words.length <= 120 || STREET.test(words));
}
