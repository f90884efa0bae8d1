import patterns from './boilerplate.json' with { type: 'json' };
import type { MergeField, Passage } from './document.js';
import type { Block } from './page.js';
import { Phrases } from './phrases.js';
import { wordsIn } from './words.js';

/** What a phrase speaks for; a phrase can speak for several. */
const SALUTATION = 1;
const CLOSING = 2;
const TITLE = 4;
const UNSUBSCRIBE = 8;
const MAYBE_UNSUBSCRIBE = 16;
const VIEW = 32;
const FOOTER = 64;
const MAYBE_FOOTER = 128;
const DISCLAIMER = 256;
const MAYBE_DISCLAIMER = 512;

const phrases = gatherPhrases();

/** What was read of one passage before its neighbours are looked at. */
interface Clues {
  words: string[];
  /** How often a phrase of each kind was found. */
  unsubscribe: number;
  maybeUnsubscribe: number;
  view: number;
  footer: number;
  maybeFooter: number;
  disclaimer: number;
  maybeDisclaimer: number;
  titles: number;
  /** In smaller letters than the letter itself, or below the line that parts off a signature. */
  apart: boolean;
  /** In the last two fifths of the letter. */
  low: boolean;
}

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
  const clues = blocks.map((each, at) => {
    const small = each.size > 0 && each.size <= SMALL_PRINT && each.size <= largest - 2;
    return gatherClues(words[at] ?? [], small || each.tail, at >= blocks.length * 0.6);
  });
  for (let at = 0; at < blocks.length; at++) {
    const passage = passages[first + at] as Passage;
    const each = blocks[at] as Block;
    const clue = clues[at] as Clues;
    passage.boilerplate =
      kindOf(each, clue) ??
      (isAddress(each.words) && !blocks[at - 1]?.words.endsWith(':') ? 'address' : null) ??
      (at < EARLY && isSalutation(each, clue, text, passage, fields) ? 'salutation' : null);
  }
  markSignature(passages, first, blocks, clues);
  passages.forEach((passage, at) => {
    if (passage.kind === 'heading' && FRAME.has(passage.boilerplate ?? '')) unhead(passages, at);
  });
}

/** What opens and closes a letter heads nothing, however large it is written. */
const FRAME = new Set(['salutation', 'closing', 'signature']);

function unhead(passages: readonly Passage[], at: number): void {
  const opener = passages[at] as Passage;
  opener.kind = 'paragraph';
  for (const passage of passages) if (passage.heading === at) passage.heading = opener.heading;
}

const USUAL_SIZE = 16;
const SMALL_PRINT = 13;
/** A salutation comes after a letterhead, an address and a reference at most. */
const EARLY = 12;

function gatherPhrases(): Phrases<number> {
  const values = new Map<string, number>();
  const take = (list: readonly string[], value: number): void => {
    for (const phrase of list) values.set(phrase, (values.get(phrase) ?? 0) | value);
  };
  for (const [language, kinds] of Object.entries(patterns)) {
    if (typeof kinds === 'string' || language === 'about') continue;
    take(kinds.salutation, SALUTATION);
    take(kinds.closing, CLOSING);
    take(kinds.title, TITLE);
    take(kinds.unsubscribe.strong, UNSUBSCRIBE);
    take(kinds.unsubscribe.weak, MAYBE_UNSUBSCRIBE);
    take(kinds['view-in-browser'].strong, VIEW);
    take(kinds.footer.strong, FOOTER);
    take(kinds.footer.weak, MAYBE_FOOTER);
    take(kinds.disclaimer.strong, DISCLAIMER);
    take(kinds.disclaimer.weak, MAYBE_DISCLAIMER);
  }
  const all = new Phrases<number>();
  for (const [phrase, value] of values) all.add(phrase, value);
  return all;
}

function gatherClues(words: string[], apart: boolean, low: boolean): Clues {
  const clues: Clues = {
    words,
    unsubscribe: 0,
    maybeUnsubscribe: 0,
    view: 0,
    footer: 0,
    maybeFooter: 0,
    disclaimer: 0,
    maybeDisclaimer: 0,
    titles: 0,
    apart,
    low,
  };
  for (let at = 0; at < words.length; at++) {
    const found = phrases.at(words, at);
    if (!found) continue;
    const { value } = found;
    if ((value & UNSUBSCRIBE) !== 0) clues.unsubscribe++;
    if ((value & MAYBE_UNSUBSCRIBE) !== 0) clues.maybeUnsubscribe++;
    if ((value & VIEW) !== 0) clues.view++;
    if ((value & FOOTER) !== 0) clues.footer++;
    if ((value & MAYBE_FOOTER) !== 0) clues.maybeFooter++;
    if ((value & DISCLAIMER) !== 0) clues.disclaimer++;
    if ((value & MAYBE_DISCLAIMER) !== 0) clues.maybeDisclaimer++;
    if ((value & TITLE) !== 0) clues.titles++;
    if (found.end > at + 1) at = found.end - 1;
  }
  return clues;
}

