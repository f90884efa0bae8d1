import type { PassageKind } from '../letter.js';

/** Raised when the shape or the meaning of an `Analysis` changes: stored ones of another version are analysed again. */
export const ANALYSIS_VERSION = 1;

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
  /** Ids of the concepts named, repeats included. */
  concepts: string[];
}

/** All that redundancy keeps per revision of a communication: plain JSON, a few kB. */
export interface Analysis {
  version: number;
  /** Fast similarity sketch of the letters outside boilerplate. */
  sketch: number[];
  passages: PassageTerms[];
  /** Stems of the subject line (hashes) and its concepts. */
  subject: { stems: number[]; concepts: string[] };
  /** Name of who signs, folded, titles dropped; null when nobody does. */
  signatory: string | null;
  /** What the letter is for (ids of the lexicon's purposes), strongest first, and the outcome it reports. */
  purposes: string[];
  outcomes: string[];
  /** Specific facts as plain value strings: amounts, dates, phone numbers, links' hosts, codes. */
  facts: string[];
  language: string;
}
