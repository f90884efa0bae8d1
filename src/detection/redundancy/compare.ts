import { explainRedundancy } from '../explain.js';
import { align } from './align.js';
import { FEATURES, type FeatureName, featuresOf } from './features.js';
import type { PairContext, RedundancyFinding, Side, Step } from './finding.js';
import { WEIGHTS } from './weights.js';

/** A pair is redundant from this confidence on; see docs/detection.md for precision and recall around it. */
export const REDUNDANCY_BAR = 0.5;

/** Text likeness from which a redundant pair is the same text edited (`duplicate`), below it the same purpose (`overlap`). */
export const DUPLICATE_SIMILARITY = 0.45;

/**
 * Compares two communications that meet and share a candidate key. Symmetric: swapping the sides swaps `a` and `b` in
 * the finding and changes nothing else. Cheap for pairs below the bar; sentences are aligned only above it.
 */
export function compareRedundancy(a: Side, b: Side, context: PairContext): RedundancyFinding {
  const features = featuresOf(a, b, context);
  const steps = stepsOf(features);
  const score = logistic(steps.reduce((sum, step) => sum + step.contribution, 0));
  const similarity = features.textSimilarity;
  const finding: RedundancyFinding = {
    redundant: score >= REDUNDANCY_BAR,
    kind: similarity >= DUPLICATE_SIMILARITY ? 'duplicate' : 'overlap',
    score,
    similarity,
    steps,
    aligned: [],
    onlyA: [],
    onlyB: [],
    explanation: '',
  };
  if (!finding.redundant) return finding;
  Object.assign(finding, align(a, b));
  finding.explanation = explainRedundancy(a, b, finding);
  return finding;
}

function stepsOf(features: Record<FeatureName | 'textSimilarity', number>): Step[] {
  const steps: Step[] = [{ name: 'base', value: 1, weight: WEIGHTS.intercept, contribution: WEIGHTS.intercept }];
  for (const name of FEATURES) {
    const weight = WEIGHTS.features[name];
    steps.push({ name, value: features[name], weight, contribution: weight * features[name] });
  }
  return steps;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