/** In words. A paragraph that is longer has to say more than one thing of a footer to be one. */
const FOOTER_AT_MOST = 90;

function kindOf(each: Block, clue: Clues): string | null {
  const length = clue.words.length;
  if (length === 0 || (each.kind === 'heading' && !clue.low)) return null;
  const place = (clue.apart ? 2 : 0) + (clue.low ? 1 : 0);
  if (clue.view > 0 && length <= 20) return 'view-in-browser';
  if (clue.unsubscribe > 0 && (length <= 25 || place > 0) && length <= 60) return 'unsubscribe';
  if (clue.maybeUnsubscribe > 0 && length <= 60 && (clue.apart || (clue.low && length <= 8))) return 'unsubscribe';
  const footer = 2 * clue.footer + clue.maybeFooter + 2 * clue.unsubscribe;
  const disclaimer = 2 * clue.disclaimer + clue.maybeDisclaimer;
  if (clue.apart && footer + disclaimer > 0) return disclaimer > footer ? 'disclaimer' : 'footer';
  if (each.tail) return length <= 25 && !/[.!?](\s|$)/.test(each.words) ? 'signature' : 'footer';
  const sure = clue.low && (length <= FOOTER_AT_MOST || footer + disclaimer >= 4);
  if (clue.footer > 0 && (sure || clue.footer > 1)) return 'footer';
  if (clue.disclaimer > 0 && (sure || clue.disclaimer > 1)) return 'disclaimer';
  if (/©|\(c\) (?:19|20)\d\d|&copy;/i.test(each.words) && length <= 60) return 'footer';
  if (clue.low && footer >= 2 && length <= footer * 6) return 'footer';
  if (clue.low && footer + disclaimer >= 3) return disclaimer > footer ? 'disclaimer' : 'footer';
  return null;
}

const POSTCODE =
  /\b[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|,\s*[A-Z][a-z]+\s+\d{5}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s+\d[A-Z]{2}\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s+\d{4}\b|\b[A-Z]\d[A-Z] \d[A-Z]\d\b|\b[DFA]?-?\d{4,5} \p{Lu}\p{Ll}+/u;
const STREET =
  /\b\d+[\w-]*\s+(?:[\p{L}.]+\s+){0,4}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|parkway|pkwy|way|square|place|court|highway|plaza|row|junction|floor|suite)\b|\bp\.?\s?o\.?\s+box\b|\p{L}+(?:straße|strasse|str\.)\s+\d/iu;

/** A postal address by itself; one in a sentence ("Write to us at …") says something. */
function isAddress(words: string): boolean {
  if (words.length > 220 || words.length < 12 || !/\d/.test(words)) return false;
  if (/[!?]|[a-z]{3}\.\s+[A-Z]/.test(words)) return false;
  return (
    POSTCODE.test(words) &&
    (STREET.test(words) || words.length <= 120) &&
    !/\b(?:you|your|we|our|us|please|is|are|at|to)\b/i.test(words)
  );
}

function isSalutation(
  each: Block,
  clue: Clues,
  text: string,
  passage: Passage,
  fields: readonly MergeField[],
): boolean {
  const { words } = each;
  if (each.kind === 'item' || each.kind === 'cell' || words.length > 160) return false;
  const field = fields.find((one) => one.start === passage.start);
  if (field && field.type === 'name' && /^[\s,:!.]*$/.test(text.slice(field.end, passage.end)))
    return field.end < passage.end;
  const found = phrases.at(clue.words, 0);
  if (!found || (found.value & SALUTATION) === 0) return false;
  let bare = '';
  let from = passage.start;
  for (const one of fields) {
    if (one.end <= from || one.start >= passage.end) continue;
    bare += `${text.slice(from, Math.max(from, one.start))}x`;
    from = Math.min(one.end, passage.end);
  }
  bare += text.slice(from, passage.end);
  if (
    bare.length > 70 ||
    bare.includes('\n') ||
    /[.?;]\s+\p{L}{2,}[^,:]* /u.test(bare.replace(/\b(?:Mr|Mrs|Ms|Dr|Prof)\./g, ''))
  )
    return false;
  if (/[,:–—-]$/.test(bare)) return true;
  const rest = bare.trim().split(/\s+/).length - found.end;
  return /!$/.test(bare) ? !bare.includes(',') && rest <= 4 : rest <= 3 && each.level % 7 === 0 && !/[.?]$/.test(bare);
}

