import { type Analysis, type PassageTerms, termsOf } from './analysis.js';
import { widerHashes } from './concepts.js';
import type { Side } from './finding.js';
import { type Genre, genresOf } from './genre.js';
import { welcomeStrength } from './occasion.js';
import { conceptRarity, isCommon, rarity } from './rarity.js';
import { type TermVector, vectorOf } from './vector.js';

/** What a side has to say once boilerplate is out: made once per side, read in every comparison. */
export interface Profile {
  /** Stems by how often they occur and how rare they are, without names of the house. */
  stems: TermVector;
  concepts: TermVector;
  /** Purposes named in the opening. */
  purposes: TermVector;
  /** Concepts of the opening. */
  opening: TermVector;
  /** What kind of letter it is, as far as its title and its first passages tell. */
  genres: ReadonlySet<Genre>;
  /** Content stems of the subject line. */
  title: readonly number[];
  /** How much the opening reads like a welcome to a newcomer, 0..1. */
  welcome: number;
  /** Content stems next to each other in the body. */
  wordPairs: ReadonlySet<number>;
  vocabulary: ReadonlySet<number>;
  facts: ReadonlySet<string>;
  outcomes: ReadonlySet<number>;
  /** Content stems of the body, repeats included. */
  length: number;
  /** Hashes of the body's passages: what is left to compare texts of figures only by. */
  passages: ReadonlySet<number>;
}

/**
 * A letter says what it is for in its subject line and its first passages: those that it takes to reach this many
 * content stems, about two or three sentences.
 */
const OPENING_STEMS = 30;

/** Own passages that tell the kind of letter, the subject line included. */
const GENRE_PASSAGES = 3;

/** A more general concept counts this much: a monthly fee and an annual one are both fees, but not the same. */
const WIDER = 0.5;

const profiles = new WeakMap<Side, Profile>();

/** The last profile of an analysis, with the passages that were boilerplate then: a new side of the same letter reuses it. */
const latest = new WeakMap<Analysis, { without: string; profile: Profile }>();

/** The profile of a side; remembered as long as the side is, and for its analysis until other passages are boilerplate. */
export function profileOf(side: Side): Profile {
  let profile = profiles.get(side);
  if (!profile) {
    profile = profileWithout(side.analysis, side.boilerplate);
    profiles.set(side, profile);
  }
  return profile;
}

function profileWithout(analysis: Analysis, boilerplate: ReadonlySet<number>): Profile {
  const without = leftOut(analysis, boilerplate);
  const last = latest.get(analysis);
  if (last?.without === without) return last.profile;
  const profile = buildProfile(analysis, boilerplate);
  latest.set(analysis, { without, profile });
  return profile;
}

/** Which passages are boilerplate by what was learned, as one string. */
function leftOut(analysis: Analysis, boilerplate: ReadonlySet<number>): string {
  if (boilerplate.size === 0) return '';
  return termsOf(analysis)
    .passages.flatMap(({ hash }, place) => (boilerplate.has(hash) ? [place] : []))
    .join(' ');
}

/** Passages of a letter's own words, the subject line included. */
export function ownPassages(analysis: Analysis, boilerplate: ReadonlySet<number>): PassageTerms[] {
  return termsOf(analysis).passages.filter((p) => !p.boilerplate && !boilerplate.has(p.hash));
}

/** All that passages are about: how much each stem, concept and purpose weighs. */
export function weightsOf(own: readonly PassageTerms[], house: ReadonlySet<number>): Map<number, number> {
  const weights = stemWeights(own, house);
  const add = (weight: number, term: number) => weights.set(term, (weights.get(term) ?? 0) + weight);
  conceptWeights(own, 'concepts').forEach(add);
  conceptWeights(own, 'purposes').forEach(add);
  return weights;
}

const NO_HOUSE: ReadonlySet<number> = new Set();

/** Names of the house that are no words of general use ("Member Services" stays, "Tidewell" goes). */
export function houseOf(analysis: Analysis): ReadonlySet<number> {
  const { house } = termsOf(analysis);
  return house.length === 0 ? NO_HOUSE : new Set(house.filter((stem) => !isCommon(stem)));
}

function buildProfile(analysis: Analysis, boilerplate: ReadonlySet<number>): Profile {
  const own = ownPassages(analysis, boilerplate);
  const opening = openingOf(own);
  const purposes = vectorOf(conceptWeights(opening, 'purposes'));
  const title = own.find((p) => p.kind === 'subject')?.stems ?? [];
  const inBody = stemsOfBody(own);
  return {
    stems: vectorOf(stemWeights(own, houseOf(analysis))),
    concepts: vectorOf(conceptWeights(own, 'concepts')),
    purposes,
    opening: vectorOf(conceptWeights(opening, 'concepts')),
    genres: genresOf(
      title,
      own.slice(0, GENRE_PASSAGES).flatMap((p) => p.purposes),
    ),
    title,
    welcome: welcomeStrength(new Set(opening.flatMap((p) => p.stems)), purposes.weights.keys()),
    wordPairs: pairsOf(inBody),
    vocabulary: new Set(inBody),
    facts: new Set(own.flatMap((p) => p.facts)),
    outcomes: new Set(own.flatMap((p) => p.outcomes)),
    length: inBody.length,
    passages: new Set(own.filter((p) => p.kind !== 'subject').map((p) => p.hash)),
  };
}

function stemsOfBody(own: readonly PassageTerms[]): number[] {
  const stems: number[] = [];
  for (const passage of own) if (passage.kind !== 'subject') for (const stem of passage.stems) stems.push(stem);
  return stems;
}

/** The passages that say what the letter is for. */
export function openingOf(own: readonly PassageTerms[]): PassageTerms[] {
  const opening: PassageTerms[] = [];
  let stems = 0;
  for (const passage of own) {
    if (stems >= OPENING_STEMS) break;
    opening.push(passage);
    if (passage.kind !== 'subject') stems += passage.stems.length;
  }
  return opening;
}

function stemWeights(passages: readonly PassageTerms[], house: ReadonlySet<number>): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { stems } of passages) {
    for (const stem of stems) if (!house.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  for (const [stem, count] of counts) counts.set(stem, Math.sqrt(count) * rarity(stem));
  return counts;
}

function conceptWeights(passages: readonly PassageTerms[], kind: 'concepts' | 'purposes'): Map<number, number> {
  const counts = new Map<number, number>();
  for (const passage of passages)
    for (const concept of passage[kind]) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const weights = new Map<number, number>();
  for (const [concept, count] of counts) weights.set(concept, Math.sqrt(count) * conceptRarity(concept));
  for (const [concept, count] of counts) {
    for (const wider of widerHashes(concept)) {
      const weight = WIDER * Math.sqrt(count) * conceptRarity(wider);
      if (weight > (weights.get(wider) ?? 0)) weights.set(wider, weight);
    }
  }
  return weights;
}

function pairsOf(stems: readonly number[]): Set<number> {
  const pairs = new Set<number>();
  for (let i = 1; i < stems.length; i++) {
    pairs.add((Math.imul(stems[i - 1] as number, 31) ^ (stems[i] as number)) | 0);
  }
  return pairs;
}
