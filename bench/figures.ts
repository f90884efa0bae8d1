/** The value below which the share `p` of the sorted values lies (nearest rank). */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * p) - 1)] ?? Number.NaN;
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** Runs a piece of work several times and gives the median of its seconds. */
export function timed(runs: number, work: () => void): number {
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    work();
    seconds.push((performance.now() - started) / 1000);
  }
  return median(seconds);
}
