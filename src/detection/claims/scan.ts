import type { MergeField } from '../letter.js';

/**
 * The token stream the value grammars read: words in lower case, numerals, single symbols, merge fields.
 *
 * One pass over the characters, no regular expression, so that it is linear whatever comes. Hyphens and apostrophes
 * inside words: `don't` is one word, `twenty-four` is three tokens of which the latter two are `glued`.
 */
export const WORD = 1;
export const NUMERAL = 2;
export const SYMBOL = 3;
export const FIELD = 4;

export class Token {
  constructor(
    readonly type: number,
    readonly start: number,
    readonly end: number,
    /** Lower-cased word, numeral as written, or the symbol. */
    readonly text: string,
    /** No white space between this token and the one before. */
    readonly glued: boolean,
    /** Begins with a capital letter. */
    readonly capital: boolean,
  ) {}
}

/** Longer runs without a break are cut: nothing a grammar reads is longer, and a cut keeps the rest linear. */
const LONGEST_WORD = 64;

const isDigit = (c: number) => c >= 48 && c <= 57;

const isSpace = (c: number) =>
  c === 32 ||
  (c >= 9 && c <= 13) ||
  c === 0xa0 ||
  (c >= 0x2000 && c <= 0x200b) ||
  c === 0x202f ||
  c === 0x3000 ||
  c === 0xfeff ||
  c === 0xad ||
  c === 0x34f;

const otherLetter = /[\p{L}\p{M}]/u;
const letterBlocks = new Map<number, boolean>();
const isLetter = (c: number): boolean => {
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
  let known = letterBlocks.get(c);
  if (known === undefined) {
    known = c >= 0xd800 && c <= 0xdfff ? false : otherLetter.test(String.fromCharCode(c));
    letterBlocks.set(c, known);
  }
  return known;
};

const isApostrophe = (c: number) => c === 39 || c === 0x2019 || c === 0x2bc;

export function scan(
  text: string,
  from: number,
  to: number,
  fields: readonly MergeField[] = [],
  firstField = 0,
): Token[] {
  const tokens: Token[] = [];
  let field = firstField;
  let i = from;
  let last = -1;
  while (i < to) {
    while (field < fields.length && fields[field]!.end <= i) field++;
    const f = fields[field];
    if (f && f.start <= i && f.end > i) {
      tokens.push(new Token(FIELD, i, f.end, f.type, last === i, false));
      i = last = f.end;
      continue;
    }
    const limit = f && f.start < to ? f.start : to;
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      i++;
      continue;
    }
    const start = i;
    if (isLetter(c)) {
      i++;
      let curly = false;
      while (i < limit && i - start < LONGEST_WORD) {
        const d = text.charCodeAt(i);
        if (isLetter(d)) i++;
        else if (isApostrophe(d) && i + 1 < limit && isLetter(text.charCodeAt(i + 1))) {
          if (d !== 39) curly = true;
          i += 2;
        } else break;
      }
      let word = text.slice(start, i).toLowerCase();
      if (curly) word = word.replace(/[\u2019\u02bc]/g, "'");
      tokens.push(new Token(WORD, start, i, word, last === start, c < 128 ? c < 97 : isCapital(text[start]!)));
    } else if (isDigit(c)) {
      i++;
      while (i < limit && i - start < LONGEST_WORD) {
        const d = text.charCodeAt(i);
        if (isDigit(d)) i++;
        else if ((d === 44 || d === 46 || d === 39) && i + 1 < limit && isDigit(text.charCodeAt(i + 1))) i += 2;
        else break;
      }
      tokens.push(new Token(NUMERAL, start, i, text.slice(start, i), last === start, false));
    } else {
      i += c >= 0xd800 && c <= 0xdbff && i + 1 < limit ? 2 : 1;
      tokens.push(new Token(SYMBOL, start, i, text.slice(start, i), last === start, false));
    }
    last = i;
  }
  return tokens;
}

const isCapital = (ch: string) => ch !== ch.toLowerCase();
