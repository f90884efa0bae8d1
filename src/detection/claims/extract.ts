import type { Passage, ReadText } from '../letter.js';
import { sentences } from '../sentences.js';
import { stem } from '../words.js';
import type { Claim, Hit } from './claim.js';
import { cuedClaims, type CuedHit } from './cued.js';
import {
  clauseEnd,
  clauseStart,
  conditions,
  exampleFrom,
  isExtra,
  modality,
  negated,
  pastTense,
  presentTense,
  quotesOld,
} from './frame.js';
import { signatures } from './identity.js';
import { FIELD, NUMERAL, scan, SYMBOL, type Token, WORD } from './scan.js';
import { isOnly, otherWays } from './ways.js';
import { fieldsIn, type Term, type Terms, termsOf } from './subject.js';
import { anchorOf, roleOf } from './role.js';
import { topicOf } from './topic.js';
import { readValues } from './values.js';

export interface ExtractOptions {
  /** ISO 3166 country of the sender: settles numeric dates, national telephone numbers and which dollar. */
  country?: string | undefined;
  /** ISO 4217 currency in which the company usually reckons. */
  currency?: string | undefined;
}

/** More than this many claims in one text are a price list, not a letter: the rest is left out. */
const MOST_CLAIMS = 2000;
/** Terms kept for each claim: the heaviest. */
const MOST_TERMS = 20;
const MOST_CUED_TERMS = 14;

const SKIPPED = new Set(['footer', 'unsubscribe', 'view-in-browser', 'address', 'salutation', 'disclaimer']);

/** Every claim of a communication, in reading order. Linear in the length of the text; throws on nothing. */
export function extractClaims(read: ReadText, options: ExtractOptions = {}): Claim[] {
  const claims: Claim[] = [];
  const state: State = { read, options, claims, outline: new Map(), sentence: 0 };
  for (let p = 0; p < read.passages.length && claims.length < MOST_CLAIMS; p++) {
    const passage = read.passages[p]!;
    if (passage.boilerplate !== null && SKIPPED.has(passage.boilerplate)) continue;
    if (passage.boilerplate === 'signature' || passage.boilerplate === 'closing') continue;
    readPassage(state, passage, p);
  }
  for (const claim of signatures(read, state.sentence + 1)) claims.push(claim);
  return joinHours(claims);
}

/** "opens at 7 … and closes at 9" in one sentence is one statement of hours. */
function joinHours(claims: Claim[]): Claim[] {
  const out: Claim[] = [];
  for (const c of claims) {
    const b = out.at(-1);
    if (
      b &&
      b.kind === 'hours' &&
      c.kind === 'hours' &&
      b.sentence === c.sentence &&
      b.value.bound === 'from' &&
      c.value.bound === 'until' &&
      b.value.lo < c.value.lo
    ) {
      b.value = {
        lo: b.value.lo,
        hi: c.value.lo,
        unit: 'time',
        bound: 'is',
        ...(c.value.days || b.value.days ? { days: c.value.days ?? b.value.days! } : {}),
      };
      b.end = c.end;
    } else out.push(c);
  }
  return out;
}

interface State {
  read: ReadText;
  options: ExtractOptions;
  claims: Claim[];
  /** Terms of headings, headers and leads, read once each. */
  outline: Map<number, Term[]>;
  sentence: number;
}

function readPassage(state: State, passage: Passage, index: number): void {
  const { read } = state;
  const { text } = read;
  const fields = fieldsIn(read.fields, passage.start, passage.end);
  const spans = sentences(text, passage, fields);
  let before: Term[] = [];
  for (const span of spans) {
    const id = state.sentence++;
    const t = scan(text, span.start, span.end, fieldsIn(fields, span.start, span.end));
    if (!t.length) continue;
    const hits = readValues(text, t, span.end, state.options);
    const own = termsOf(read, span.start, span.end);
    const cued =
      passage.kind === 'subject' || passage.kind === 'heading' || passage.kind === 'cell'
        ? []
        : cuedClaims(t, own.cues);
    if ((hits.length || cued.length) && !isOwnDate(t, hits, passage))
      build(state, passage, index, span, before, own, t, hits, cued, id);
    if (!cued.some((c) => c.kind === 'sequence') && isOnly(t, own.cues)) ruleOutOthers(state, id, span);
    before = own.terms;
    if (state.claims.length >= MOST_CLAIMS) return;
  }
}

