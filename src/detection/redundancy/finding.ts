import type { Analysis } from './analysis.js';

/** One of the two communications that are compared. */
export interface Side {
  id: string;
  analysis: Analysis;
  /** The visible text (`ReadText.text`). */
  text: string;
  office: string;
  /** The office's name as people know it; used in the explanation. */
  officeName: string;
  campaign: string | null;
  signatory: string | null;
  subject: string | null;
  channel: 'email' | 'letter';
  /** Passage hashes that the office repeats across unrelated campaigns (`learnBoilerplate`). */
  boilerplate: ReadonlySet<number>;
}

/** What is known of the pair beside its texts. */
export interface PairContext {
  /**
   * Whether one and the same segment is addressed by both. False when they meet only because one writes to a segment
   * above the other's.
   */
  sameSegment: boolean;
}

/** A step of the score: `contribution` = `weight` * `value`; the contributions of all steps add up to the log-odds. */
export interface Step {
  name: string;
  value: number;
  weight: number;
  contribution: number;
}

export interface Span {
  start: number;
  end: number;
}

/** A sentence of one side beside the most similar one of the other. */
export interface AlignedSentences {
  a: Span;
  b: Span;
  /** `string-similarity` of the two, 0..1; 1 = the same letters. */
  similarity: number;
}

/** `duplicate`: the same text, edited or not. `overlap`: the same purpose and substance, in other words. */
export type RedundancyKind = 'duplicate' | 'overlap';

export interface RedundancyFinding {
  redundant: boolean;
  /** What the pair is, or would be if it passed the bar: told by how much wording the two share. */
  kind: RedundancyKind;
  /** Confidence, 0..1: the logistic function of the sum of the steps' contributions. */
  score: number;
  /** Likeness of the two texts, 0..1, for people; near 1 = the same text. */
  similarity: number;
  steps: Step[];
  /** Filled in only above the bar. */
  aligned: AlignedSentences[];
  /** Sentences of either side that the other has not. */
  onlyA: Span[];
  onlyB: Span[];
  /** One sentence that a marketing person understands; empty below the bar. */
  explanation: string;
}
