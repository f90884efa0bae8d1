import { stem } from './lexicon/en/stem.js';

export { stem };

/**
 * Words with their places. One linear pass over UTF-16 code units, no regular expression per token; what a spelling
 * folds and stems to is remembered in a bounded map, as letters use few words often.
 *
 * What is a token:
 * - a run of letters, marks and digits of any script: `refund`, `café`, `30th`, `5pm`; a character of a script written
 *   without spaces (Han, kana, Thai ...) is a token of its own, so that such text takes no more than its share;
 * - with the apostrophe in it, written `'` whichever was used: `don't`, `we'll`, `customer's` (stem `customer`);
 * - a number with its separators: `5.00`, `1,000`, `1.000,50`, `12:30`. Signs of currency are skipped; `%` is the token
 *   `percent`, and `&` is `and`;
 * - letters with stops between them: `a.m.` is the word `a.m`, `U.S.` is `u.s`;
 * - a hyphen parts words (`sign-in` is `sign`, `in`, the same as `sign in`; `60-day` is `60`, `day`), except after a
 *   single letter that begins the word: `e-mail` is `email`, `x-ray` is `xray`;
 * - everything else (emoji, symbols, blanks of forms) is no token.
 */
export interface Token {
  start: number;
  end: number;
  /** NFKC, lower case, `'` for every apostrophe, without hyphens, soft hyphens and joiners. */
  word: string;
  /** What inflections and common derivations of the word have in common; not always a word. */
  stem: string;
  /** What stands between the token before and this one. */
  before: Gap;
}

/** 0 blank or nothing; 1 comma, dash, bracket, quotation mark; 2 full stop, colon, line break: another sentence or clause. */
export type Gap = 0 | 1 | 2;

export interface Span {
  start: number;
  end: number;
}

const OTHER = 1;
const LETTER = 2;
const DIGIT = 3;
const ALONE = 4;
const IGNORED = 5;
const APOSTROPHE = 6;
const HYPHEN = 7;
const STOP = 8;
const SOFT = 9;
const SIGN = 10;
const HIGH = 11;

const classes = new Uint8Array(65_536);
for (let code = 0; code < 128; code++) classes[code] = OTHER;
for (const [from, to, kind] of [
  ['0', '9', DIGIT],
  ['a', 'z', LETTER],
  ['A', 'Z', LETTER],
] as const) {
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) classes[code] = kind;
}
const assign = (characters: string, kind: number) => {
  for (let i = 0; i < characters.length; i++) classes[characters.charCodeAt(i)] = kind;
};
assign('.!?;:\n\r\f\v\u2026\u2028\u2029\u3002\uff01\uff1f\u2022', STOP);
assign(',()[]{}"<>|\u201c\u201d\u201e\u00ab\u00bb\u2013\u2014\u2015', SOFT);
assign("'\u2019\u2018\u02bc\u2032\uff07`", APOSTROPHE);
assign('-\u2010\u2011', HYPHEN);
assign('\u00ad\u200b\u200c\u200d\u2060\ufeff', IGNORED);
assign('%&\uff05\uff06', SIGN);

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const letter = /[\p{L}\p{M}]/u;
const digit = /\p{N}/u;

function classify(character: string): number {
  if (alone.test(character)) return ALONE;
  if (letter.test(character)) return LETTER;
  return digit.test(character) ? DIGIT : OTHER;
}

/** The class of a code unit, worked out when it is first met. */
function classOf(code: number): number {
  const known = classes[code]!;
  if (known !== 0) return known;
  const kind = code >= 0xd800 && code <= 0xdbff ? HIGH : classify(String.fromCharCode(code));
  classes[code] = kind;
  return kind;
}

interface Form {
  word: string;
  stem: string;
}

/** Enough for the vocabulary of a company's mail several times over; then the map starts afresh. */
const FORMS_KEPT = 50_000;
const LONGEST_KEPT = 40;
const forms = new Map<string, Form>();

function formOf(raw: string, plain: boolean): Form {
  const kept = raw.length <= LONGEST_KEPT;
  if (kept) {
    const known = forms.get(raw);
    if (known !== undefined) return known;
  }
  const word = plain ? raw.toLowerCase() : fold(raw);
  const form = { word, stem: stem(word) };
  if (kept) {
    if (forms.size >= FORMS_KEPT) forms.clear();
    forms.set(raw, form);
  }
  return form;
}

