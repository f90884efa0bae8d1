import { FEATURES } from '../../../src/detection/claims/features.js';
import { isDrift } from '../../../src/detection/claims/weights.js';

/** Logistic regression with L2, by Newton's method on standardised features: deterministic, and done in a few steps. */
export interface Model {
  bias: number;
  weights: number[];
}

export interface Sample {
  features: number[];
  label: 0 | 1;
  weight: number;
}

/** What only few samples have (a feature within one kind) is held more tightly. */
const penalty = FEATURES.map((f) => (f.includes(': ') ? 6 : 1));

export function learn(samples: readonly Sample[], l2: number): Model {
  const n = samples[0]!.features.length;
  const mean = new Array<number>(n).fill(0);
  const scale = new Array<number>(n).fill(0);
  let total = 0;
  for (const s of samples) {
    total += s.weight;
    for (let i = 0; i < n; i++) mean[i]! += s.weight * s.features[i]!;
  }
  for (let i = 0; i < n; i++) mean[i]! /= total;
  for (const s of samples) for (let i = 0; i < n; i++) scale[i]! += s.weight * (s.features[i]! - mean[i]!) ** 2;
  for (let i = 0; i < n; i++) scale[i] = Math.sqrt(scale[i]! / total) || 1;
  const m = n + 1;
  const w = new Array<number>(m).fill(0);
  const rows = samples.map((s) => [1, ...s.features.map((f, i) => (f - mean[i]!) / scale[i]!)]);
  for (let step = 0; step < 30; step++) {
    const gradient = new Array<number>(m).fill(0);
    const hessian = Array.from({ length: m }, () => new Array<number>(m).fill(0));
    rows.forEach((row, r) => {
      const s = samples[r]!;
      let z = 0;
      for (let i = 0; i < m; i++) z += w[i]! * row[i]!;
      const p = 1 / (1 + Math.exp(-z));
      const g = s.weight * (p - s.label);
      const h = s.weight * Math.max(p * (1 - p), 1e-6);
      for (let i = 0; i < m; i++) {
        if (row[i] === 0) continue;
        gradient[i]! += g * row[i]!;
        const hr = hessian[i]!;
        for (let j = 0; j <= i; j++) hr[j]! += h * row[i]! * row[j]!;
      }
    });
    for (let i = 1; i < m; i++) {
      gradient[i]! += l2 * penalty[i - 1]! * w[i]!;
      hessian[i]![i]! += l2 * penalty[i - 1]!;
    }
    hessian[0]![0]! += 1e-6;
    for (let i = 0; i < m; i++) for (let j = i + 1; j < m; j++) hessian[i]![j] = hessian[j]![i]!;
    const delta = solve(hessian, gradient);
    let size = 0;
    for (let i = 0; i < m; i++) {
      w[i]! -= delta[i]!;
      size += Math.abs(delta[i]!);
    }
    if (size < 1e-5) break;
  }
  const weights = w.slice(1).map((x, i) => x / scale[i]!);
  const bias = w[0]! - weights.reduce((sum, x, i) => sum + x * mean[i]!, 0);
  return { bias, weights };
}

function solve(a: number[][], b: number[]): number[] {
  const n = b.length;
  const m = a.map((row, i) => [...row, b[i]!]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let r = i + 1; r < n; r++) if (Math.abs(m[r]![i]!) > Math.abs(m[pivot]![i]!)) pivot = r;
    [m[i], m[pivot]] = [m[pivot]!, m[i]!];
    const d = m[i]![i]! || 1e-12;
    for (let r = 0; r < n; r++) {
      if (r === i) continue;
      const f = m[r]![i]! / d;
      if (f === 0) continue;
      for (let c = i; c <= n; c++) m[r]![c]! -= f * m[i]![c]!;
    }
  }
  return m.map((row, i) => row[n]! / (row[i] || 1e-12));
}

export const score = (model: Model, features: readonly number[]): number => {
  let z = model.bias;
  for (let i = 0; i < features.length; i++) z += features[i]! * model.weights[i]!;
  return z;
};

/** The two models of the detector: sentences that are alike, and all others. */
export interface Models {
  drift: Model;
  claims: Model;
}

export function learnBoth(samples: readonly Sample[], l2: number): Models {
  const drift = samples.filter((s) => isDrift(s.features));
  // the few alike pairs are held closer to their mean
  return {
    drift: learn(drift, l2 * 2),
    claims: learn(
      samples.filter((s) => !isDrift(s.features)),
      l2,
    ),
  };
}

export const scoreBoth = (models: Models, features: readonly number[]): number =>
  score(isDrift(features) ? models.drift : models.claims, features);