/** Marks the closing line, and below it who signs. */
function markSignature(passages: Passage[], first: number, blocks: readonly Block[], clues: readonly Clues[]): void {
  let last = -1;
  for (let at = 0; at < blocks.length; at++) {
    const passage = passages[first + at] as Passage;
    const each = blocks[at] as Block;
    if (passage.boilerplate !== null || each.kind === 'item' || each.kind === 'cell') continue;
    if (isClosing(each, clues[at] as Clues)) {
      passage.boilerplate = 'closing';
      if (each.words.includes('\n')) continue;
      for (let below = at + 1; below < Math.min(at + 5, blocks.length); below++) {
        const next = passages[first + below] as Passage;
        const signs = blocks[below] as Block;
        if (next.boilerplate !== null || !couldSign(signs)) break;
        if (below > at + 1 && !isName(signs.words) && (clues[below] as Clues).titles === 0) break;
        next.boilerplate = 'signature';
      }
      continue;
    }
    last = at;
  }
  // Without a closing phrase: the letter's last words of its own are a name with a title, or an office's name.
  const end = last >= 0 && isPostscript(blocks[last] as Block) ? last - 1 : last;
  for (let at = end; at >= Math.max(0, end - 1); at--) {
    const signs = blocks[at] as Block;
    const passage = passages[first + at] as Passage;
    if (passage.boilerplate !== null || at === 0 || !couldSign(signs) || clues[at]?.low !== true) return;
    const titled = (clues[at] as Clues).titles > 0 || passages[first + at + 1]?.boilerplate === 'signature';
    const name = signs.words.split('\n', 1)[0] as string;
    if (!isName(name) && !(titled && at === end)) break;
    passage.boilerplate = 'signature';
    const before = blocks[at - 1] as Block;
    if (before.words.length <= 45 && before.words.endsWith(',') && passages[first + at - 1]?.boilerplate === null) {
      (passages[first + at - 1] as Passage).boilerplate = 'closing';
      return;
    }
  }
}

function isClosing(each: Block, clue: Clues): boolean {
  const found = phrases.at(clue.words, 0);
  if (!found || (found.value & CLOSING) === 0) return false;
  const lines = each.words.split('\n');
  const line = lines[0] as string;
  if (lines.length > 6 || line.length > 60) return false;
  const own = wordsIn(line.toLowerCase()).length;
  const closes = own === found.end ? !/[.?]$/.test(line) || own <= 2 : own <= found.end + 4 && line.endsWith(',');
  return closes && (lines.length === 1 || lines.slice(1).every((below) => couldBeSignatureLine(below)));
}

function isPostscript(each: Block): boolean {
  return /^P\.?\s?S\.?[\s:]/i.test(each.words) || /^(?:Encl|Enclosures?|cc|Form)\b/i.test(each.words);
}

function couldSign(each: Block): boolean {
  if (each.kind === 'item' || each.kind === 'cell' || each.words.length > 200) return false;
  if (each.kind === 'heading' && each.level < 7) return false;
  const link = each.links?.[0];
  if (link && link.start === 0 && link.end === each.words.length) return false;
  const lines = each.words.split('\n');
  return lines.length <= 5 && lines.every(couldBeSignatureLine) && !isPostscript(each);
}

function couldBeSignatureLine(line: string): boolean {
  return (
    line.length <= 70 &&
    (!/[.!?:]$/.test(line) || /\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Ph\.?D|M\.?D|Esq|L\.?L\.?C|N\.?A)\.$/.test(line))
  );
}

/** Two to six words that begin with a capital, as people and departments are called. */
export function isName(line: string): boolean {
  if (line.length > 60 || /\d|[.!?:]$/.test(line)) return false;
  const words = line.replace(/,/g, '').split(/\s+/);
  if (words.length < 2 || words.length > 6) return false;
  let capitals = 0;
  for (const word of words) if (/^[\p{Lu}«{[<]/u.test(word)) capitals++;
  return (
    capitals >= 2 &&
    words.every(
      (word) => /^\p{Lu}/u.test(word) || /^(?:and|of|the|de|van|von|der|da|di|la|le|&|for|your|at)$/i.test(word),
    )
  );
}