/** A line that is nothing but a date is the letter's own date. */
function isOwnDate(t: readonly Token[], hits: readonly Hit[], passage: Passage): boolean {
  if (passage.kind === 'cell' || hits.length !== 1 || hits[0]!.kind !== 'date') return false;
  const h = hits[0]!;
  if (h.next < t.length - 1) return false;
  return h.first === 0 || (h.first <= 2 && t[0]!.text === 'date');
}

/** "Send it by post to … They cannot be accepted by any other route." belongs to the way told in the sentence before. */
function ruleOutOthers(state: State, sentence: number, span: { start: number; end: number }): void {
  for (let k = state.claims.length - 1; k >= 0 && state.claims[k]!.sentence >= sentence - 1; k--) {
    const c = state.claims[k]!;
    if (c.kind !== 'sequence' || c.sentence !== sentence - 1 || span.start - c.quoteEnd > 8) continue;
    c.value = { ...c.value, hi: c.value.hi | otherWays(c.value.lo) };
    c.quoteEnd = span.end;
    return;
  }
}

function build(
  state: State,
  passage: Passage,
  index: number,
  span: { start: number; end: number },
  previous: Term[],
  terms: Terms,
  t: Token[],
  hits: Hit[],
  cued: CuedHit[],
  sentence: number,
): void {
  const { read } = state;
  const own = terms.terms;
  const around = outlineTerms(state, passage, index);
  const conds = conditions(t);
  const example = exampleFrom(t);
  const extra = isExtra(t);
  const old = quotesOld(t);
  const quote = quoteOf(read, passage, span);
  const names = namesIn(read, t);
  const validity = validityOf(t, hits);
  const header = headerDates(state, passage);
  const all: CuedHit[] = [...hits, ...cued];
  for (const hit of all) {
    if (hit.first >= example && hit.kind !== 'contact') continue;
    const first = t[hit.first]!;
    const last = t[Math.min(hit.next, t.length) - 1]!;
    const from = clauseStart(t, hit.first);
    const to = clauseEnd(t, Math.min(hit.next, t.length - 1));
    const subject = weigh(
      own,
      around,
      previous,
      first.start,
      last.end,
      t[from]!.start,
      to < t.length ? t[to]!.start : span.end,
      hit,
    );
    if (!subject.length) continue;
    const slot = slotOf(hit, own, around, first.start, last.end);
    // that something is so, without a cue, is a claim only where the lexicon knows that it is often denied
    if (hit.kind === 'polarity' && hit.value.bound === 'about' && !slot.length) continue;
    const condition: string[] = [];
    for (const c of conds)
      if (!(hit.first >= c.from && hit.next <= c.to) || c.hard)
        for (const s of c.stems) if (condition.length < 8 && !condition.includes(s)) condition.push(s);
    const claim: Claim = {
      kind: hit.kind,
      value: hit.value,
      polarity:
        hit.polarity ??
        (negated(t, Math.max(from, hit.first - 8), hit.first) && !(hit.kind === 'amount' && hit.value.hi === 0)
          ? -1
          : 1),
      modality: hit.modality ?? modality(t, from, hit.first),
      tense: old || pastTense(t, hit.first, hit.next) ? 'past' : 'now',
      condition,
      audience: audienceOf(subject),
      names,
      subject,
      near: nearOf(own, first.start, last.end, t[from]!.start, to < t.length ? t[to]!.start : span.end, hit),
      slot,
      topic: '',
      start: first.start,
      end: last.end,
      quoteStart: quote.start,
      quoteEnd: quote.end,
      sentence,
    };
    if (presentTense(t, from, to)) claim.present = true;
    if (extra) claim.extra = true;
    if (hit.kind === 'duration') {
      const role = roleOf(t, hit.first, hit.next);
      if (role) claim.role = role;
      if (role === 'past') claim.tense = 'past';
      const anchor = anchorOf(t, hit.next);
      if (anchor.length) claim.anchor = anchor;
    }
    if (hit.kind !== 'date') {
      const f = validity.from ?? header.from;
      const u = validity.until ?? header.until;
      if (f !== undefined) claim.from = f;
      if (u !== undefined) claim.until = u;
    }
    claim.topic = topicOf(read, claim, own, around, t, hit);
    state.claims.push(claim);
  }
}

