import type { Span } from './words.js';

/**
 * The sentences of one passage: lines first, then a linear scan for the stops that end a sentence. Merge fields stay
 * whole; pass them when they are known, else their usual delimiters are looked for. An own scanner and not
 * `Intl.Segmenter`, which knows neither `No. 5` nor `*|FNAME|*` and took about five times as long line by line (27 MB/s
 * against 140), and far longer on a whole letter at once.
 */

const set = (words: string) => new Set(words.split(/\s+/));

/** A full stop after these never ends a sentence. */
const never = set(
  `mr mrs ms mx dr prof rev hon messrs mme sir fr gen col capt lt sgt maj e.g i.e eg ie cf vs v viz approx incl excl ext
  tel fig figs art arts sec para paras pp vol ch max min dept esp resp ref refs attn c/o opp nr encl gov sen rep pres
  supt assoc w/o temp est`,
);
/** After these it ends one only before a word that likes to begin sentences. */
const seldom = set(
  `a.m p.m am pm u.s u.s.a u.k e.u d.c n.y inc ltd co corp llc plc bros jr sr st ave rd blvd ln dr ct pl hwy sq ste apt mt ft
  etc bldg rm fl r.n m.d ph.d b.a m.a b.sc m.sc esq`,
);
/** After these it ends none before a number. */
const numbered = set(
  `no nos nr item art section clause form page p ch vol jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed
  thu thur thurs fri sat sun dept ext bldg ste apt rm lot unit`,
);
const starters = set(
  `the we you if this please it our to for in a an there all no and but your when after before at from these those that
  they he she i as any most some each every once until unless while with without because since so then what how who
  where why do does did is are was were will can may must should let see call write visit come bring ask need thank
  thanks not only however here just simply until use`,
);

/** How far a merge field may reach before its opening is taken for plain text. */
const FIELD_REACH = 160;

// eslint-disable-next-line complexity -- one loop that every character of every letter goes through
export function sentences(text: string, passage: Span, fields?: readonly Span[]): Span[] {
  const found: Span[] = [];
  let from = passage.start;
  let at = passage.start;
  let field = 0;
  const end = passage.end;
  const add = (to: number) => {
    let a = from;
    let b = to;
    while (a < b && isSpace(text.charCodeAt(a))) a++;
    while (b > a && isSpace(text.charCodeAt(b - 1))) b--;
    if (b > a) found.push({ start: a, end: b });
    from = to;
  };
  while (at < end) {
    const code = text.charCodeAt(at);
    // letters, digits, spaces, commas: most of the text
    if (
      (code > 63 && code < 91) ||
      (code > 96 && code < 123) ||
      code === 32 ||
      code === 44 ||
      (code > 47 && code < 58)
    ) {
      at++;
      continue;
    }
    if (fields !== undefined) {
      while (field < fields.length && fields[field]!.end <= at) field++;
      if (field < fields.length && fields[field]!.start <= at) {
        at = Math.min(end, fields[field]!.end);
        continue;
      }
    }
    switch (code) {
      case 10:
      case 13:
      case 0x2028:
      case 0x2029:
      case 0x2022:
        add(at);
        from = at + 1;
        at++;
        continue;
      case 123: // {
      case 91: // [
      case 60: // <
      case 42: // *
      case 37: // %
      case 36: // $
        at = fields === undefined ? fieldEnd(text, at, end) : at + 1;
        continue;
      case 0x3002:
      case 0xff01:
      case 0xff1f:
        at = pastClosers(text, at + 1, end);
        add(at);
        continue;
      case 33:
      case 63:
      case 46:
      case 0x2026: {
        const stop = at;
        while (at < end && isStop(text.charCodeAt(at))) at++;
        const single = code === 46 && at === stop + 1;
        const after = pastClosers(text, at, end);
        if (after < end && !isSpace(text.charCodeAt(after))) continue;
        let next = after;
        while (next < end && isBlank(text.charCodeAt(next))) next++;
        if (next >= end || isLine(text.charCodeAt(next)) || ends(text, from, stop, next, end, single)) add(after);
        at = Math.max(at, after);
        continue;
      }
      default:
        at++;
    }
  }
  add(end);
  return found;
}

