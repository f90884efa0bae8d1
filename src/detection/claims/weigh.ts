import { type Hit, WEIGHTS } from './claim.js';
import { kindBit } from './concepts.js';
import type { Term } from './subject.js';
import { stemTerm } from './term.js';

/** What stands over a sentence: row and column headers, list lead, heading, subject line. */
export interface Outline {
  terms: readonly Term[];
  weight: number;
}

/** Where a value stands: its span, and the clause around it. */
export interface Place {
  start: number;
  end: number;
  clauseFrom: number;
  clauseTo: number;
}

/** Terms kept for each claim: the heaviest. */
const MOST_TERMS = 16;
const MOST_CUED_TERMS = 12;

/** What the sentence before says, against this one. */
const BEFORE = 0.3;

/** Statements and persons: their subject is the whole sentence. */
export const isStated = (hit: Hit): boolean => hit.value.text !== undefined && hit.kind !== 'contact';

/** Weighs the terms in and around one sentence for each of its values in turn. */
export class Scale {
  private readonly slots = new Map<number, number>();
  private readonly terms: number[] = [];
  /** Weights that are the same for every value of the sentence. */
  private readonly around: number[] = [];
  private readonly ownSlots: number[] = [];
  private weights: number[] = [];

  constructor(
    private readonly own: readonly Term[],
    outline: readonly Outline[],
    before: readonly Term[],
  ) {
    for (const x of own) this.ownSlots.push(this.slot(x.term));
    for (const { terms, weight } of outline) for (const x of terms) this.raise(this.slot(x.term), x.weight * weight);
    for (const x of before) this.raise(this.slot(x.term), x.weight * BEFORE);
  }

  private slot(term: number): number {
    let slot = this.slots.get(term);
    if (slot === undefined) {
      slot = this.terms.length;
      this.slots.set(term, slot);
      this.terms.push(term);
      this.around.push(0);
    }
    return slot;
  }

  private raise(slot: number, weight: number): void {
    if (weight > this.around[slot]!) this.around[slot] = weight;
  }

  /** The heaviest terms for a value, heaviest first: by rarity, by nearness in the sentence, and by where they stand around it. */
  weigh(hit: Hit, at: Place): { terms: number[]; weights: number[] } {
    const stated = isStated(hit);
    const person = hit.kind === 'identity' ? (hit.value.text ?? '').split(' ').map(stemTerm) : null;
    this.weights = this.around.slice();
    for (let i = 0; i < this.own.length; i++) {
      const x = this.own[i]!;
      if (person !== null && person.includes(x.term)) continue;
      if (!stated && hit.kind !== 'quantity' && x.start >= at.start && x.end <= at.end) continue;
      const far = distance(x, at.start, at.end);
      const near = x.start >= at.clauseFrom && x.end <= at.clauseTo ? 1 : stated && person === null ? 0.5 : 0.75;
      const weight = x.weight * near * (far < 30 ? 1 : far < 80 ? 0.85 : 0.65);
      const slot = this.ownSlots[i]!;
      if (weight > this.weights[slot]!) this.weights[slot] = weight;
    }
    return this.heaviest(stated ? MOST_CUED_TERMS : MOST_TERMS);
  }

  private heaviest(most: number): { terms: number[]; weights: number[] } {
    const terms: number[] = [];
    const weights: number[] = [];
    let n = 0;
    for (let slot = 0; slot < this.terms.length; slot++) {
      const weight = this.weights[slot]!;
      const term = this.terms[slot]!;
      if (weight <= 0.5 / WEIGHTS) continue;
      if (n === most && !heavier(weight, term, weights[n - 1]!, terms[n - 1]!)) continue;
      let k = n < most ? n++ : n - 1;
      for (; k > 0 && heavier(weight, term, weights[k - 1]!, terms[k - 1]!); k--) {
        weights[k] = weights[k - 1]!;
        terms[k] = terms[k - 1]!;
      }
      weights[k] = weight;
      terms[k] = term;
    }
    return { terms, weights };
  }
}

/** Ties by the term, so that the order of reading has no part in it. */
const heavier = (weight: number, term: number, than: number, other: number): boolean =>
  weight > than || (weight === than && term < other);

const distance = (x: Term, start: number, end: number): number =>
  x.end <= start ? start - x.end : x.start >= end ? x.start - end : 0;

/** Terms with their weights as a claim keeps them: ascending, in whole steps. */
export function kept(terms: readonly number[], weights: readonly number[]): { subject: number[]; weights: number[] } {
  const subject: number[] = [];
  const steps: number[] = [];
  for (let i = 0; i < terms.length; i++) {
    let k = i;
    for (; k > 0 && subject[k - 1]! > terms[i]!; k--) {
      subject[k] = subject[k - 1]!;
      steps[k] = steps[k - 1]!;
    }
    subject[k] = terms[i]!;
    steps[k] = Math.max(1, Math.round(weights[i]! * WEIGHTS));
  }
  return { subject, weights: steps };
}

const MOST_NEAR = 7;

/** What stands next to the value in its clause: the words that name it most directly, the rarest first. */
export function nearOf(own: readonly Term[], at: Place, hit: Hit): number[] {
  const reach = isStated(hit) ? 70 : 45;
  const inside = hit.kind === 'quantity' || hit.value.text !== undefined;
  const terms: number[] = [];
  const weights: number[] = [];
  for (const x of own) {
    if (x.start < at.clauseFrom || x.end > at.clauseTo || distance(x, at.start, at.end) > reach) continue;
    if (!inside && x.start < at.end && x.end > at.start) continue;
    let k = terms.indexOf(x.term);
    if (k < 0) {
      if (terms.length === MOST_NEAR && weights[MOST_NEAR - 1]! >= x.weight) continue;
      k = terms.length < MOST_NEAR ? terms.length : MOST_NEAR - 1;
    } else if (weights[k]! >= x.weight) continue;
    for (; k > 0 && weights[k - 1]! < x.weight; k--) {
      weights[k] = weights[k - 1]!;
      terms[k] = terms[k - 1]!;
    }
    weights[k] = x.weight;
    terms[k] = x.term;
  }
  return terms;
}

const CUED = kindBit('polarity') | kindBit('obligation') | kindBit('eligibility') | kindBit('sequence');
/** A concept after the value names it a little less than one before it. */
const AFTER = 5;
const FAR = 120;

/** The concepts that take a value of this kind: in the sentence, the nearest first; else in the headers above. */
export function slotOf(hit: Hit, own: readonly Term[], outline: readonly Outline[], at: Place): number[] {
  const mask = isStated(hit) && hit.kind !== 'identity' ? CUED : kindBit(hit.kind);
  const out: number[] = [];
  const distances: number[] = [];
  for (const x of own) {
    if ((x.kinds & mask) === 0) continue;
    const far = distance(x, at.start, at.end) + (x.start >= at.end ? AFTER : 0);
    if (far >= FAR) continue;
    let k = out.indexOf(x.term);
    if (k >= 0 && distances[k]! <= far) continue;
    if (k < 0) k = out.length;
    for (; k > 0 && distances[k - 1]! > far; k--) {
      distances[k] = distances[k - 1]!;
      out[k] = out[k - 1]!;
    }
    distances[k] = far;
    out[k] = x.term;
  }
  if (out.length > 3) out.length = 3;
  for (const { terms } of outline)
    for (const x of terms) if (out.length < 2 && (x.kinds & mask) !== 0 && !out.includes(x.term)) out.push(x.term);
  return out;
}