/** Terms of what stands over a passage: row and column headers, list lead, heading, subject line. */
function outlineTerms(state: State, passage: Passage, index: number): { terms: Term[]; weight: number }[] {
  const { read } = state;
  const out: { terms: Term[]; weight: number }[] = [];
  const add = (p: number | null, weight: number) => {
    if (p === null || p === index) return;
    let terms = state.outline.get(p);
    if (!terms) {
      const at = read.passages[p];
      terms = at ? termsOf(read, at.start, at.end).terms.slice(0, 24) : [];
      state.outline.set(p, terms);
    }
    out.push({ terms, weight });
  };
  if (passage.table) {
    add(passage.table.rowHeader, 1);
    add(passage.table.columnHeader, 0.7);
  }
  if (passage.list) add(passage.list.lead, 0.5);
  add(passage.heading, 0.6);
  if (read.passages[0]?.kind === 'subject') add(0, 0.35);
  return out;
}

/** The subject of a value: terms weigh by rarity, by nearness in the sentence, and by where they stand around it. */
function weigh(
  own: Term[],
  around: { terms: Term[]; weight: number }[],
  previous: Term[],
  start: number,
  end: number,
  clauseFrom: number,
  clauseTo: number,
  hit: Hit,
): [string, number][] {
  const weights = new Map<string, number>();
  const put = (term: string, w: number) => {
    const known = weights.get(term);
    if (known === undefined || known < w) weights.set(term, w);
  };
  const cued = hit.value.text !== undefined && hit.kind !== 'contact';
  const person = hit.kind === 'identity' ? new Set((hit.value.text ?? '').split(' ').map(stem)) : null;
  for (const x of own) {
    if (person?.has(x.term)) continue;
    if (!cued && x.start >= start && x.end <= end && hit.kind !== 'quantity') continue;
    const distance = x.end <= start ? start - x.end : x.start >= end ? x.start - end : 0;
    const near = x.start >= clauseFrom && x.end <= clauseTo ? 1 : cued && !person ? 0.5 : 0.75;
    put(x.term, x.weight * near * (distance < 30 ? 1 : distance < 80 ? 0.85 : 0.65));
  }
  for (const a of around) for (const x of a.terms) put(x.term, x.weight * a.weight);
  for (const x of previous) put(x.term, x.weight * 0.3);
  const list = [...weights];
  list.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = list.slice(0, cued ? MOST_CUED_TERMS : MOST_TERMS);
  for (const k of kept) k[1] = Math.round(k[1] * 100) / 100;
  return kept;
}

/** What stands next to the value in its clause: the words that name it most directly. */
function nearOf(own: readonly Term[], start: number, end: number, from: number, to: number, hit: Hit): string[] {
  const distance = (x: Term) => (x.end <= start ? start - x.end : x.start >= end ? x.start - end : 0);
  const reach = hit.value.text === undefined || hit.kind === 'contact' ? 45 : 70;
  const near = own.filter(
    (x) =>
      x.start >= from &&
      x.end <= to &&
      distance(x) <= reach &&
      (hit.kind === 'quantity' || hit.value.text !== undefined || x.start >= end || x.end <= start),
  );
  near.sort((a, b) => b.weight - a.weight);
  const out: string[] = [];
  for (const x of near) if (out.length < 7 && !out.includes(x.term)) out.push(x.term);
  return out;
}

