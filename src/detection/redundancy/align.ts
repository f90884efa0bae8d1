import stringSimilarity from 'string-similarity';
import { sentences } from '../sentences.js';
import type { AlignedSentences, Side, Span } from './finding.js';
import { ownPassages } from './profile.js';

/** Two sentences say the same in (nearly) the same words from this `string-similarity` on. */
export const ALIGN_BAR = 0.5;

export interface Alignment {
  aligned: AlignedSentences[];
  /** Sentences that the other side has not. */
  onlyA: Span[];
  onlyB: Span[];
}

/**
 * Most sentences of a side that are aligned: a letter of 60 kB has no more to show, and every pair is compared.
 */
const MOST_SENTENCES = 200;

/** Pairs up the sentences of two letters, best first, each used once; what is left over is said by one side alone. */
export function align(a: Side, b: Side): Alignment {
  if (a.id <= b.id) return alignInOrder(a, b);
  const { aligned, onlyA, onlyB } = alignInOrder(b, a);
  const turned = aligned.map((pair) => ({ a: pair.b, b: pair.a, similarity: pair.similarity }));
  return { aligned: turned.sort((p, q) => p.a.start - q.a.start), onlyA: onlyB, onlyB: onlyA };
}

function alignInOrder(a: Side, b: Side): Alignment {
  const left = sentencesOf(a);
  const right = sentencesOf(b);
  const scored = likePairs(wordingsOf(a, left), wordingsOf(b, right));
  scored.sort((p, q) => q.similarity - p.similarity || p.i + p.j - q.i - q.j || p.i - q.i);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const aligned: AlignedSentences[] = [];
  for (const { i, j, similarity } of scored) {
    if (usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    aligned.push({ a: left[i] as Span, b: right[j] as Span, similarity });
  }
  aligned.sort((p, q) => p.a.start - q.a.start);
  return { aligned, onlyA: left.filter((_, i) => !usedA.has(i)), onlyB: right.filter((_, j) => !usedB.has(j)) };
}

/** A sentence as it is scored. */
interface Wording {
  text: string;
  /** How many of its letter pairs fall into each bucket. */
  buckets: Uint16Array;
  /** How many letter pairs it has. */
  pairs: number;
}

interface LikePair {
  i: number;
  j: number;
  similarity: number;
}

/** Few pairs of two letters' sentences are alike, and the buckets rule out nearly all others at a hundredth of the price. */
function likePairs(left: readonly Wording[], right: readonly Wording[]): LikePair[] {
  const pairs: LikePair[] = [];
  for (const [i, x] of left.entries()) {
    for (const [j, y] of right.entries()) {
      if (mostLikeness(x, y) < ALIGN_BAR) continue;
      const similarity = stringSimilarity.compareTwoStrings(x.text, y.text);
      if (similarity >= ALIGN_BAR) pairs.push({ i, j, similarity });
    }
  }
  return pairs;
}

const BUCKETS = 256;

function wordingsOf(side: Side, spans: readonly Span[]): Wording[] {
  return spans.map(({ start, end }) => wordingOf(side.text.slice(start, end).toLowerCase()));
}

/** Letter pairs as string-similarity counts them: white space left out. */
function wordingOf(text: string): Wording {
  const letters = text.replace(/\s+/g, '');
  const buckets = new Uint16Array(BUCKETS);
  for (let at = 1; at < letters.length; at++) {
    const bucket = (Math.imul(letters.charCodeAt(at - 1), 31) + letters.charCodeAt(at)) & (BUCKETS - 1);
    buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  return { text, buckets, pairs: letters.length - 1 };
}

/** The Dice coefficient that string-similarity can't exceed: letter pairs of one bucket need not be the same. */
function mostLikeness(x: Wording, y: Wording): number {
  if (x.pairs < 1 || y.pairs < 1) return 1;
  let shared = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++)
    shared += Math.min(x.buckets[bucket] as number, y.buckets[bucket] as number);
  return (2 * shared) / (x.pairs + y.pairs);
}

function sentencesOf(side: Side): Span[] {
  return ownPassages(side.analysis, side.boilerplate)
    .filter((passage) => passage.kind !== 'subject')
    .flatMap((passage) => sentences(side.text, passage))
    .slice(0, MOST_SENTENCES);
}
