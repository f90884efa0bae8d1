import type { PassageKind } from '../letter.js';
import { packInts, unpackInts } from './packing.js';

/** Raised when the shape or the meaning of an `Analysis` changes: stored ones of another version are analysed again. */
export const ANALYSIS_VERSION = 3;

/** What is kept of one passage, so that learned boilerplate can be taken out later without reading the text again. */
export interface PassageTerms {
  /** Hash of the passage's folded letters, unsigned: equal wording, whatever the formatting. */
  hash: number;
  start: number;
  end: number;
  kind: PassageKind;
  /** Recognised by a pattern of `text/boilerplate`: never counts. */
  boilerplate: boolean;
  /** Hashes of the content stems, in reading order, repeats included. */
  stems: readonly number[];
  /** Hashes of the ids of the lexicon's concepts (without numbers, units and modality), in reading order, repeats included. */
  concepts: readonly number[];
  /** Hashes of the ids of the lexicon's purposes. */
  purposes: readonly number[];
  /** Outcomes told (`outcomesIn`): ids, negative for bad ones. */
  outcomes: readonly number[];
  /** Specific facts as plain value strings. */
  facts: readonly string[];
}

/** What was read in a letter, passage by passage. */
export interface LetterTerms {
  /** Begins with the subject line, when there is one, as a passage of its own. */
  passages: readonly PassageTerms[];
  /** Stems that boilerplate, signature and addresses show to be names of the house: they say who writes, not what about. */
  house: readonly number[];
}

/** All that redundancy keeps per revision of a communication: plain JSON, about 2 kB. `termsOf` reads the packed part. */
export interface Analysis {
  version: number;
  /** Keys of the bands of the letter's sketch, boilerplate left out. */
  bands: number[];
  /** A row for each passage: start, length, kind, and how many stems, concepts, purposes, outcomes and facts it has. */
  layout: number[];
  /** For each passage its hash and its terms, in the order of `layout`; then the names of the house. Base64 of 32-bit integers. */
  packed: string;
  facts: string[];
  /** Name of who signs, folded, titles dropped; null when nobody does. */
  signatory: string | null;
  language: string;
}

const KINDS: readonly PassageKind[] = ['subject', 'heading', 'paragraph', 'item', 'cell'];
const ROW = 8;

/** What is known of an analysis beside its JSON: made when first asked for, as long as the analysis is held. */
const known = new WeakMap<Analysis, LetterTerms>();

/** Completes an analysis with what was read, so that it need not be unpacked again in this run. */
export function packAnalysis(about: Pick<Analysis, 'bands' | 'signatory' | 'language'>, terms: LetterTerms): Analysis {
  const layout: number[] = [];
  const values: number[] = [];
  const facts: string[] = [];
  for (const p of terms.passages) {
    const kind = 2 * KINDS.indexOf(p.kind) + (p.boilerplate ? 1 : 0);
    const terms = [p.stems, p.concepts, p.purposes, p.outcomes];
    layout.push(p.start, p.end - p.start, kind, ...terms.map((list) => list.length), p.facts.length);
    values.push(p.hash);
    for (const list of terms) for (const value of list) values.push(value);
    facts.push(...p.facts);
  }
  for (const stem of terms.house) values.push(stem);
  const analysis: Analysis = { version: ANALYSIS_VERSION, ...about, layout, packed: packInts(values), facts };
  known.set(analysis, terms);
  return analysis;
}

/** The passages of an analysis and the names of the house; remembered as long as the analysis is. */
export function termsOf(analysis: Analysis): LetterTerms {
  let terms = known.get(analysis);
  if (!terms) {
    terms = unpack(analysis);
    known.set(analysis, terms);
  }
  return terms;
}

function unpack({ layout, packed, facts }: Analysis): LetterTerms {
  const values = unpackInts(packed);
  const passages: PassageTerms[] = [];
  let at = 0;
  let fact = 0;
  const take = (count: number): number[] => {
    const list: number[] = [];
    for (const end = at + count; at < end; at++) list.push(values[at] as number);
    return list;
  };
  for (let row = 0; row < layout.length; row += ROW) {
    const cell = (column: number): number => layout[row + column] as number;
    const hash = (values[at++] as number) >>> 0;
    passages.push({
      hash,
      start: cell(0),
      end: cell(0) + cell(1),
      kind: KINDS[cell(2) >> 1] as PassageKind,
      boilerplate: (cell(2) & 1) === 1,
      stems: take(cell(3)),
      concepts: take(cell(4)),
      purposes: take(cell(5)),
      outcomes: take(cell(6)),
      facts: facts.slice(fact, fact + cell(7)),
    });
    fact += cell(7);
  }
  return { passages, house: take(values.length - at) };
}
