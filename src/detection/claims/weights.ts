import data from './weights.json' with { type: 'json' };

/** Learnt by `bench/quality/claims/train.ts`; one weight for each of `FEATURES`, and the bias. */
export const WEIGHTS: { bias: number; weights: number[] } = data;
