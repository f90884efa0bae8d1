import type { FeatureName } from './features.js';

/** Written by `bench/quality/train.ts`. */
export const WEIGHTS: { intercept: number; features: Record<FeatureName, number> } = {
  intercept: -5,
  features: { stemCosine: 10, containment: 3, subjectCosine: 1.5 },
};
