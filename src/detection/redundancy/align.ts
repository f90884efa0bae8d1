import stringSimilarity from 'string-similarity';
import type { AlignedSentences, Side, Span } from './finding.js';

/** Two sentences say the same in (nearly) the same words from this `string-similarity` on. */
export const ALIGN_BAR = 0.5;

/** Pairs up the sentences of two letters, best first, each used once; what is left over is said by one side alone. */
export function align(a: Side, b: Side): { aligned: AlignedSentences[]; onlyA: Span[]; onlyB: Span[] } {
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
  const spans: Span[] = [];
  for (const passage of side.analysis.passages) {
    if (passage.boilerplate || passage.kind === 'subject' || side.boilerplate.has(passage.hash)) continue;
    const text = side.text.slice(passage.start, passage.end);
    for (const match of text.matchAll(/\S[^.!?]*[.!?]*/g)) {
      spans.push({ start: passage.start + match.index, end: passage.start + match.index + match[0].trimEnd().length });
    }
  }
  return spans;
}
