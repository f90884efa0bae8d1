import data from './weights.json' with { type: 'json' };
import { FEATURES } from './features.js';

export interface Model {
  bias: number;
  weights: number[];
}

/**
 * Learnt by `bench/quality/claims/train.ts`: two models over the same features. `drift` judges pairs of sentences that are
 * alike but for their values, `claims` all others; what speaks for a conflict in the one case may speak against it in the other.
 */
export const MODELS: { drift: Model; claims: Model } = data;

/** From this share of common words on two sentences are one sentence with changes. */
export const DRIFT_FROM = 0.75;

const ALIKE = FEATURES.indexOf('sentences alike');
export const isDrift = (features: readonly number[]): boolean => features[ALIKE]! >= DRIFT_FROM;
export const modelFor = (features: readonly number[]): Model => (isDrift(features) ? MODELS.drift : MODELS.claims);
