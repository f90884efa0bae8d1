/**
 * One fact that a communication states to its customer, in the form in which it is stored and compared.
 *
 * Everything is plain JSON; `pack.ts` has the form in which it is stored. Claims of one sentence share their lists.
 * Offsets are UTF-16 code units into `ReadText.text`.
 */
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** In the order in which they are stored and weighed: new ones are added at the end. */
export const CLAIM_KINDS = [
  'amount',
  'rate',
  'date',
  'duration',
  'quantity',
  'contact',
  'hours',
  'obligation',
  'polarity',
  'eligibility',
  'identity',
  'sequence',
] as const;

/** The kind of a disputed fact: `other` where it takes a reader to see that it is one. */
export type FactKind = (typeof FACT_KINDS)[number];
export const FACT_KINDS = [...CLAIM_KINDS, 'other'] as const;

/** How the value limits: exactly, at least, at most, or only about. For dates and hours: from then on, until then. */
export type Bound = 'is' | 'min' | 'max' | 'about' | 'from' | 'until';

/**
 * A normalised value. `lo` and `hi` are numbers on the scale that `unit` names (equal unless it is a range):
 * money in the currency's main unit, rates in per cent, durations in minutes, business days or months, dates as
 * `yyyymmdd` with year 0 where none is given, hours in minutes after midnight, quantities as counted.
 * Values without a number (a telephone number, a person, a way of doing it) have `text`.
 */
export interface ClaimValue {
  lo: number;
  hi: number;
  /** ISO currency, `%`, `min`, `bday`, `month`, `date`, `time`, `phone`, `email`, `url`, or the stem of what is counted. */
  unit: string;
  bound: Bound;
  /** The period of a rate or an amount: `hour` … `year`, `once`, `each:<stem>`. */
  per?: string;
  /** Normal form of a value that is no number. */
  text?: string;
  /** The second reading of an ambiguous date, `[lo, hi]`. */
  alt?: [number, number];
  /** Days of the week as a mask, Monday = 1 … Sunday = 64. */
  days?: number;
  /** The stated dates or times are only roughly meant ("mid-October"). */
  rough?: true;
}

export type Modality = 'must' | 'need not' | 'may' | 'may not' | 'will' | 'none';

export interface Claim {
  kind: ClaimKind;
  value: ClaimValue;
  /** -1 where the clause denies ("is not refunded", "no fee"). */
  polarity: 1 | -1;
  modality: Modality;
  /** Past values ("was $5", "last year") are never compared with present ones. */
  tense: 'past' | 'now';
  /** Said to be so at present ("today", "currently"): no conflict with what is to come. */
  present?: true;
  /** Said to come on top of something else ("in addition to", "on top of"): its own slot. */
  extra?: true;
  /** Dates (`yyyymmdd`, year 0 if none) between which the value is said to hold. */
  from?: number;
  until?: number;
  /** Terms (`term.ts`) of the conditions the sentence names ("if you cancel early"). */
  condition: readonly number[];
  /** Named things: products, places, programmes, written with capitals. */
  names: readonly number[];
  /** What the value is about: stems and concepts, ascending, with their weights of 1 to `WEIGHTS`: the nearest and rarest weigh most. */
  subject: readonly number[];
  weights: readonly number[];
  /** Durations: what is measured (`within`, `for`, `before`, `after`, `first`, `past`), and the stems of what it is measured from. */
  role?: string;
  anchor?: readonly number[];
  /** The terms of the subject that stand next to the value, in its own clause. */
  near: readonly number[];
  /** Concepts of which claims of this kind are usually made, nearest first: "late fee" for an amount. */
  slot: readonly number[];
  /** The words of the quote, ascending, numbers left out: what tells that two sentences are alike. */
  words: readonly number[];
  /** Span of what a person would call the fact; empty where nothing in the text names it. */
  topicStart: number;
  topicEnd: number;
  /** Span of the value. */
  start: number;
  end: number;
  /** Span of the sentence, clause or table row that is shown. */
  quoteStart: number;
  quoteEnd: number;
  /** Index of the sentence; claims of one sentence share it. */
  sentence: number;
}

/** The weight of a term that is rare and stands next to the value. */
export const WEIGHTS = 31;

/** What a recogniser of one kind found in a sentence: tokens `first` up to, not including, `next`. */
export interface Hit {
  kind: ClaimKind;
  value: ClaimValue;
  first: number;
  next: number;
}

/** Claims that state no number: what must be done, what is (not) so, how it is done, who qualifies, who it is. */
export interface CuedHit extends Hit {
  polarity?: 1 | -1;
  modality?: Modality;
}
