import type { PassageKind } from '../letter.js';

/** Raised when the shape or the meaning of an `Analysis` changes: stored ones of another version are analysed again. */
export const ANALYSIS_VERSION = 2;

/** What is kept of one passage, so that learned boilerplate can be taken out later without reading the text again. */
export interface PassageTerms {
  /** Hash of the passage's folded letters: equal wording, whatever the formatting. */
  hash: number;
  start: number;
  end: number;
  kind: PassageKind;
  /** Recognised by a pattern of `text/boilerplate`: never counts. */
  boilerplate: boolean;
  /** Hashes of the content stems, in reading order, repeats included. */
  stems: number[];
  /** Hashes of the ids of the lexicon's concepts (without numbers, units and modality), in reading order, repeats included. */
  concepts: number[];
  /** Hashes of the ids of the lexicon's purposes. */
  purposes: number[];
  /** Outcomes told (`outcomesIn`): ids, negative for bad ones. */
  outcomes: number[];
  /** Specific facts as plain value strings. */
  facts: string[];
}

/** All that redundancy keeps per revision of a communication: plain JSON, a few kB. */
export interface Analysis {
  version: number;
  /** Fast similarity sketch of the letters outside boilerplate. */
  sketch: number[];
  /** Begins with the subject line, when there is one, as a passage of its own. */
  passages: PassageTerms[];
  /** Stems that boilerplate, signature and addresses show to be names of the house: they say who writes, not what about. */
  house: number[];
  /** Name of who signs, folded, titles dropped; null when nobody does. */
  signatory: string | null;
  language: string;
}
