import type { Claim, ClaimKind } from './claim.js';
import { displayValue } from './display.js';
import { relate, type Relation } from './equal.js';
import { explain } from './explain.js';
import {
  conditionsApart,
  FEATURES,
  featuresOf,
  isCued,
  lettersAlike,
  type Overlap,
  overlap,
  type PairFacts,
  sentencesAlike,
  validityApart,
} from './features.js';
import { opposed } from './opposed.js';
import { type ClaimSide, type ClaimView, type CompareContext, type View, viewOf } from './side.js';
import { isConcept } from './term.js';
import { modelFor } from './weights.js';

/** A named part of the evidence, in log-odds. The steps of a finding add up to the logit of its confidence. */
export interface Step {
  name: string;
  value: number;
}

export interface Quote {
  quote: string;
  start: number;
  end: number;
  /** "USD 5.00 per month" */
  value: string;
  /** Span of the value itself. */
  valueStart: number;
  valueEnd: number;
  /** Where offsets point into the plain-text part beside the HTML. */
  part?: 'alternative';
}

export interface ContradictionFinding {
  kind: ClaimKind;
  topic: string;
  a: Quote;
  b: Quote;
  /** Indices of the claims on both sides. */
  claimA: number;
  claimB: number;
  confidence: number;
  steps: Step[];
  explanation: string;
}

/** Nothing below this confidence is reported at all; what the queue shows is the service's bar. */
export const LEAST_CONFIDENCE = 0.2;

/** The facts that two letters tell differently, most certain first. Symmetric: the sides may be exchanged. */
export function compareClaims(a: ClaimSide, b: ClaimSide, context: CompareContext = {}): ContradictionFinding[] {
  return findingsOf(candidates(a, b, context), a.text, b.text);
}

/** What is reported of the candidates: each claim once, and nothing that is hardly likely. */
export function findingsOf(found: readonly Candidate[], textA: string, textB: string): ContradictionFinding[] {
  if (found.length === 0) return [];
  const findings: ContradictionFinding[] = [];
  for (const c of mutualBest(found.map((candidate) => ({ ...candidate, logit: logit(candidate.features) })))) {
    const confidence = 1 / (1 + Math.exp(-c.logit));
    if (confidence >= LEAST_CONFIDENCE) findings.push(finding(textA, textB, c, confidence));
  }
  return findings.sort((p, q) => q.confidence - p.confidence || p.a.start - q.a.start || p.b.start - q.b.start);
}

export interface Candidate extends PairFacts {
  features: number[];
}

export function logit(features: readonly number[]): number {
  const model = modelFor(features);
  let z = model.bias;
  for (let i = 0; i < features.length; i++) z += features[i]! * (model.weights[i] ?? 0);
  return z;
}

/** All pairs of claims that may be one slot with two values, with their features. */
export function candidates(a: ClaimSide, b: ClaimSide, context: CompareContext = {}): Candidate[] {
  return candidatesOf(viewOf(a), viewOf(b), context);
}

/** Two claims that may be of one slot. */
interface Pair {
  x: ClaimView;
  y: ClaimView;
  relation: Relation;
  over: Overlap;
  alike: number;
  strength: number;
}

export function candidatesOf(va: View, vb: View, context: CompareContext): Candidate[] {
  const pairs = pairsOf(va, vb);
  if (!pairs.some((p) => p.relation !== 'equal')) return [];
  const matches = matchesOf(pairs);
  const found: Candidate[] = [];
  let letters = -1;
  for (const p of pairs) {
    const x = matches.get(p.x)!;
    const y = matches.get(p.y)!;
    const agrees = Math.max(x.agrees, y.agrees);
    // said alike by both letters, in the better matching place: no conflict
    if (agrees >= AGREES * p.strength || !mayDispute(p, va, vb)) continue;
    if (letters < 0) letters = lettersAlike(va, vb);
    const rival = Math.max(rivalOf(x, p.y), rivalOf(y, p.x));
    const facts: PairFacts = {
      x: p.x,
      y: p.y,
      over: p.over,
      alike: p.alike,
      letters,
      fits: p.relation === 'fits',
      rivals: x.count + y.count - 2,
      margin: p.strength > 0 ? Math.min(1.5, rival / p.strength) : 1,
      elsewhere: agrees / Math.max(p.strength, 1e-6),
      several: siblings(va, p.x) * siblings(vb, p.y),
      close: context.close ?? 0,
      redundancy: context.redundancy ?? 0,
    };
    found.push({ ...facts, features: featuresOf(facts) });
  }
  return found;
}

/** An agreement nearly as well matched as the disagreement settles it. */
const AGREES = 0.9;
/**
 * Subjects and sentences with less in common are of different things: half of all pairs on 17 labelled companies, and none of
 * the right ones that was more likely than not.
 */