const CUED = new Set(['polarity', 'obligation', 'eligibility', 'sequence']);

/** The concepts that take a value of this kind: in the sentence, the nearest first; else in the headers above. */
function slotOf(
  hit: Hit,
  own: readonly Term[],
  around: readonly { terms: Term[]; weight: number }[],
  start: number,
  end: number,
): string[] {
  const distance = (x: Term) => (x.end <= start ? start - x.end : x.start >= end ? x.start - end + 5 : 0);
  const cued = hit.value.text !== undefined && hit.kind !== 'contact' && hit.kind !== 'identity';
  const takes = (x: Term) =>
    x.kinds !== undefined && (cued ? x.kinds.some((k) => CUED.has(k)) : x.kinds.includes(hit.kind));
  const near = own.filter(takes).sort((a, b) => distance(a) - distance(b));
  const out: string[] = [];
  for (const x of near) if (out.length < 3 && distance(x) < 120 && !out.includes(x.term)) out.push(x.term);
  for (const a of around)
    for (const x of a.terms) if (out.length < 2 && takes(x) && !out.includes(x.term)) out.push(x.term);
  return out;
}

function audienceOf(subject: [string, number][]): string[] {
  const out: string[] = [];
  for (const [term] of subject) if (term.startsWith('#audience') || term.startsWith('#a:')) out.push(term);
  return out;
}

/** The sentence; for a cell its row as far as that is short, else from its row header. */
function quoteOf(
  read: ReadText,
  passage: Passage,
  span: { start: number; end: number },
): { start: number; end: number } {
  if (passage.table && passage.table.rowHeader !== null) {
    const head = read.passages[passage.table.rowHeader];
    if (head && head.start < span.start && span.end - head.start < 400) return { start: head.start, end: span.end };
  }
  return span;
}

/** Words with capitals that do not begin a sentence: names of products, places, programmes, persons. */
function namesIn(read: ReadText, t: readonly Token[]): string[] {
  const out: string[] = [];
  for (let i = 1; i < t.length; i++) {
    const x = t[i]!;
    if (x.type !== WORD || !x.capital || x.end - x.start < 2) continue;
    const b = t[i - 1]!;
    if (b.type === SYMBOL && /[.!?:"“]/.test(b.text)) continue;
    if (b.type === NUMERAL || b.type === FIELD) continue;
    if (x.text === 'i' || x.text.startsWith("i'")) continue;
    // APY, UTC, PIN: short forms, no names
    const written = read.text.slice(x.start, x.end);
    if (written.length <= 4 && written === written.toUpperCase()) continue;
    if (!out.includes(x.text)) out.push(x.text);
    if (out.length >= 8) break;
  }
  return out;
}

/** "from June 1", "until May 31": between when the other values of the sentence hold. */
function validityOf(t: readonly Token[], hits: readonly Hit[]): { from?: number; until?: number } {
  const out: { from?: number; until?: number } = {};
  for (const h of hits) {
    if (h.kind !== 'date' || h.value.alt) continue;
    if (h.value.bound === 'from') out.from = h.value.lo;
    else if (h.value.bound === 'until') out.until = h.value.hi;
  }
  void t;
  return out;
}

function headerDates(state: State, passage: Passage): { from?: number; until?: number } {
  const out: { from?: number; until?: number } = {};
  if (passage.table?.columnHeader == null) return out;
  const head = state.read.passages[passage.table.columnHeader];
  if (!head || head.end - head.start > 80) return out;
  const t = scan(state.read.text, head.start, head.end);
  for (const h of readValues(state.read.text, t, head.end, state.options)) {
    if (h.kind !== 'date') continue;
    if (h.value.bound === 'from') out.from = h.value.lo;
    if (h.value.bound === 'until') out.until = h.value.hi;
  }
  return out;
}
