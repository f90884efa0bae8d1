import { markBoilerplate } from './boilerplate.js';
import type { BodyFormat, ReadText } from './document.js';
import { fold } from './fold.js';
import { readHtml } from './html.js';
import { guessLanguage } from './language.js';
import { findFields } from './merge-fields.js';
import { type Block, layOut } from './page.js';
import { readPlain, splitLines } from './plain.js';
import { protect } from './protect.js';
import { cutQuotation, unquote } from './quoted.js';
import { wordsIn } from './words.js';

/** Lines and dots that only part one thing from another say nothing. A blank to be filled in does. */
const HAS_WORDS = /[\p{L}\p{N}_]/u;

export interface Body {
  subject: string | null;
  body: string;
  format: BodyFormat;
}

/**
 * Reads one letter's subject and body into what the customer sees. Takes time in proportion to the length and never
 * throws: any string is some letter.
 */
export function readBody({ subject, body, format }: Body): ReadText {
  const blocks = (format === 'html' ? readMarkup(body) : readWords(body)).filter((each) => HAS_WORDS.test(each.words));
  const title = subject === null ? '' : fold(subject).trim();
  const laidOut = layOut(title === '' ? null : title, blocks);
  const { text, passages, links } = laidOut;
  const fields = findFields(text);
  const words = blocks.map((each) => wordsIn(each.words.toLowerCase(), WORDS_LOOKED_AT));
  markBoilerplate(text, passages, fields, blocks, words);
  return { text, passages, fields, links, language: guessLanguage(text, words) };
}

/** What is longer than this is a letter's body, not its footer. */
const WORDS_LOOKED_AT = 400;

function readMarkup(body: string): Block[] {
  const source = protect(body);
  const { blocks, quoted } = readHtml(source);
  if (blocks.length === 0 && quoted) return readHtml(source, true).blocks;
  cutQuotation(blocks);
  return blocks;
}

function readWords(body: string): Block[] {
  const aside = protect(body);
  const blocks = readPlain(unquote(splitLines(aside.source)));
  if (aside.source !== body) for (const each of blocks) each.words = aside.restore(each.words);
  cutQuotation(blocks);
  return blocks;
}
