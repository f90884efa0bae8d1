import { areOpposite } from './concepts.js';
import type { PairContext, Side } from './finding.js';
import { genresClash } from './genre.js';
import { oneIsFinal, oppositeOutcomes } from './outcome.js';
import { type Profile, profileOf } from './profile.js';
import { rarity } from './rarity.js';
import { cosine, type TermVector } from './vector.js';

/** The fixed features of a pair, in the order in which the steps are shown. The last two speak against redundancy. */
export const FEATURES = [
  'wording',
  'concepts',
  'rareWords',
  'facts',
  'purpose',
  'opening',
  'welcome',
  'length',
  'signatory',
  'sameAudience',
  'otherOffice',
  'otherKind',
  'opposite',
] as const;
export type FeatureName = (typeof FEATURES)[number];
export type Features = Record<FeatureName, number>;

/** What is measured of a pair: the features that are weighed, and the share of wording that people are told. */
export interface Measured {
  features: Features;
  /** Share of the word pairs of the shorter letter that the longer one has too, 0..1. */
  containment: number;
  /** Likeness of the two texts, 0..1; 1 = the same words in the same order. */
  similarity: number;
}

/** Lengths within a factor of 1.35 of each other count as equal. */
const FREE_LENGTH = 0.3;
const SHORTEST = 10;

/** More evidence than this adds nothing: a list of dates is not proof. */
const MOST_FACTS = 4;

/** What a shared fact of a kind is worth: dates, sums and numbers to call are specific, counts and spans of time are not. */
const FACT_WORTH: readonly (readonly [kinds: readonly string[], worth: number])[] = [
  [['date'], 1],
  [['money', 'percent'], 1],
  [['phone'], 1],
  [['count'], 0.4],
  [['duration'], 0.4],
];

/** Measures a pair from the analyses alone; symmetric. */
export function measure(a: Side, b: Side, context: PairContext): Measured {
  const x = profileOf(a);
  const y = profileOf(b);
  const shared = countShared(x.wordPairs, y.wordPairs);
  const containment = shared / Math.max(1, Math.min(x.wordPairs.size, y.wordPairs.size));
  const sameOffice = a.office === b.office;
  const features: Features = {
    wording: Math.sqrt(containment),
    concepts: Math.sqrt(cosine(x.concepts, y.concepts)),
    rareWords: rareWords(x.stems, y.stems),
    facts: sharedFacts(x.facts, y.facts),
    purpose: cosine(x.purposes, y.purposes),
    opening: Math.sqrt(cosine(x.opening, y.opening)),
    welcome: x.welcome * y.welcome,
    length: lengthPenalty(x.length, y.length),
    signatory: sameSignatory(a, b) ? 1 : 0,
    sameAudience: context.sameSegment ? 1 : 0,
    otherOffice: sameOffice ? 0 : 1,
    otherKind: !bothWelcome(x, y) && genresClash(x.genres, y.genres) ? 1 : 0,
    opposite: containment >= (sameOffice ? TEMPLATE_WITHIN : TEMPLATE_ACROSS) && areTwins(x, y, sameOffice) ? 1 : 0,
  };
  return { features, containment, similarity: textLikeness(x, y, shared) };
}

/**
 * Word pairs shared by letters of one template. Within one office a fifth tells a template (short notices differ in half of
 * their words); letters of two offices are on one template only when they are nearly alike: a rewording of a recall by
 * another office shares up to 0.6 and names other outcomes by chance.
 */
const TEMPLATE_WITHIN = 0.2;
const TEMPLATE_ACROSS = 0.6;

/** A welcome may invite, confirm and explain in one: two of them are of one kind. */
const SURE_WELCOME = 0.75;

function bothWelcome(x: Profile, y: Profile): boolean {
  return Math.min(x.welcome, y.welcome) >= SURE_WELCOME;
}

function areTwins(x: Profile, y: Profile, sameOffice: boolean): boolean {
  if (oppositeOutcomes(x.outcomes, y.outcomes)) return true;
  if (sameOffice && oneIsFinal(x.title, y.title)) return true;
  for (const p of x.purposes.weights.keys()) {
    if (y.purposes.weights.has(p)) continue;
    for (const q of y.purposes.weights.keys()) if (!x.purposes.weights.has(q) && areOpposite(p, q)) return true;
  }
  return false;
}

/** Mean of the Dice coefficients of words and of word pairs. */
function textLikeness(x: Profile, y: Profile, sharedPairs: number): number {
  const pairs = x.wordPairs.size + y.wordPairs.size;
  const words = x.vocabulary.size + y.vocabulary.size;
  if (words === 0) return sameSet(x.passages, y.passages) ? 1 : 0;
  const dice = (2 * countShared(x.vocabulary, y.vocabulary)) / words;
  return pairs === 0 ? dice : (dice + (2 * sharedPairs) / pairs) / 2;
}

function sameSet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size > 0 && a.size === b.size && countShared(a, b) === a.size;
}

function sameSignatory(a: Side, b: Side): boolean {
  return a.analysis.signatory !== null && a.analysis.signatory === b.analysis.signatory;
}

/** 0 for letters of about the same length, the more negative the longer one is than the other. */
function lengthPenalty(a: number, b: number): number {
  const ratio = Math.abs(Math.log(Math.max(SHORTEST, a) / Math.max(SHORTEST, b)));
  return Math.min(0, FREE_LENGTH - ratio);
}

/** How much that is rare in any company's mail both use. */
function rareWords(a: TermVector, b: TermVector): number {
  const [small, large] = a.weights.size <= b.weights.size ? [a, b] : [b, a];
  let sum = 0;
  for (const stem of small.weights.keys()) if (large.weights.has(stem)) sum += Math.max(0, rarity(stem) - 0.5);
  return Math.log1p(sum);
}

function sharedFacts(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const counts = new Map<string, number>();
  for (const fact of a) {
    if (!b.has(fact)) continue;
    const kind = fact.slice(0, fact.indexOf(':'));
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  let worth = 0;
  if (counts.size === 0) return 0;
  for (const [kinds, each] of FACT_WORTH) {
    worth += each * Math.log1p(kinds.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0));
  }
  return Math.min(MOST_FACTS, worth);
}

function countShared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared++;
  return shared;
}
