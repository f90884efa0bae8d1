import type { Claim, FactKind } from '../detection/claims/claim.js';
import { displayValue } from '../detection/claims/display.js';
import { relate } from '../detection/claims/equal.js';
import { isCued } from '../detection/claims/features.js';
import { viewOf } from '../detection/claims/side.js';
import type { RemarkedFact } from '../conflicts/remarking.js';
import type { Answer, ClaimedContradiction, JudgedLetter, Pointed } from './answer.js';
import { type Passage, type Span, locate } from './passages.js';
import type { Question, ShownLetter, Subject } from './question.js';
import { topicOf, vetted } from './wording.js';

/** Why something that a reader said is not kept. */
export type Dropped = 'quote-not-found' | 'value-not-found' | 'equal-values' | 'not-believed';

/** What is kept of an answer about one neighbour. In `facts`, `a` is the communication that was asked about. */
export interface CheckedLetter {
  neighbour: Subject;
  redundancy: { redundant: boolean; confidence: number; explanation: string };
  facts: RemarkedFact[];
}

/** What is kept of an answer, and what is not. */
export interface Checked {
  letters: CheckedLetter[];
  dropped: Dropped[];
}

/**
 * Holds an answer against the texts. A quote that is in no passage drops its finding, and so do words of a value that are
 * not in the quote. Values that the grammars read are compared as the detector compares them: equal ones are no contradiction
 * whatever the reader says, and only a difference that the comparer sees has a typed kind. An
 * answer that invents a quote or a value is not believed on typed values at all.
 */
export function checkAnswer(answer: Answer, question: Question): Checked {
  const dropped: Dropped[] = [];
  const facts = new Map<number, RemarkedFact[]>();
  for (const claimed of answer.contradictions) {
    const fact = checkContradiction(claimed, question);
    if (typeof fact === 'string') dropped.push(fact);
    else facts.set(claimed.letter, [...(facts.get(claimed.letter) ?? []), fact]);
  }
  const invents = dropped.some((reason) => reason === 'quote-not-found' || reason === 'value-not-found');
  const believed = (fact: RemarkedFact): boolean => {
    const kept = !invents || !isTyped(fact.kind);
    if (!kept) dropped.push('not-believed');
    return kept;
  };
  return {
    letters: answer.letters.map((judged) => ({
      neighbour: subjectOf(question, judged.letter),
      redundancy: checkRedundancy(judged, question),
      facts: (facts.get(judged.letter) ?? []).filter(believed),
    })),
    dropped,
  };
}

function checkRedundancy({ letter, redundant, confidence, why }: JudgedLetter, question: Question) {
  const [own, other] = [subjectOf(question, 0), subjectOf(question, letter)];
  const plain = `${other.side.officeName} and ${own.side.officeName} write for the same purpose, in other words.`;
  return { redundant, confidence, explanation: vetted(why, question, letter) ?? plain };
}

function checkContradiction(claimed: ClaimedContradiction, question: Question): RemarkedFact | Dropped {
  const { letter, confidence, why } = claimed;
  const [own, other] = [question.letters[0], question.letters[letter]] as [ShownLetter, ShownLetter];
  const mine = placeOf(claimed.mine, own);
  const theirs = placeOf(claimed.theirs, other);
  if (typeof mine === 'string') return mine;
  if (typeof theirs === 'string') return theirs;
  const values = compareValues(
    valuesIn(mine.value, own.subject, claimed.kind),
    valuesIn(theirs.value, other.subject, claimed.kind),
  );
  if (values === 'equal') return 'equal-values';
  const [quotes, kind] =
    values === 'untyped'
      ? ([[quoteOf(mine, own.subject), quoteOf(theirs, other.subject)], untypedKind(claimed.kind)] as const)
      : ([[quoteOfClaim(values.x, own.subject), quoteOfClaim(values.y, other.subject)], values.x.kind] as const);
  const [a, b] = quotes;
  const topic = topicOf(claimed.topic, a.quote, b.quote) ?? kind;
  const plain = `${own.subject.side.officeName} says “${a.quote}”, ${other.subject.side.officeName} “${b.quote}”.`;
  return { kind, topic, a, b, confidence, explanation: vetted(why, question, letter) ?? plain };
}

/** A quote and the words of its value, as spans of the communication's text. */
interface Place {
  quote: Span;
  value: Span;
}

/** In the passage that the reader points to, else in any that it was shown. */
function placeOf({ passage, quote, value }: Pointed, { passages }: ShownLetter): Place | Dropped {
  const order = [...passages].sort((x, y) => Number(y.n === passage) - Number(x.n === passage));
  for (const one of order) {
    const at = locate(one, quote);
    if (at === null) continue;
    const words = locate(within(one, at), value);
    return words === null ? 'value-not-found' : { quote: at, value: words };
  }
  return 'quote-not-found';
}

/** The part of a passage that shows a span. */
function within({ n, text, places }: Passage, { start, end }: Span): Passage {
  const from = places.findIndex((place) => place.start >= start);
  const to = places.findLastIndex((place) => place.end <= end) + 1;
  return { n, text: text.slice(from, to), places: places.slice(from, to) };
}

/** What the comparer says of the values that the grammars read in both places. */
function compareValues(xs: readonly Claim[], ys: readonly Claim[]): 'equal' | 'untyped' | { x: Claim; y: Claim } {
  let agree = false;
  let fit = false;
  for (const x of xs) {
    for (const y of ys) {
      const relation = relate(x, y);
      if (relation === 'differs') return { x, y };
      if (relation === 'equal') agree = true;
      // Bounds that leave room for each other may still be told for one thing: what it means is the reader's to say.
      if (relation === 'fits') fit = true;
    }
  }
  return agree && !fit ? 'equal' : 'untyped';
}

/** What the grammars read in the words that are disputed: of the kind that is named, or making up most of them. */
function valuesIn({ start, end }: Span, { side }: Subject, kind: FactKind): Claim[] {
  const shared = (claim: Claim) => Math.min(end, claim.end) - Math.max(start, claim.start);
  return viewOf(side)
    .claims.map(({ claim }) => claim)
    .filter((claim) => isTyped(claim.kind) && shared(claim) > 0)
    .filter((claim) => claim.kind === kind || shared(claim) * 2 >= end - start);
}

/** Kinds whose values the comparer reads. */
function isTyped(kind: FactKind): boolean {
  return kind !== 'other' && !isCued(kind);
}

/** Only the comparer calls a difference one of values. */
function untypedKind(kind: FactKind): FactKind {
  return isTyped(kind) ? 'other' : kind;
}

/** As the detector quotes it, so that what both find is one statement. */
function quoteOfClaim(claim: Claim, { side }: Subject) {
  return {
    quote: side.text.slice(claim.quoteStart, claim.quoteEnd),
    start: claim.quoteStart,
    end: claim.quoteEnd,
    value: displayValue(claim),
    valueStart: claim.start,
    valueEnd: claim.end,
  };
}

function quoteOf({ quote, value }: Place, { side }: Subject) {
  return {
    quote: side.text.slice(quote.start, quote.end),
    start: quote.start,
    end: quote.end,
    value: side.text.slice(value.start, value.end),
    valueStart: value.start,
    valueEnd: value.end,
  };
}

function subjectOf(question: Question, letter: number): Subject {
  return (question.letters[letter] as ShownLetter).subject;
}
