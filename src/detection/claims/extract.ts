import type { MergeField, Passage, ReadText } from '../letter.js';
import { sentences } from '../sentences.js';
import type { Span } from '../words.js';
import type { Locale } from './amount.js';
import { claimsOf, type Heard } from './build.js';
import type { Claim, Hit } from './claim.js';
import { cuedClaims } from './cued.js';
import { signatures } from './identity.js';
import { scan, type Token } from './scan.js';
import { fieldsIn, PassageTerms, type Term, termsOf } from './subject.js';
import { readValues } from './values.js';
import { isOnly, otherWays } from './ways.js';
import type { Outline } from './weigh.js';

/** More than this many claims in one text are a price list, not a letter: the rest is left out. */
const MOST_CLAIMS = 2000;

const SKIPPED = new Set([
  'footer',
  'unsubscribe',
  'view-in-browser',
  'address',
  'salutation',
  'disclaimer',
  'signature',
  'closing',
]);

/** Every claim of a communication, in reading order. Linear in the length of the text; throws on nothing. */
export function extractClaims(read: ReadText, locale: Locale = {}): Claim[] {
  const state: State = { read, locale, claims: [], headings: new Map(), dates: new Map(), sentence: 0 };
  for (let p = 0; p < read.passages.length && state.claims.length < MOST_CLAIMS; p++) {
    const passage = read.passages[p]!;
    if (passage.boilerplate === null || !SKIPPED.has(passage.boilerplate)) readPassage(state, passage, p);
  }
  return joinHours([...state.claims, ...signatures(read, state.sentence + 1)]);
}

/** "opens at 7 … and closes at 9" in one sentence is one statement of hours. */
function joinHours(claims: readonly Claim[]): Claim[] {
  const out: Claim[] = [];
  for (const c of claims) {
    const b = out.at(-1);
    if (b === undefined || !opensAndCloses(b, c)) {
      out.push(c);
      continue;
    }
    const days = c.value.days ?? b.value.days;
    b.value = { lo: b.value.lo, hi: c.value.lo, unit: 'time', bound: 'is', ...(days ? { days } : {}) };
    b.end = c.end;
  }
  return out;
}

const opensAndCloses = (b: Claim, c: Claim): boolean =>
  b.kind === 'hours' &&
  c.kind === 'hours' &&
  b.sentence === c.sentence &&
  b.value.bound === 'from' &&
  c.value.bound === 'until' &&
  b.value.lo < c.value.lo;

interface State {
  read: ReadText;
  locale: Locale;
  claims: Claim[];
  /** Terms of headings, headers and leads, and dates of column headers, read once each. */
  headings: Map<number, Term[]>;
  dates: Map<number, Validity>;
  sentence: number;
}

/** Between when values hold, as far as it is said. */
interface Validity {
  from?: number;
  until?: number;
}

function readPassage(state: State, passage: Passage, index: number): void {
  const { text } = state.read;
  const fields = fieldsIn(state.read.fields, passage.start, passage.end);
  const spoken = new PassageTerms(text, passage, fields);
  const outline = outlineOf(state, passage, index);
  const header = passage.table?.columnHeader == null ? {} : headerDates(state, passage.table.columnHeader);
  const states = passage.kind === 'paragraph' || passage.kind === 'item';
  let before: readonly Term[] = [];
  for (const span of sentences(text, passage, fields)) {
    const sentence = state.sentence++;
    const tokens = scanSpan(text, span, fields);
    if (tokens.length === 0) continue;
    const terms = spoken.upTo(span.end);
    const values = readValues(text, tokens, span.end, state.locale);
    const cued = states ? cuedClaims(tokens, terms.cues) : [];
    const found = values.length + cued.length;
    if (found > 0 && !isOwnDate(tokens, values, passage)) {
      const quote = quoteOf(state.read, passage, span);
      const validity = { ...header, ...validityOf(values) };
      const heard: Heard = { text, tokens, span, quote, terms, outline, before, validity, sentence };
      for (const claim of claimsOf(heard, values, cued)) state.claims.push(claim);
    }
    if (terms.cues.length > 0 && !cued.some((c) => c.kind === 'sequence') && isOnly(tokens, terms.cues))
      ruleOutOthers(state, sentence, span);
    before = terms.terms;
    if (state.claims.length >= MOST_CLAIMS) return;
  }
}

const scanSpan = (text: string, { start, end }: Span, fields: readonly MergeField[]): Token[] =>
  scan(text, start, end, fieldsIn(fields, start, end));

/** A line that is nothing but a date is the letter's own date. */
function isOwnDate(t: readonly Token[], values: readonly Hit[], passage: Passage): boolean {
  if (passage.kind === 'cell' || values.length !== 1 || values[0]!.kind !== 'date') return false;
  const { first, next } = values[0]!;
  if (next < t.length - 1) return false;
  return first === 0 || (first <= 2 && t[0]!.text === 'date');
}

/** "Send it by post to … They cannot be accepted by any other route." belongs to the way told in the sentence before. */
function ruleOutOthers(state: State, sentence: number, span: Span): void {
  for (let k = state.claims.length - 1; k >= 0 && state.claims[k]!.sentence >= sentence - 1; k--) {
    const c = state.claims[k]!;
    if (c.kind !== 'sequence' || c.sentence !== sentence - 1 || span.start - c.quoteEnd > 8) continue;
    c.value = { ...c.value, hi: c.value.hi | otherWays(c.value.lo) };
    c.quoteEnd = span.end;
    return;
  }
}

const MOST_HEADING_TERMS = 24;

/** Terms of what stands over a passage: row and column headers, list lead, heading, subject line. */
function outlineOf(state: State, passage: Passage, index: number): Outline[] {
  const { passages } = state.read;
  const out: Outline[] = [];
  const add = (p: number | null, weight: number) => {
    const at = p === null || p === index ? undefined : passages[p];
    if (p === null || at === undefined) return;
    let terms = state.headings.get(p);
    if (terms === undefined) {
      terms = termsOf(state.read, at).slice(0, MOST_HEADING_TERMS);
      state.headings.set(p, terms);
    }
    out.push({ terms, weight });
  };
  if (passage.table !== null) {
    add(passage.table.rowHeader, 1);
    add(passage.table.columnHeader, 0.7);
  }
  if (passage.list !== null) add(passage.list.lead, 0.5);
  add(passage.heading, 0.6);
  if (passages[0]?.kind === 'subject') add(0, 0.35);
  return out;
}

/** The sentence; for a cell its row as far as that is short, else from its row header. */
function quoteOf(read: ReadText, passage: Passage, span: Span): Span {
  const header = passage.table?.rowHeader;
  const head = header == null ? undefined : read.passages[header];
  return head !== undefined && head.start < span.start && span.end - head.start < 400
    ? { start: head.start, end: span.end }
    : span;
}

/** "from June 1", "until May 31": between when the other values of the sentence hold. */
function validityOf(hits: readonly Hit[]): Validity {
  const out: Validity = {};
  for (const h of hits) {
    if (h.kind !== 'date' || h.value.alt) continue;
    if (h.value.bound === 'from') out.from = h.value.lo;
    else if (h.value.bound === 'until') out.until = h.value.hi;
  }
  return out;
}

function headerDates(state: State, header: number): Validity {
  let dates = state.dates.get(header);
  if (dates === undefined) {
    const head = state.read.passages[header];
    dates = {};
    if (head !== undefined && head.end - head.start <= 80) {
      const tokens = scan(state.read.text, head.start, head.end);
      dates = validityOf(readValues(state.read.text, tokens, head.end, state.locale));
    }
    state.dates.set(header, dates);
  }
  return dates;
}
