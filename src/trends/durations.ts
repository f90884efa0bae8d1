/** How long something took, over many. */
export interface Durations {
  count: number;
  /** Hours to one decimal; null of none. */
  medianHours: number | null;
  /** Nine of ten took no longer. */
  p90Hours: number | null;
}

const HOUR_MS = 3_600_000;

/** Median and ninth decile (nearest rank) of durations in milliseconds. */
export function durationsOf(durations: readonly number[]): Durations {
  const sorted = [...durations].sort((a, b) => a - b);
  const rank = (part: number) => {
    const at = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
    return at === undefined ? null : Math.round((at / HOUR_MS) * 10) / 10;
  };
  return { count: sorted.length, medianHours: rank(0.5), p90Hours: rank(0.9) };
}
