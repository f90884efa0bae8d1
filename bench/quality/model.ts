/**
 * Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least squares). Small, exact and
 * deterministic: a few thousand rows of a dozen features take some milliseconds.
 */

export interface Row {
  features: readonly number[];
  label: 0 | 1;
  weight: number;
}

export interface Fit {
  intercept: number;
  weights: number[];
}

/** Spread of each feature, so that the penalty treats them alike. Never 0. */
export function spreads(rows: readonly Row[]): number[] {
  const size = rows[0]?.features.length ?? 0;
  return Array.from({ length: size }, (_, f) => {
    const values = rows.map((row) => row.features[f] ?? 0);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    return Math.sqrt(values.reduce((a, v) => a + (v - mean) ** 2, 0) / values.length) || 1;
  });
}

/**
 * Fits the weights. `signs` tells which way each feature may speak (0 = either): one whose weight contradicts its meaning
 * has learned an accident of the sample and is dropped.
 */
export function fit(rows: readonly Row[], penalties: readonly number[], signs: readonly (-1 | 0 | 1)[]): Fit {
  const scale = spreads(rows);
  let active = signs.map(() => true);
  for (;;) {
    const beta = newton(rows, penalties, scale, active);
    const wrong = signs.map((sign, f) => active[f] === true && sign !== 0 && (beta[f + 1] ?? 0) * sign < 0);
    if (!wrong.some(Boolean)) {
      return {
        intercept: beta[0] ?? 0,
        weights: signs.map((_, f) => (active[f] ? (beta[f + 1] ?? 0) / (scale[f] ?? 1) : 0)),
      };
    }
    const worst = wrong.map((w, f) => (w ? Math.abs(beta[f + 1] ?? 0) : -1));
    const drop = worst.indexOf(Math.max(...worst));
    active = active.map((on, f) => on && f !== drop);
  }
}

/** Probability of a row under a fit. */
export function predict(model: Fit, features: readonly number[]): number {
  const x = features.reduce((sum, value, f) => sum + value * (model.weights[f] ?? 0), model.intercept);
  return 1 / (1 + Math.exp(-x));
}

function newton(
  rows: readonly Row[],
  penalties: readonly number[],
  scale: readonly number[],
  active: readonly boolean[],
): number[] {
  const size = active.length + 1;
  const penaltyOf = (i: number) => (i === 0 ? 1e-9 : (penalties[i - 1] ?? 1));
  let beta = new Array<number>(size).fill(0);
  const inputs = rows.map((row) => [1, ...row.features.map((v, f) => (active[f] ? v / (scale[f] ?? 1) : 0))]);
  for (let step = 0; step < 50; step++) {
    const gradient = beta.map((b, i) => (i === 0 ? 0 : -penaltyOf(i) * b));
    const hessian = beta.map((_, i) => beta.map((__, j) => (i === j ? penaltyOf(i) : 0)));
    rows.forEach((row, r) => {
      const x = inputs[r] as number[];
      const p = 1 / (1 + Math.exp(-x.reduce((sum, v, i) => sum + v * (beta[i] ?? 0), 0)));
      const slope = row.weight * p * (1 - p);
      for (let i = 0; i < size; i++) {
        const xi = x[i] as number;
        if (xi === 0) continue;
        gradient[i] = (gradient[i] as number) + row.weight * (row.label - p) * xi;
        const h = hessian[i] as number[];
        for (let j = 0; j < size; j++) h[j] = (h[j] as number) + slope * xi * (x[j] as number);
      }
    });
    const delta = solve(hessian, gradient);
    beta = beta.map((b, i) => b + (delta[i] ?? 0));
    if (Math.max(...delta.map(Math.abs)) < 1e-9) break;
  }
  return beta;
}

/** Gauss elimination with pivoting. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  const m = matrix.map((row, i) => [...row, right[i] as number]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(m[r]?.[c] as number) > Math.abs(m[pivot]?.[c] as number)) pivot = r;
    [m[c], m[pivot]] = [m[pivot] as number[], m[c] as number[]];
    const top = m[c] as number[];
    for (let r = 0; r < n; r++) {
      if (r === c) continue;
      const row = m[r] as number[];
      const factor = (row[c] as number) / (top[c] as number);
      for (let k = c; k <= n; k++) row[k] = (row[k] as number) - factor * (top[k] as number);
    }
  }
  return m.map((row, i) => (row[n] as number) / (row[i] as number));
}
