import type { Span } from '../words.js';
import type { Claim, CuedHit } from './claim.js';
import {
  clauseEnd,
  clauseStart,
  type Condition,
  conditions,
  exampleFrom,
  isExtra,
  modality,
  negated,
  pastTense,
  presentTense,
  quotesOld,
} from './frame.js';
import { anchorOf, roleOf } from './role.js';
import { FIELD, NUMERAL, SYMBOL, type Token, WORD } from './scan.js';
import { type Term, type Terms, wordsOf } from './subject.js';
import { isConcept, stemTerm } from './term.js';
import { kept, nearOf, type Outline, type Place, Scale, slotOf } from './weigh.js';

/** A sentence as it was read, with what stands around it. */
export interface Heard {
  text: string;
  tokens: readonly Token[];
  span: Span;
  quote: Span;
  terms: Terms;
  outline: readonly Outline[];
  /** Terms of the sentence before. */
  before: readonly Term[];
  validity: { from?: number; until?: number };
  sentence: number;
}

/** What holds for every claim of a sentence. */
interface Frame {
  conditions: readonly Condition[];
  extra: boolean;
  old: boolean;
  names: readonly number[];
  words: readonly number[];
  scale: Scale;
}

/** The claims that the values and statements of a sentence amount to. */
export function claimsOf(heard: Heard, values: readonly CuedHit[], cued: readonly CuedHit[]): Claim[] {
  const { tokens } = heard;
  const example = exampleFrom(tokens);
  const frame: Frame = {
    conditions: conditions(tokens),
    extra: isExtra(tokens),
    old: quotesOld(tokens),
    names: namesIn(heard.text, tokens),
    words: heard.quote === heard.span ? heard.terms.words : wordsOf(heard.text, heard.quote.start, heard.quote.end),
    scale: new Scale(heard.terms.terms, heard.outline, heard.before),
  };
  const out: Claim[] = [];
  for (const hits of [values, cued])
    for (const hit of hits) {
      if (hit.first >= example && hit.kind !== 'contact') continue;
      const claim = claimOf(heard, frame, hit);
      if (claim !== null) out.push(claim);
    }
  return out;
}

function claimOf(heard: Heard, frame: Frame, hit: CuedHit): Claim | null {
  const t = heard.tokens;
  const next = Math.min(hit.next, t.length);
  const from = clauseStart(t, hit.first);
  const to = clauseEnd(t, Math.min(hit.next, t.length - 1));
  const at: Place = {
    start: t[hit.first]!.start,
    end: t[next - 1]!.end,
    clauseFrom: t[from]!.start,
    clauseTo: to < t.length ? t[to]!.start : heard.span.end,
  };
  const slot = slotOf(hit, heard.terms.terms, heard.outline, at);
  // that something is so, without a cue, is a claim only where the lexicon knows that it is often denied
  if (hit.kind === 'polarity' && hit.value.bound === 'about' && slot.length === 0) return null;
  const heaviest = frame.scale.weigh(hit, at);
  if (heaviest.terms.length === 0) return null;
  const topic = topicOf(heard, heaviest.terms);
  const claim: Claim = {
    kind: hit.kind,
    value: hit.value,
    polarity: hit.polarity ?? (denied(t, from, hit) ? -1 : 1),
    modality: hit.modality ?? modality(t, from, hit.first),
    tense: frame.old || pastTense(t, hit.first, hit.next) ? 'past' : 'now',
    condition: conditionOf(frame.conditions, hit),
    names: frame.names,
    ...kept(heaviest.terms, heaviest.weights),
    near: nearOf(heard.terms.terms, at, hit),
    slot,
    words: frame.words,
    topicStart: topic?.start ?? 0,
    topicEnd: topic?.end ?? 0,
    start: at.start,
    end: at.end,
    quoteStart: heard.quote.start,
    quoteEnd: heard.quote.end,
    sentence: heard.sentence,
  };
  if (frame.extra) claim.extra = true;
  if (presentTense(t, from, to)) claim.present = true;
  if (hit.kind === 'duration') addMeasured(claim, t, hit);
  if (hit.kind !== 'date') Object.assign(claim, heard.validity);
  return claim;
}

const denied = (t: readonly Token[], from: number, hit: CuedHit): boolean =>
  negated(t, Math.max(from, hit.first - 8), hit.first) && !(hit.kind === 'amount' && hit.value.hi === 0);

function addMeasured(claim: Claim, t: readonly Token[], hit: CuedHit): void {
  const role = roleOf(t, hit.first, hit.next);
  if (role !== undefined) claim.role = role;
  if (role === 'past') claim.tense = 'past';
  const anchor = anchorOf(t, hit.next);
  if (anchor.length > 0) claim.anchor = anchor;
}

const MOST_CONDITION_TERMS = 8;
const NONE: readonly number[] = [];

/** The conditions that the value does not stand in itself. */
function conditionOf(found: readonly Condition[], hit: CuedHit): readonly number[] {
  if (found.length === 0) return NONE;
  const out: number[] = [];
  for (const c of found) {
    if (!c.hard && hit.first >= c.from && hit.next <= c.to) continue;
    for (const term of c.terms) if (out.length < MOST_CONDITION_TERMS && !out.includes(term)) out.push(term);
  }
  return out;
}

const MOST_NAMES = 8;

/** Words with capitals that do not begin a sentence: names of products, places, programmes, persons. */
function namesIn(text: string, t: readonly Token[]): readonly number[] {
  let out: number[] | null = null;
  for (let i = 1; i < t.length; i++) {
    const x = t[i]!;
    if (!x.capital || !isName(text, x, t[i - 1]!)) continue;
    out ??= [];
    const term = stemTerm(x.text);
    if (!out.includes(term)) out.push(term);
    if (out.length >= MOST_NAMES) break;
  }
  return out ?? NONE;
}

function isName(text: string, x: Token, before: Token): boolean {
  if (x.type !== WORD || x.end - x.start < 2 || before.type === NUMERAL || before.type === FIELD) return false;
  if (before.type === SYMBOL && '.!?:"“'.includes(before.text)) return false;
  if (x.text.startsWith("i'")) return false;
  if (x.end - x.start > 4) return true;
  // APY, UTC, PIN: short forms, no names
  const written = text.slice(x.start, x.end);
  return written !== written.toUpperCase();
}

/** A name for the fact: the heaviest of its own words, where it is written. */
function topicOf(heard: Heard, terms: readonly number[]): Span | null {
  for (const term of terms) {
    if (isConcept(term)) continue;
    const own = heard.terms.terms.find((x) => x.term === term);
    if (own !== undefined) return own;
    for (const { terms: above } of heard.outline) {
      const found = above.find((x) => x.term === term);
      if (found !== undefined) return found;
    }
  }
  return null;
}