/** Whether the stop at `stop` ends a sentence that goes on (after blanks) at `next`. */
// eslint-disable-next-line complexity -- a list of rules, read from the top
function ends(text: string, from: number, stop: number, next: number, end: number, single: boolean): boolean {
  const follower = text.charCodeAt(next);
  if (isLower(follower)) return false;
  if (!single) return true;
  let a = stop;
  while (a > from && !isSpace(text.charCodeAt(a - 1)) && stop - a < 24 && !isOpener(text.charCodeAt(a - 1))) a--;
  const word = text.slice(a, stop).toLowerCase();
  if (word === '') return true;
  // `1. Access.`, `b. Guests.`: the mark of an item belongs to it; `J. Smith`: an initial
  const first = word.charCodeAt(0);
  const digits = first > 47 && first < 58;
  if ((digits || word.length === 1) && isBegin(text, from, a) && word.length <= 3) return false;
  if (word.length === 1 && !digits) return !isUpper(text.charCodeAt(stop - 1)) || word === 'i';
  if (never.has(word)) return false;
  const numeric = (follower > 47 && follower < 58) || follower === 35;
  if (numeric && numbered.has(word)) return false;
  if (seldom.has(word)) {
    let b = next;
    while (b < end && b - next < 16 && !isSpace(text.charCodeAt(b)) && isWordish(text.charCodeAt(b))) b++;
    return starters.has(text.slice(next, b).toLowerCase());
  }
  return true;
}

function isBegin(text: string, from: number, at: number): boolean {
  let i = from;
  while (i < at && (isSpace(text.charCodeAt(i)) || isOpener(text.charCodeAt(i)))) i++;
  return i >= at;
}

const openings: readonly (readonly [string, string])[] = [
  ['{{', '}}'],
  ['{%', '%}'],
  ['[[', ']]'],
  ['<<', '>>'],
  ['*|', '|*'],
  ['${', '}'],
  ['%%', '%%'],
  ['<%', '%>'],
  ['{', '}'],
  ['[', ']'],
];

/** Where the merge field that begins here ends, or the next character when none does. */
function fieldEnd(text: string, at: number, end: number): number {
  for (const [open, close] of openings) {
    if (!text.startsWith(open, at)) continue;
    const limit = Math.min(end, at + FIELD_REACH);
    for (let i = at + open.length; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) return at + 1;
      if (code === close.charCodeAt(0) && text.startsWith(close, i)) {
        // a sentence in brackets is a sentence, not a field
        return open.length === 1 && i - at > 40 ? at + 1 : Math.min(end, i + close.length);
      }
    }
    return at + 1;
  }
  return at + 1;
}

function pastClosers(text: string, from: number, end: number): number {
  let at = from;
  while (at < end) {
    const c = text.charCodeAt(at);
    if (c === 34 || c === 39 || c === 41 || c === 93 || c === 0x201d || c === 0x2019 || c === 0xbb) at++;
    else break;
  }
  return at;
}

const isStop = (c: number) => c === 46 || c === 33 || c === 63 || c === 0x2026;
const isLine = (c: number) => c === 10 || c === 13 || c === 0x2028 || c === 0x2029;
const isBlank = (c: number) =>
  c === 32 || c === 9 || c === 0xa0 || c === 0x202f || c === 0x3000 || (c >= 0x2000 && c <= 0x200b);
const isSpace = (c: number) => isBlank(c) || isLine(c) || c === 11 || c === 12;
const isUpper = (c: number) => (c > 64 && c < 91) || (c > 0xbf && c < 0xdf);
const isLower = (c: number) => (c > 96 && c < 123) || (c > 0xde && c < 0x100);
const isOpener = (c: number) =>
  c === 34 || c === 39 || c === 40 || c === 91 || c === 0x201c || c === 0x2018 || c === 0xab;
const isWordish = (c: number) => isUpper(c) || isLower(c) || c === 39 || c === 0x2019;