const LEAST_SHARED = 0.5;
const LEAST_ALIKE = 0.3;
/** Bare statements need more: two words, or a concept that is stated or denied. */
const LEAST_SHARED_CUED = 1.6;
/** Pairs looked at for two letters: beyond it they are price lists. */
const MOST_PAIRS = 20_000;

function pairsOf(va: View, vb: View): Pair[] {
  const pairs: Pair[] = [];
  let looked = 0;
  for (const [kind, xs] of va.byKind) {
    const ys = vb.byKind.get(kind);
    if (ys === undefined) continue;
    for (const x of xs) {
      looked += ys.length;
      if (looked > MOST_PAIRS) return pairs;
      for (const y of ys) {
        const pair = isCued(kind) ? stances(x, y) : values(x, y);
        if (pair !== null) pairs.push(pair);
      }
    }
  }
  return pairs;
}

function values(x: ClaimView, y: ClaimView): Pair | null {
  const relation = relate(x.claim, y.claim);
  return relation === 'other' ? null : pairOf(x, y, relation, overlap(x, y));
}

/** Statements without a number: said under a condition they bind only those it fits. */
function stances(x: ClaimView, y: ClaimView): Pair | null {
  const [a, b] = [x.claim, y.claim];
  const relation = relate(a, b);
  const denied = (relation === 'differs' || a.kind === 'polarity') && opposed(x, y);
  if (relation !== 'differs' && relation !== 'fits' && !(denied && relation === 'equal')) return null;
  const over = overlap(x, y);
  // must and need not are about what is to be done: the same verb and its object, or at least two words of them
  if (a.kind === 'obligation' && sharedNear(a, b) < 2) return null;
  if (over.shared < LEAST_SHARED_CUED && !denied && !a.slot.some((s) => b.slot.includes(s))) return null;
  return conditionsApart(a, b) > 0 ? null : pairOf(x, y, denied ? 'differs' : relation, over);
}

function pairOf(x: ClaimView, y: ClaimView, relation: Relation, over: Overlap): Pair | null {
  const alike = sentencesAlike(x.claim, y.claim);
  if (over.shared < LEAST_SHARED && alike < LEAST_ALIKE) return null;
  return { x, y, relation, over, alike, strength: over.cosine + 0.6 * alike };
}

/** How well a claim is matched elsewhere: rivals for the slot, and agreement (the value-set gate). */
interface Match {
  first: number;
  /** The sentence of the best. */
  at: number;
  /** The best in another sentence. */
  second: number;
  count: number;
  agrees: number;
}

function matchesOf(pairs: readonly Pair[]): Map<ClaimView, Match> {
  const matches = new Map<ClaimView, Match>();
  const note = (v: ClaimView, other: ClaimView, { strength, relation }: Pair) => {
    let m = matches.get(v);
    if (m === undefined) {
      m = { first: 0, at: -1, second: 0, count: 0, agrees: 0 };
      matches.set(v, m);
    }
    m.count++;
    if (relation === 'equal' && strength > m.agrees) m.agrees = strength;
    const at = other.claim.sentence;
    if (strength > m.first) {
      if (m.at !== at) m.second = m.first;
      m.first = strength;
      m.at = at;
    } else if (strength > m.second && at !== m.at) m.second = strength;
  };
  for (const p of pairs) {
    note(p.x, p.y, p);
    note(p.y, p.x, p);
  }
  return matches;
}

const rivalOf = (m: Match, other: ClaimView): number => (other.claim.sentence === m.at ? m.second : m.first);

/** Whether both values can't be in force at once, as far as values, times and the sentences around them tell. */
function mayDispute(p: Pair, va: View, vb: View): boolean {
  const [a, b] = [p.x.claim, p.y.claim];
  if (p.relation === 'equal' || validityApart(a, b)) return false;
  if ((a.present && b.from !== undefined) || (b.present && a.from !== undefined)) return false;
  switch (a.kind) {
    case 'date':
      if (p.relation === 'fits') return false;
      break;
    case 'hours':
      // the time of a certain day is a slot only where the same sentence is told again
      if (p.relation === 'fits' || (p.alike < 0.6 && (ofOneDay(va, p.x) || ofOneDay(vb, p.y)))) return false;
      break;
    case 'contact':
      if (a.value.unit === 'url' || (a.extra ?? false) !== (b.extra ?? false)) return false;
      break;
    case 'obligation':
    case 'polarity':
    case 'eligibility':
    case 'sequence':
      return true;
    case 'amount':
    case 'rate':
    case 'duration':
    case 'quantity':
    case 'identity':
      break;
  }
  // one of the two sentences has both values
  return !says(vb, p.y, a) && !says(va, p.x, b);
}

