import type { Claim, ClaimKind } from './claim.js';
import { displayValue } from './display.js';
import { relate } from './equal.js';
import { explain } from './explain.js';
import { opposed } from './opposed.js';
import {
  conditionsApart,
  FEATURES,
  featuresOf,
  lettersAlike,
  overlap,
  type PairFacts,
  sentencesAlike,
  validityApart,
} from './features.js';
import { type ClaimSide, type ClaimView, type CompareContext, type View, viewOf } from './side.js';
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
  const scored = candidates(a, b, context).map((c) => ({ ...c, logit: logit(c.features) }));
  const chosen = mutualBest(scored);
  const findings: ContradictionFinding[] = [];
  for (const c of chosen) {
    const confidence = 1 / (1 + Math.exp(-c.logit));
    if (confidence < LEAST_CONFIDENCE) continue;
    findings.push(finding(a, b, c, confidence));
  }
  findings.sort((p, q) => q.confidence - p.confidence || p.a.start - q.a.start || p.b.start - q.b.start);
  return findings;
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
  const va = viewOf(a, context);
  const vb = viewOf(b, context);
  const letters = lettersAlike(va, vb);
  const found: Candidate[] = [];
  const byKind = groups(vb);
  const pairs: { x: ClaimView; y: ClaimView; relation: string; over: ReturnType<typeof overlap>; alike: number }[] = [];
  for (const x of va.claims) {
    if (x.claim.tense === 'past') continue;
    for (const y of byKind.get(x.claim.kind) ?? []) {
      let relation = relate(x.claim, y.claim);
      if (relation === 'equal' && x.claim.kind === 'polarity' && opposed(x.claim, y.claim)) relation = 'differs';
      if (relation === 'other' || (relation === 'equal' && isCued(x.claim.kind))) continue;
      const over = overlap(x, y);
      // must and need not are about what is to be done: the same verb and its object, or at least two words of them
      if (x.claim.kind === 'obligation' && sharedNear(x.claim, y.claim) < 2) continue;
      // statements without a number: said under a condition they bind only those it fits
      if (isCued(x.claim.kind) && conditionsApart(x, y) > 0) continue;
      if (
        isCued(x.claim.kind) &&
        over.shared < 1.6 &&
        !x.claim.slot.some((s) => y.claim.slot.includes(s)) &&
        !opposed(x.claim, y.claim)
      )
        continue;
      const alike = sentencesAlike(x, y);
      if (over.shared < 0.15 && alike < 0.3 && letters < 0.3) continue;
      pairs.push({ x, y, relation, over, alike });
    }
  }
  // how well each claim is matched elsewhere: rivals for the slot, and agreement (the value-set gate)
  const strength = (p: (typeof pairs)[number]) => p.over.cosine + 0.6 * p.alike;
  const bestOf = new Map<ClaimView, { first: number; at: number; second: number; count: number; agrees: number }>();
  const note = (v: ClaimView, other: ClaimView, s: number, equal: boolean) => {
    let e = bestOf.get(v);
    if (!e) {
      e = { first: 0, at: -1, second: 0, count: 0, agrees: 0 };
      bestOf.set(v, e);
    }
    e.count++;
    if (equal && s > e.agrees) e.agrees = s;
    // the second best counts only where it stands in another sentence
    const at = other.claim.sentence;
    if (s > e.first) {
      if (e.at !== at) e.second = e.first;
      e.first = s;
      e.at = at;
    } else if (s > e.second && at !== e.at) e.second = s;
  };
  for (const p of pairs) {
    const s = strength(p);
    note(p.x, p.y, s, p.relation === 'equal');
    note(p.y, p.x, s, p.relation === 'equal');
  }
  for (const p of pairs) {
    if (p.relation === 'equal') continue;
    if (p.relation === 'fits' && (p.x.claim.kind === 'date' || p.x.claim.kind === 'hours')) continue;
    if (p.x.claim.kind === 'contact' && p.x.claim.value.unit === 'url') continue;
    if (validityApart(p.x.claim, p.y.claim)) continue;
    // the time of a certain day is a slot only where the same sentence is told again
    if (p.x.claim.kind === 'hours' && p.alike < 0.6 && (ofOneDay(va, p.x) || ofOneDay(vb, p.y))) continue;
    const s = strength(p);
    const ex = bestOf.get(p.x)!;
    const ey = bestOf.get(p.y)!;
    const agrees = Math.max(ex.agrees, ey.agrees);
    // said alike by both letters, in the better matching place: no conflict
    if (agrees >= 0.9 * s) continue;
    // one of the two sentences has both values
    if (!isCued(p.x.claim.kind) && (says(vb, p.y, p.x.claim) || says(va, p.x, p.y.claim))) continue;
    const rivalX = p.y.claim.sentence === ex.at ? ex.second : ex.first;
    const rivalY = p.x.claim.sentence === ey.at ? ey.second : ey.first;
    if (p.x.claim.kind === 'contact' && (p.x.claim.extra ?? false) !== (p.y.claim.extra ?? false)) continue;
    if ((p.x.claim.present && p.y.claim.from !== undefined) || (p.y.claim.present && p.x.claim.from !== undefined))
      continue;
    const facts: PairFacts = {
      x: p.x,
      y: p.y,
      over: p.over,
      alike: p.alike,
      letters,
      fits: p.relation === 'fits',
      rivals: ex.count + ey.count - 2,
      margin: s > 0 ? Math.min(1.5, Math.max(rivalX, rivalY) / s) : 1,
      elsewhere: agrees / Math.max(s, 1e-6),
      several: siblings(va, p.x) * siblings(vb, p.y),
      close: context.close ?? 0,
    };
    found.push({ ...facts, features: featuresOf(facts) });
  }
  return found;
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
const sharedNear = (a: Claim, b: Claim): number =>
  a.near.filter((t) => t.charCodeAt(0) !== 35 && b.near.includes(t)).length;

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

