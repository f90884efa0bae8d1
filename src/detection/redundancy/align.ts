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
  const scored = left.flatMap((x, i) => right.map((y, j) => ({ i, j, similarity: likeness(a, x, b, y) })));
  scored.sort((p, q) => q.similarity - p.similarity || p.i + p.j - q.i - q.j || p.i - q.i);
  const usedA = new Set<number>();
  const usedB = new Set<number>();
  const aligned: AlignedSentences[] = [];
  for (const { i, j, similarity } of scored) {
    if (similarity < ALIGN_BAR || usedA.has(i) || usedB.has(j)) continue;
    usedA.add(i);
    usedB.add(j);
    aligned.push({ a: left[i] as Span, b: right[j] as Span, similarity });
  }
  aligned.sort((p, q) => p.a.start - q.a.start);
  return { aligned, onlyA: left.filter((_, i) => !usedA.has(i)), onlyB: right.filter((_, j) => !usedB.has(j)) };
}

function likeness(a: Side, x: Span, b: Side, y: Span): number {
  return stringSimilarity.compareTwoStrings(
    a.text.slice(x.start, x.end).toLowerCase(),
    b.text.slice(y.start, y.end).toLowerCase(),
  );
}

function sentencesOf(side: Side): Span[] {
  return ownPassages(side.analysis, side.boilerplate)
    .filter((passage) => passage.kind !== 'subject')
    .flatMap((passage) => sentences(side.text, passage))
    .slice(0, MOST_SENTENCES);
}
