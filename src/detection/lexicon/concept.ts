/**
 * The shape of the lexicon's data (`en/*.json`, checked against `lexicon.schema.json`). How to write entries, and what
 * the signs in a wording mean, is told in `docs/lexicon.md`.
 */
export type Group = 'concept' | 'unit' | 'number' | 'audience' | 'condition' | 'product' | 'modality' | 'purpose';

/** Kinds of claim that are usually made about a concept. */
export type ConceptKind =
  | 'amount'
  | 'rate'
  | 'date'
  | 'duration'
  | 'quantity'
  | 'contact'
  | 'hours'
  | 'obligation'
  | 'polarity'
  | 'eligibility'
  | 'identity'
  | 'sequence'
  | 'other';

export interface ConceptEntry {
  /** Dotted: `fee.monthly` implies `fee` where that is a concept too. */
  id: string;
  /** Overrides the group of the file. */
  group?: Group;
  wordings: readonly string[];
  /** More general concepts beside the one that the id implies. */
  wider?: readonly string[];
  /** Concepts that deny this one of the same thing (`free` and `charged`). Symmetric: write it on one side. */
  antonyms?: readonly string[];
  /** For purposes: the occasions with the opposite outcome (payment received, payment failed). Symmetric as well. */
  opposite?: readonly string[];
  kinds?: readonly ConceptKind[];
  /** What it is usually measured in: `money`, `money/month`, `percent`, `day`, `point`, `guest` ... */
  units?: readonly string[];
  /** Numbers: what it counts. Units: how many of `base` one of it is. */
  value?: number;
  /** Units: the unit it is reckoned in (`day` for a week, value 7). */
  base?: string;
  /** Wordings that another concept of the same area has as well, on purpose. */
  ambiguous?: readonly string[];
  note?: string;
}

export interface LexiconFile {
  $schema?: string;
  area: string;
  group: Group;
  concepts: readonly ConceptEntry[];
}

/** An entry after loading; concepts are known by their index. Indices are stable within one build of the data only. */
export interface Concept {
  index: number;
  id: string;
  area: string;
  group: Group;
  kinds: readonly ConceptKind[];
  units: readonly string[];
  value: number | null;
  base: string | null;
  /** All more general concepts, the nearest first, without the concept itself. */
  wider: readonly number[];
  antonyms: readonly number[];
  opposite: readonly number[];
}

/** A concept found in a list of tokens: from the first to the last token, both included. */
export interface ConceptHit {
  concept: number;
  first: number;
  last: number;
}
