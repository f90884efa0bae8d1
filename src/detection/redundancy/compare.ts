import { CLUSTER_BAR } from '../clusters.js';
import { explainRedundancy } from '../explain.js';
import { align } from './align.js';
import { FEATURES, type FeatureName, type Measured, measure } from './features.js';
import type { PairContext, RedundancyFinding, Side, Step } from './finding.js';
import learned from './weights.json' with { type: 'json' };

const weights: { intercept: number; features: Record<FeatureName, number> } = learned;

/** A pair is redundant from this confidence on; docs/detection.md has precision and recall around it. */
export const REDUNDANCY_BAR = CLUSTER_BAR;

/**
 * Share of the shorter letter's word pairs from which a redundant pair is the same text edited (`duplicate`), below it the
 * same purpose (`overlap`). On the training companies heavy edits begin at 0.30, and all but one of the independently
 * written pairs end at 0.21.
 */
export const DUPLICATE_CONTAINMENT = 0.26;

/**
 * Likeness from which two letters are the same text whatever they are about, unless they tell opposite outcomes: letters
 * of no vocabulary that the lexicon knows, or of another language, gain nothing from the learned steps.
 */
export const SAME_TEXT = 0.9;

/** Outweighs the base, so that the same text is a finding without any other evidence. Given, not learned. */
const SAME_TEXT_WEIGHT = 4 - weights.intercept;

/**
 * Compares two communications that meet and share a candidate key. Symmetric: swapping the sides swaps `a` and `b` in
 * the finding and changes nothing else. Cheap for pairs below the bar; sentences are aligned only above it.
 */
export function compareRedundancy(a: Side, b: Side, context: PairContext): RedundancyFinding {
  const measured = measureOnce(a, b, context);
  const { containment, similarity } = measured;
  const steps = stepsOf(measured);
  const score = scoreOf(measured);
  const finding: RedundancyFinding = {
    redundant: score >= REDUNDANCY_BAR,
    kind: containment >= DUPLICATE_CONTAINMENT || similarity >= SAME_TEXT ? 'duplicate' : 'overlap',
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

/** The confidence alone, for when many pairs are scored and few are looked at. */
export function scoreRedundancy(a: Side, b: Side, context: PairContext): number {
  return scoreOf(measureOnce(a, b, context));
}

/** Always in the order of ids, so that not even a rounding depends on who is asked about whom. */
function measureOnce(a: Side, b: Side, context: PairContext): Measured {
  return a.id <= b.id ? measure(a, b, context) : measure(b, a, context);
}

function scoreOf(measured: Measured): number {
  const base = weights.intercept + SAME_TEXT_WEIGHT * sameText(measured);
  const logOdds = FEATURES.reduce((sum, name) => sum + weights.features[name] * measured.features[name], base);
  return 1 / (1 + Math.exp(-logOdds));
}

function sameText({ similarity, features }: Measured): number {
  return similarity >= SAME_TEXT && features.opposite === 0 ? 1 : 0;
}

function stepsOf(measured: Measured): Step[] {
  const { features } = measured;
  const base: Step = { name: 'base', value: 1, weight: weights.intercept, contribution: weights.intercept };
  const same = sameText(measured);
  return [
    base,
    { name: 'sameText', value: same, weight: SAME_TEXT_WEIGHT, contribution: SAME_TEXT_WEIGHT * same },
    ...FEATURES.map((name) => {
      const [value, weight] = [features[name], weights.features[name]];
      return { name, value, weight, contribution: weight * value };
    }),
  ];
}