/** A time that stands with a calendar date: "by 18:00 on 3 June". */
function ofOneDay(v: View, at: ClaimView): boolean {
  for (const step of [-1, 1]) {
    const c = v.claims[at.index + step]?.claim;
    if (
      c &&
      c.sentence === at.claim.sentence &&
      c.kind === 'date' &&
      Math.min(Math.abs(c.start - at.claim.end), Math.abs(at.claim.start - c.end)) < 12
    )
      return true;
  }
  return false;
}

/** Plain words next to both cues. */
const sharedNear = (a: Claim, b: Claim): number => a.near.filter((t) => !isConcept(t) && b.near.includes(t)).length;

/** How many values of the kind its sentence has. */
function siblings(v: View, at: ClaimView): number {
  let n = 1;
  for (const step of [-1, 1])
    for (
      let k = at.index + step;
      k >= 0 && k < v.claims.length && v.claims[k]!.claim.sentence === at.claim.sentence;
      k += step
    )
      if (v.claims[k]!.claim.kind === at.claim.kind) n++;
  return n;
}

function says(v: View, at: ClaimView, value: Claim): boolean {
  for (const step of [-1, 1]) {
    for (
      let k = at.index + step;
      k >= 0 && k < v.claims.length && v.claims[k]!.claim.sentence === at.claim.sentence;
      k += step
    ) {
      const c = v.claims[k]!.claim;
      if (c.kind === value.kind && relate(c, value) === 'equal') return true;
    }
  }
  return false;
}

/** Each claim, and each pair of sentences, takes part in one finding: the strongest. */
export function mutualBest<T extends { x: ClaimView; y: ClaimView; logit: number }>(scored: T[]): T[] {
  const order = [...scored].sort(
    (p, q) =>
      q.logit - p.logit ||
      p.x.claim.start + p.y.claim.start - q.x.claim.start - q.y.claim.start ||
      Math.abs(p.x.claim.start - p.y.claim.start) - Math.abs(q.x.claim.start - q.y.claim.start),
  );
  const used = new Set<ClaimView>();
  const sentences = new Set<string>();
  const out: T[] = [];
  for (const c of order) {
    if (used.has(c.x) || used.has(c.y)) continue;
    used.add(c.x);
    used.add(c.y);
    const key = `${c.x.claim.quoteStart}|${c.y.claim.quoteStart}|${c.x.claim.kind}`;
    if (sentences.has(key)) continue;
    sentences.add(key);
    // the same two values again are the same fact, said in another place
    const values = `${c.x.claim.kind}|${JSON.stringify(plain(c.x.claim))}|${JSON.stringify(plain(c.y.claim))}`;
    if (c.x.claim.value.text === undefined && sentences.has(values)) continue;
    sentences.add(values);
    out.push(c);
  }
  return out;
}

const plain = (c: Claim) => [c.value.lo, c.value.hi, c.value.unit];

function finding(
  textA: string,
  textB: string,
  c: Candidate & { logit: number },
  confidence: number,
): ContradictionFinding {
  const topic = topicOf(nameOf(textA, c.x.claim), nameOf(textB, c.y.claim));
  return {
    kind: c.x.claim.kind,
    topic,
    a: quoteOf(textA, c.x.claim),
    b: quoteOf(textB, c.y.claim),
    claimA: c.x.index,
    claimB: c.y.index,
    confidence: Math.round(confidence * 1e4) / 1e4,
    steps: stepsOf(c.features),
    explanation: explain(c.x.claim, c.y.claim, topic),
  };
}

const quoteOf = (text: string, claim: Claim): Quote => ({
  quote: text.slice(claim.quoteStart, claim.quoteEnd),
  start: claim.quoteStart,
  end: claim.quoteEnd,
  value: displayValue(claim),
  valueStart: claim.start,
  valueEnd: claim.end,
});

/** What a person would call the fact: a word of the letter, else the kind of claim. */
const nameOf = (text: string, { topicStart, topicEnd, kind }: Claim): string =>
  text.slice(topicStart, topicEnd).toLowerCase() || kind;

/** The evidence in log-odds, strongest first; parts that say nothing are left out. */
export function stepsOf(features: readonly number[]): Step[] {
  const model = modelFor(features);
  const steps: Step[] = [{ name: 'before any evidence', value: model.bias }];
  for (let i = 0; i < features.length; i++) {
    const value = features[i]! * (model.weights[i] ?? 0);
    if (value !== 0) steps.push({ name: FEATURES[i]!, value });
  }
  return steps;
}

/** The shorter; ties by spelling, so that the sides may be exchanged. */
const topicOf = (a: string, b: string): string => (a.length < b.length || (a.length === b.length && a < b) ? a : b);
