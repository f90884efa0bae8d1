import type { MergeField } from '../letter.js';
import { triggersOf } from './triggers.js';

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
    /** Which readers the word may set off. */
    readonly triggers: number,
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

interface Form {
  text: string;
  triggers: number;
}

/** Enough for the vocabulary of a company's mail; then the map starts afresh. */
const FORMS_KEPT = 50_000;
const forms = new Map<string, Form>();

function formOf(raw: string): Form {
  let form = forms.get(raw);
  if (form === undefined) {
    const text = raw.toLowerCase().replace(/[\u2019\u02bc]/g, "'");
    form = { text, triggers: triggersOf(text) };
    if (forms.size >= FORMS_KEPT) forms.clear();
    forms.set(raw, form);
  }
  return form;
}

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** What stands between `from` and `to`; merge fields become one token each. */
export function scan(text: string, from: number, to: number, fields: readonly MergeField[] = []): Token[] {
  const tokens: Token[] = [];
  let field = 0;
  let i = from;
  let last = -1;
  while (i < to) {
    while (field < fields.length && fields[field]!.end <= i) field++;
    const f = fields[field];
    if (f !== undefined && f.start <= i) {
      tokens.push(new Token(FIELD, i, f.end, f.type, last === i, false, 0));
      i = last = f.end;
      continue;
    }
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      i++;
      continue;
    }
    const token = tokenAt(text, i, c, f !== undefined && f.start < to ? f.start : to, last === i);
    tokens.push(token);
    i = last = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number, c: number, limit: number, glued: boolean): Token {
  if (isLetter(c)) {
    const end = wordEnd(text, start, limit);
    const { text: word, triggers } = formOf(text.slice(start, end));
    return new Token(WORD, start, end, word, glued, c < 128 ? c < 97 : isCapital(text[start]!), triggers);
  }
  if (isDigit(c)) {
    const end = numeralEnd(text, start, limit);
    return new Token(NUMERAL, start, end, text.slice(start, end), glued, false, 0);
  }
  const end = start + (c >= 0xd800 && c <= 0xdbff && start + 1 < limit ? 2 : 1);
  return new Token(SYMBOL, start, end, c < 128 ? ASCII[c]! : text.slice(start, end), glued, false, 0);
}

function wordEnd(text: string, start: number, limit: number): number {
  let i = start + 1;
  while (i < limit && i - start < LONGEST_WORD) {
    const d = text.charCodeAt(i);
    if (isLetter(d)) i++;
    else if (isApostrophe(d) && i + 1 < limit && isLetter(text.charCodeAt(i + 1))) i += 2;
    else break;
  }
  return i;
}

function numeralEnd(text: string, start: number, limit: number): number {
  let i = start + 1;
  while (i < limit && i - start < LONGEST_WORD) {
    const d = text.charCodeAt(i);
    if (isDigit(d)) i++;
    else if ((d === 44 || d === 46 || d === 39) && i + 1 < limit && isDigit(text.charCodeAt(i + 1))) i += 2;
    else break;
  }
  return i;
}

const isCapital = (ch: string) => ch !== ch.toLowerCase();
