/**
 * The quality of redundancy detection on labelled companies, as the service would report it, beside two baselines.
 *
 *   node dist/server/bench/quality/run.js [--errors]     (QUALITY_SCENARIOS=folder adds labelled companies)
 */
import { compareRedundancy } from '../../src/detection/redundancy/compare.js';
import { type Baseline, atBestThreshold, stemCosine, wholeText } from './baselines.js';
import { type Company, readCompany } from './company.js';
import { candidateFigures, scoreCompany } from './report.js';
import type { Scenario } from './scenario.js';
import { type Score, line, total } from './score.js';
import { loadSets, repositoryRoot } from './sets.js';

const showErrors = process.argv.includes('--errors');

function main(): void {
  const sets = loadSets(repositoryRoot());
  report('trained on', sets.training);
  report('held out', sets.heldOut);
}

function report(name: string, scenarios: readonly Scenario[]): void {
  if (scenarios.length === 0) return;
  const companies = scenarios.map(readCompany);
  console.log(`\n${name}`);
  const scores = companies.map((company) => {
    const score = scoreCompany(company, (pair) => compareRedundancy(pair.a.side, pair.b.side, pair.context).score);
    console.log(line(company.scenario.fileName, score));
    if (showErrors) printErrors(company, score);
    return score;
  });
  console.log(line('all', total(scores)));
  printBaseline('string-similarity', companies, wholeText);
  printBaseline('tf-idf of stems', companies, stemCosine);
  printCandidates(companies);
}

function printErrors(company: Company, score: Score): void {
  const explain = (a: string, b: string): string => {
    const pair = company.pairs.find((p) => [p.a.side.id, p.b.side.id].every((id) => id === a || id === b));
    if (!pair) return 'do not meet';
    const { score: value, steps } = compareRedundancy(pair.a.side, pair.b.side, pair.context);
    const shown = steps
      .filter((s) => Math.abs(s.contribution) >= 0.05)
      .map((s) => `${s.name} ${s.contribution.toFixed(1)}`);
    return `${pair.candidate ? '' : 'NO KEY '}${value.toFixed(2)}: ${shown.join(', ')}`;
  };
  for (const { level, a, b } of score.missed) console.log(`  missed ${level}  ${a}  ${b}  ${explain(a, b)}`);
  for (const [a, b] of score.falseAlarms) console.log(`  false     ${a}  ${b}  ${explain(a, b)}`);
}

function printBaseline(name: string, companies: readonly Company[], baseline: Baseline): void {
  const { threshold, score } = atBestThreshold(companies, baseline);
  console.log(`${line(name, score)}  (at its best threshold, ${threshold.toFixed(2)})`);
}

function printCandidates(companies: readonly Company[]): void {
  const { levels, perCommunication, keys } = candidateFigures(companies);
  const shown = ([1, 2, 3, 4] as const).map((level) => `${level}: ${levels[level].join('/')}`).join('  ');
  console.log(
    `meet in a key: ${shown}; ${perCommunication.toFixed(1)} candidates and ${keys.toFixed(1)} keys a communication`,
  );
}

main();
