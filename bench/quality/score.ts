import { meetingsOf } from './meeting.js';
import { type GoldPair, type Level, type Scenario, pairKey } from './scenario.js';

/** What a run got right and wrong. */
export interface Score {
  truePositives: number;
  predicted: number;
  gold: number;
  /** Found and labelled, by level. */
  levels: Record<Level, [found: number, labelled: number]>;
  /** Near misses of the kind duplicate that were reported all the same. */
  nearMisses: number;
  missed: GoldPair[];
  falseAlarms: [string, string][];
}

/** Compares reported pairs with the gold answer; only pairs that meet count. */
export function scorePairs(scenario: Scenario, pairs: readonly (readonly [string, string])[]): Score {
  const meets = meetingsOf(scenario);
  const byId = new Map(scenario.communications.map((c) => [c.externalId, c]));
  const meet = (a: string, b: string): boolean => {
    const [x, y] = [byId.get(a), byId.get(b)];
    return Boolean(x && y && meets(x, y));
  };
  const reported = new Map(
    pairs.filter(([a, b]) => meet(a, b)).map(([a, b]) => [pairKey(a, b), [a, b] as [string, string]]),
  );
  const gold = new Map(scenario.gold.redundant.map((pair) => [pairKey(pair.a, pair.b), pair]));
  const levels: Score['levels'] = { 1: [0, 0], 2: [0, 0], 3: [0, 0], 4: [0, 0] };
  for (const [key, pair] of gold) {
    levels[pair.level][1]++;
    if (reported.has(key)) levels[pair.level][0]++;
  }
  const falseAlarms = [...reported].filter(([key]) => !gold.has(key)).map(([, pair]) => pair);
  const falseKeys = new Set(falseAlarms.map(([a, b]) => pairKey(a, b)));
  return {
    truePositives: reported.size - falseAlarms.length,
    predicted: reported.size,
    gold: gold.size,
    levels,
    nearMisses: scenario.gold.near_misses.filter(
      (n) => n.looks_like === 'duplicate' && falseKeys.has(pairKey(n.a, n.b)),
    ).length,
    missed: [...gold].filter(([key]) => !reported.has(key)).map(([, pair]) => pair),
    falseAlarms,
  };
}

/** Adds scores up. */
export function total(scores: readonly Score[]): Score {
  const sum: Score = {
    truePositives: 0,
    predicted: 0,
    gold: 0,
    levels: { 1: [0, 0], 2: [0, 0], 3: [0, 0], 4: [0, 0] },
    nearMisses: 0,
    missed: [],
    falseAlarms: [],
  };
  for (const score of scores) {
    sum.truePositives += score.truePositives;
    sum.predicted += score.predicted;
    sum.gold += score.gold;
    sum.nearMisses += score.nearMisses;
    sum.missed.push(...score.missed);
    sum.falseAlarms.push(...score.falseAlarms);
    for (const level of [1, 2, 3, 4] as const) {
      sum.levels[level][0] += score.levels[level][0];
      sum.levels[level][1] += score.levels[level][1];
    }
  }
  return sum;
}

/** Precision: share of the reported pairs that are labelled. 1 when nothing was reported. */
export function precision(score: Score): number {
  return score.predicted === 0 ? 1 : score.truePositives / score.predicted;
}

/** Recall: share of the labelled pairs that were reported. */
export function recall(score: Score): number {
  return score.gold === 0 ? 1 : score.truePositives / score.gold;
}

/** Harmonic mean of precision and recall. */
export function f1(score: Score): number {
  const [p, r] = [precision(score), recall(score)];
  return p + r === 0 ? 0 : (2 * p * r) / (p + r);
}

/** One line for people. */
export function line(name: string, score: Score): string {
  const percent = (x: number) => `${(100 * x).toFixed(1).padStart(5)} %`;
  const levels = ([1, 2, 3, 4] as const).map((l) => `${l}: ${score.levels[l].join('/')}`).join('  ');
  return `${name.padEnd(24)} P ${percent(precision(score))}  R ${percent(recall(score))}  F1 ${percent(f1(score))}  levels ${levels}  false ${score.predicted - score.truePositives}  near misses ${score.nearMisses}`;
}
