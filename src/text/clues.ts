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
  /** Some phrase of what stands below letters was found. */
  any: boolean;
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
  const clues: Clues = {
    words,
    any: false,
    unsubscribe: 0,
    maybeUnsubscribe: 0,
    view: 0,
    footer: 0,
    maybeFooter: 0,
    disclaimer: 0,
    maybeDisclaimer: 0,
    titles: 0,
    greets: 0,
    closes: 0,
    apart,
    low,
  };
  for (let at = 0; at < words.length; at++) {
    const phrase = phrases.at(words, at);
    if (!phrase) continue;
    if (at === 0) open(clues, phrase.value, phrase.end);
    count(clues, phrase.value);
    if (phrase.end > at + 1) at = phrase.end - 1;
  }
  return clues;
}

function open(clues: Clues, value: number, end: number): void {
  if ((value & SALUTATION) !== 0) clues.greets = end;
  if ((value & CLOSING) !== 0) clues.closes = end;
}

function count(clues: Clues, value: number): void {
  if ((value & TITLE) !== 0) clues.titles++;
  if (value < UNSUBSCRIBE) return;
  clues.any = true;
  if ((value & UNSUBSCRIBE) !== 0) clues.unsubscribe++;
  if ((value & MAYBE_UNSUBSCRIBE) !== 0) clues.maybeUnsubscribe++;
  if ((value & VIEW) !== 0) clues.view++;
  if ((value & FOOTER) !== 0) clues.footer++;
  if ((value & MAYBE_FOOTER) !== 0) clues.maybeFooter++;
  if ((value & DISCLAIMER) !== 0) clues.disclaimer++;
  if ((value & MAYBE_DISCLAIMER) !== 0) clues.maybeDisclaimer++;
}