function fold(raw: string): string {
  const word = raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u00ad\u200b\u200c\u200d\u2060\ufeff\u2010\u2011-]/g, '')
    .replace(/[\u2019\u2018\u02bc\u2032\uff07`]/g, "'");
  return word.endsWith('.') ? word.slice(0, -1) : word;
}

const PERCENT: Form = { word: 'percent', stem: 'percent' };
const AND: Form = { word: 'and', stem: 'and' };

/**
 * The words of `text` between two offsets. `holes` (in order of `start`, such as merge fields) are passed over as if
 * a comma stood there.
 */
// eslint-disable-next-line complexity -- one loop that every character of every letter goes through
export function tokenise(text: string, start = 0, end = text.length, holes?: readonly Span[]): Token[] {
  const tokens: Token[] = [];
  let before: Gap = 0;
  let hole = 0;
  let at = start;
  while (holes !== undefined && hole < holes.length && holes[hole]!.end <= start) hole++;
  let nextHole = holes !== undefined && hole < holes.length ? holes[hole]!.start : end;
  while (at < end) {
    if (at >= nextHole) {
      if (holes === undefined || hole >= holes.length) break;
      at = Math.max(at, holes[hole]!.end);
      if (before === 0) before = 1;
      hole++;
      nextHole = hole < holes.length ? holes[hole]!.start : end;
      continue;
    }
    const stopAt = nextHole < end ? nextHole : end;
    const code = text.charCodeAt(at);
    let kind = classes[code]!;
    if (kind === 0) kind = classOf(code);
    let width = 1;
    if (kind === HIGH) {
      if (at + 1 < stopAt) {
        width = 2;
        kind = classify(text.slice(at, at + 2));
      } else kind = OTHER;
    }
    if (kind === LETTER || kind === DIGIT) {
      const from = at;
      at += width;
      let plain = width === 1 && code < 128;
      // `e-mail`: one letter that begins a word, then a hyphen, then letters
      if (kind === LETTER && at + 1 < stopAt && classes[text.charCodeAt(at)] === HYPHEN && isFirst(text, from, start)) {
        if (classOf(text.charCodeAt(at + 1)) === LETTER) {
          plain = false;
          at++;
        }
      }
      let dotted = kind === LETTER;
      while (at < stopAt) {
        const c = text.charCodeAt(at);
        let k = classes[c]!;
        if (k === 0) k = classOf(c);
        if (k === LETTER || k === DIGIT) {
          if (c > 127) plain = false;
          kind = k;
          at++;
          dotted = false;
          continue;
        }
        if (k === OTHER || k === SOFT) {
          if (k === SOFT && kind === DIGIT && c === 44 && at + 1 < stopAt && isDigit(text.charCodeAt(at + 1))) at++;
          else break;
        } else if (k === STOP) {
          const next = at + 1 < stopAt ? text.charCodeAt(at + 1) : 0;
          if (kind === DIGIT && (c === 46 || c === 58) && isDigit(next)) at++;
          else if (c === 46 && dotted && isAbbreviation(text, at, stopAt)) {
            at = abbreviationEnd(text, at, stopAt);
            plain = false;
            break;
          } else break;
        } else if (k === APOSTROPHE) {
          if (kind === LETTER && at + 1 < stopAt && classOf(text.charCodeAt(at + 1)) === LETTER) {
            if (c !== 39) plain = false;
            at++;
          } else break;
        } else if (k === IGNORED) {
          plain = false;
          at++;
        } else if (k === HIGH && at + 1 < stopAt) {
          const pair = classify(text.slice(at, at + 2));
          if (pair !== LETTER && pair !== DIGIT) break;
          plain = false;
          kind = pair;
          at += 2;
        } else break;
      }
      const form = formOf(text.slice(from, at), plain);
      tokens.push({ start: from, end: at, word: form.word, stem: form.stem, before });
      before = 0;
      continue;
    }
    if (kind === ALONE || kind === SIGN) {
      const form =
        kind === ALONE ? formOf(text.slice(at, at + width), false) : code === 38 || code === 0xff06 ? AND : PERCENT;
      tokens.push({ start: at, end: at + width, word: form.word, stem: form.stem, before });
      before = 0;
    } else if (kind === STOP) before = 2;
    else if (kind === SOFT && before === 0) before = 1;
    else if (kind === HYPHEN && before === 0 && at > start && text.charCodeAt(at - 1) === 32) before = 1;
    at += width;
  }
  return tokens;
}

const isDigit = (code: number) => code >= 48 && code <= 57;

function isFirst(text: string, at: number, start: number): boolean {
  if (at === start) return true;
  const kind = classOf(text.charCodeAt(at - 1));
  return kind !== HYPHEN && kind !== APOSTROPHE;
}

/** At a full stop after a single letter: another single letter follows and then a stop (`a.m.`, `U.S.A.`). */
function isAbbreviation(text: string, at: number, end: number): boolean {
  return at + 2 < end && classOf(text.charCodeAt(at + 1)) === LETTER && text.charCodeAt(at + 2) === 46;
}

function abbreviationEnd(text: string, at: number, end: number): number {
  let to = at;
  while (to < end && text.charCodeAt(to) === 46) {
    to++;
    if (to + 1 < end && classOf(text.charCodeAt(to)) === LETTER && text.charCodeAt(to + 1) === 46) to++;
    else break;
  }
  return to;
}

// ------------------------------------------------------------------------------------------------------ stopwords

/** Words of grammar. No negation, no modal, no number and no preposition of time is among them: those carry claims. */
const stopwords = new Set(
  `a an the this that these those i me my mine we us our ours you your yours yourself he him his she her hers it its
  they them their theirs myself ourselves themselves itself who whom whose which what be am is are was were been being
  have has had having do does did doing and or but so as of to in on at by for with about into onto upon over than then
  there here such very just also too more most some any own same other another both each few again ever even still yet
  much many like per via etc re dear hi hello regards sincerely well how why where while whereas though although
  because since through out up down off i'm you're we're they're it's that's there's here's i've you've we've they've
  i'd you'd we'd they'd he's she's what's who's let's let get got one's can could would shall should might will
  i'll you'll we'll they'll it'll he'll she'll please`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** True for words of grammar, which say nothing about the subject. Takes `Token.word`. */
export function isStopword(word: string): boolean {
  return stopwords.has(word);
}