/** Kinds that state a stance, not a value: that two letters agree in one of them says nothing about another. */
const isCued = (kind: ClaimKind): boolean =>
  kind === 'obligation' || kind === 'polarity' || kind === 'eligibility' || kind === 'sequence';

function groups(v: View): Map<string, ClaimView[]> {
  const map = new Map<string, ClaimView[]>();
  for (const c of v.claims) {
    if (c.claim.tense === 'past') continue;
    const list = map.get(c.claim.kind);
    if (list) list.push(c);
    else map.set(c.claim.kind, [c]);
  }
  return map;
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
  a: ClaimSide,
  b: ClaimSide,
  c: Candidate & { logit: number },
  confidence: number,
): ContradictionFinding {
  const quote = (side: ClaimSide, claim: Claim): Quote => ({
    quote: side.text.slice(claim.quoteStart, claim.quoteEnd),
    start: claim.quoteStart,
    end: claim.quoteEnd,
    value: displayValue(claim),
    valueStart: claim.start,
    valueEnd: claim.end,
  });
  const steps = stepsOf(c.features);
  const topic = topicOf(c);
  const qa = quote(a, c.x.claim);
  const qb = quote(b, c.y.claim);
  return {
    kind: c.x.claim.kind,
    topic,
    a: qa,
    b: qb,
    claimA: c.x.index,
    claimB: c.y.index,
    confidence: Math.round(confidence * 1e4) / 1e4,
    steps,
    explanation: explain(c.x.claim, c.y.claim, topic),
  };
}

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

function topicOf(c: PairFacts): string {
  const a = c.x.claim.topic;
  const b = c.y.claim.topic;
  if (a === b) return a;
  // the one whose words the other letter shares more; ties by spelling, so that the sides may be exchanged
  return a.length < b.length || (a.length === b.length && a < b) ? a : b;
}
