import type { Analysis } from './analysis.js';
import type { PairContext, Side } from './finding.js';

/** The fixed features of a pair, in the order in which the steps are shown. */
export const FEATURES = ['stemCosine', 'containment', 'subjectCosine'] as const;
export type FeatureName = (typeof FEATURES)[number];
export type Features = Record<FeatureName | 'textSimilarity', number>;

export function featuresOf(a: Side, b: Side, _context: PairContext): Features {
  const stemsA = ownStems(a.analysis, a.boilerplate);
  const stemsB = ownStems(b.analysis, b.boilerplate);
  const stemCosine = cosine(counts(stemsA), counts(stemsB));
  const bigramsA = new Set(bigrams(stemsA));
  const bigramsB = new Set(bigrams(stemsB));
  const shared = [...bigramsA].filter((x) => bigramsB.has(x)).length;
  const containment = shared / Math.max(1, Math.min(bigramsA.size, bigramsB.size));
  const jaccard = shared / Math.max(1, bigramsA.size + bigramsB.size - shared);
  const subjectCosine = cosine(counts(a.analysis.subject.stems), counts(b.analysis.subject.stems));
  return { stemCosine, containment, subjectCosine, textSimilarity: Math.max(jaccard, containment * 0.8) };
}

function ownStems(analysis: Analysis, boilerplate: ReadonlySet<number>): number[] {
  return analysis.passages.flatMap((p) =>
    p.boilerplate || p.kind === 'subject' || boilerplate.has(p.hash) ? [] : p.stems,
  );
}

function bigrams(stems: readonly number[]): number[] {
  return stems.slice(1).map((stem, i) => (Math.imul(stems[i] as number, 31) ^ stem) >>> 0);
}

function counts(stems: readonly number[]): Map<number, number> {
  const map = new Map<number, number>();
  for (const stem of stems) map.set(stem, (map.get(stem) ?? 0) + 1);
  return map;
}

function cosine(a: Map<number, number>, b: Map<number, number>): number {
  let dot = 0;
  for (const [key, value] of a) dot += value * (b.get(key) ?? 0);
  const norm = (m: Map<number, number>) => Math.sqrt([...m.values()].reduce((sum, v) => sum + v * v, 0));
  return dot === 0 ? 0 : dot / (norm(a) * norm(b));
}
