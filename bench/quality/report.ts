import { CLUSTER_BAR, clusterPairs } from '../../src/detection/clusters.js';
import type { Company, MeetingPair } from './company.js';
import { type Level, pairKey } from './scenario.js';
import { type Score, scorePairs } from './score.js';

/** What the service would report: candidates compared, clusters formed, every pair of a cluster that meets. */
export function reportedPairs(
  company: Company,
  scoreOf: (pair: MeetingPair) => number,
  bar = CLUSTER_BAR,
): [string, string][] {
  const meets = new Set(company.pairs.map((p) => pairKey(p.a.side.id, p.b.side.id)));
  const clusters = clusterPairs(
    company.members.map(({ side, communication }) => ({
      id: side.id,
      at: communication.sendFrom ?? '',
      textHash: side.text,
    })),
    company.pairs.filter((p) => p.candidate).map((p) => ({ a: p.a.side.id, b: p.b.side.id, score: scoreOf(p) })),
    (a, b) => meets.has(pairKey(a, b)),
    bar,
  );
  return clusters.flatMap(({ members }) =>
    members.flatMap((a, i) => members.slice(i + 1).map((b): [string, string] => [a, b])),
  );
}

/** Scores what would be reported. */
export function scoreCompany(company: Company, scoreOf: (pair: MeetingPair) => number, bar = CLUSTER_BAR): Score {
  return scorePairs(company.scenario, reportedPairs(company, scoreOf, bar));
}

/** How well the candidate keys do: gold pairs that meet in a key by level, and candidates per communication. */
export function candidateFigures(companies: readonly Company[]): {
  levels: Record<Level, [number, number]>;
  perCommunication: number;
  keys: number;
} {
  const levels: Record<Level, [number, number]> = { 1: [0, 0], 2: [0, 0], 3: [0, 0], 4: [0, 0] };
  let candidates = 0;
  let communications = 0;
  let keys = 0;
  for (const { scenario, pairs, members } of companies) {
    const found = new Set(pairs.filter((p) => p.candidate).map((p) => pairKey(p.a.side.id, p.b.side.id)));
    for (const gold of scenario.gold.redundant) {
      levels[gold.level][1]++;
      if (found.has(pairKey(gold.a, gold.b))) levels[gold.level][0]++;
    }
    candidates += 2 * found.size;
    communications += members.length;
    keys += members.reduce((sum, member) => sum + member.keys.size, 0);
  }
  return { levels, perCommunication: candidates / communications, keys: keys / communications };
}
