import patterns from './boilerplate.json' with { type: 'json' };
import type { Passage } from './document.js';
import type { Block } from './page.js';
import { Phrases } from './phrases.js';

/** What a phrase of `boilerplate.json` speaks for; a phrase can speak for several. */
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

/** What can be told of one passage without its neighbours. */
export interface Clues {
  words: readonly string[];
  /** How often a phrase of each kind was found. */
  unsubscribe: number;
  maybeUnsubscribe: number;
  view: number;
  footer: number;
  maybeFooter: number;
  disclaimer: number;
  maybeDisclaimer: number;
  titles: number;
  /** How many words of the passage's beginning are a salutation, or a closing; 0 for none. */
  greets: number;
  closes: number;
  /** In smaller letters than the letter itself, or below the line that parts off a signature. */
  apart: boolean;
  /** In the last two fifths of the letter. */
  low: boolean;
}

/** A passage with what it was made of and what is known of it. */
export interface Part {
  passage: Passage;
  block: Block;
  clues: Clues;
}

const phrases = gatherPhrases();

function gatherPhrases(): Phrases<number> {
  const values = new Map<string, number>();
  const take = (list: readonly string[], value: number): void => {
    for (const phrase of list) values.set(phrase, (values.get(phrase) ?? 0) | value);
  };
  for (const kinds of Object.values(patterns)) {
    if (typeof kinds === 'string') continue;
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

export function gatherClues(words: readonly string[], apart: boolean, low: boolean): Clues {
  const found = new Map<number, number>();
  let greets = 0;
  let closes = 0;
  for (let at = 0; at < words.length; at++) {
    const phrase = phrases.at(words, at);
    if (!phrase) continue;
    const { value, end } = phrase;
    if (at === 0 && (value & SALUTATION) !== 0) greets = end;
    if (at === 0 && (value & CLOSING) !== 0) closes = end;
    for (let bit = TITLE; bit <= MAYBE_DISCLAIMER; bit <<= 1) {
      if ((value & bit) !== 0) found.set(bit, (found.get(bit) ?? 0) + 1);
    }
    if (end > at + 1) at = end - 1;
  }
  const times = (bit: number): number => found.get(bit) ?? 0;
  return {
    words,
    unsubscribe: times(UNSUBSCRIBE),
    maybeUnsubscribe: times(MAYBE_UNSUBSCRIBE),
    view: times(VIEW),
    footer: times(FOOTER),
    maybeFooter: times(MAYBE_FOOTER),
    disclaimer: times(DISCLAIMER),
    maybeDisclaimer: times(MAYBE_DISCLAIMER),
    titles: times(TITLE),
    greets,
    closes,
    apart,
    low,
  };
}
