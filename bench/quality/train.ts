/**
 * Learns the weights of the redundancy features and writes them to `src/detection/redundancy/weights.json`.
 *
 *   node dist/server/bench/quality/train.js          (QUALITY_SCENARIOS=folder adds labelled companies)
 *
 * Deterministic: the same scenarios give the same file. Prints what each company would get from weights learned on the
 * others (leave one company out), which is the figure to believe; held-out companies are not touched here.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FEATURES, measure } from '../../src/detection/redundancy/features.js';
import { CLUSTER_BAR } from '../../src/detection/clusters.js';
import { type Company, type MeetingPair, readCompany } from './company.js';
import { type Fit, type Row, fit, predict } from './model.js';
import { scoreCompany } from './report.js';
import { pairKey } from './scenario.js';
import { line, total } from './score.js';
import { loadSets, repositoryRoot } from './sets.js';
import { penaltiesOf, signsOf } from './settings.js';

/** Bars for which the trade of precision and recall is printed. */
const BARS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6];

interface Sample {
  company: Company;
  rows: Row[];
  features: Map<MeetingPair, number[]>;
}

/** The pairs of a company that meet, with their features and labels. */
function sampleOf(company: Company): Sample {
  const gold = new Set(company.scenario.gold.redundant.map((pair) => pairKey(pair.a, pair.b)));
  const features = new Map(
    company.pairs.map((pair) => {
      const values = measure(pair.a.side, pair.b.side, pair.context).features;
      return [pair, FEATURES.map((name) => values[name])];
    }),
  );
  const rows = company.pairs.map((pair): Row => {
    const label = gold.has(pairKey(pair.a.side.id, pair.b.side.id)) ? 1 : 0;
    return { features: features.get(pair) as number[], label, weight: 1 };
  });
  return { company, rows, features };
}

/** Weights learned from samples. */
export function learn(samples: readonly Sample[]): Fit {
  return fit(
    samples.flatMap((sample) => sample.rows),
    penaltiesOf(FEATURES),
    signsOf(FEATURES),
  );
}

function main(): void {
  const root = repositoryRoot();
  const samples = loadSets(root).training.map((scenario) => sampleOf(readCompany(scenario)));
  const unseen = samples.map((sample) => ({ sample, model: learn(samples.filter((other) => other !== sample)) }));
  const scoresAt = (bar: number) =>
    unseen.map(({ sample, model }) =>
      scoreCompany(sample.company, (pair) => predict(model, sample.features.get(pair) as number[]), bar),
    );
  scoresAt(CLUSTER_BAR).forEach((score, i) => console.log(line(samples[i]?.company.scenario.fileName ?? '', score)));
  for (const bar of BARS) console.log(line(`without it, bar ${bar.toFixed(2)}`, total(scoresAt(bar))));
  const model = learn(samples);
  const features = Object.fromEntries(FEATURES.map((name, i) => [name, round(model.weights[i] ?? 0)]));
  const file = join(root, 'src/detection/redundancy/weights.json');
  writeFileSync(file, `${JSON.stringify({ intercept: round(model.intercept), features }, null, 2)}\n`);
  console.log(`wrote ${Object.keys(features).length} weights, learned from ${samples.length} companies`);
}

function round(weight: number): number {
  return Math.round(weight * 1000) / 1000;
}

main();
