import { writeFileSync } from 'node:fs';
import { FEATURES } from '../../../src/detection/claims/features.js';
import { learnBoth } from './learn.js';
import { precisionRecall, reported, rowsOf, samplesOf, type Scored } from './pairs.js';
import { asStranger, goldOf, load } from './scenario.js';

/**
 * Learns the weights of `src/detection/claims/weights.json` from labelled scenarios, and reports what they reach on
 * companies left out one at a time. Deterministic: the same scenarios give the same file.
 *
 *   train.js [--write FILE] [--errors NAME] scenario.json...
 */
const args = process.argv.slice(2);
const write = args.indexOf('--write') >= 0 ? args.splice(args.indexOf('--write'), 2)[1] : undefined;
const l2 = args.indexOf('--l2') >= 0 ? Number(args.splice(args.indexOf('--l2'), 2)[1]) : 20;
const companies = args.map(load);
const sets = companies.map((c, i) => rowsOf(c, i));
// the same companies as a lexicon would see them that was not written beside them
const strangers = companies.map((c, i) => rowsOf(asStranger(c, 0.5, i + 1), i));
const samplesFor = (leftOut: number) =>
  [...sets, ...strangers].flatMap((s, j) =>
    j % sets.length === leftOut ? [] : samplesOf(s.rows).map((x) => ({ ...x, weight: x.weight / 2 })),
  );
const gold = sets.reduce((sum, s) => sum + s.gold, 0);
const out: Scored[] = [];
const outStrangers: Scored[] = [];
sets.forEach((set, i) => {
  const models = learnBoth(samplesFor(i), l2);
  out.push(...reported(set.rows, models));
  outStrangers.push(...reported(strangers[i]!.rows, models));
});
const positives = sets.flatMap((s) => s.rows).filter((r) => r.label === 1).length;
const reachable = new Set(sets.flatMap((s, i) => s.rows.flatMap((r) => r.hits.map((h) => `${i}|${h}`)))).size;
console.log(
  `${companies.length} companies, ${gold} facts, ${reachable} with a candidate, ${sets.reduce((n, s) => n + s.rows.length, 0)} candidates (${positives} right)`,
);
for (const bar of [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3]) {
  const r = precisionRecall(out, gold, bar);
  const t = precisionRecall(outStrangers, gold, bar);
  console.log(
    `left out: bar ${bar.toFixed(1).padStart(4)}  P ${(100 * r.precision).toFixed(1)} R ${(100 * r.recall).toFixed(1)}  (${r.right}/${r.predicted})   without half of the concepts: P ${(100 * t.precision).toFixed(1)} R ${(100 * t.recall).toFixed(1)}`,
  );
}
// by kind of the labels: facts with a candidate, facts found by companies left out at even odds
const byKind = new Map<string, { gold: number; reachable: number; found: number }>();
companies.forEach((c, i) => {
  let index = 0;
  for (const [a, b] of c.pairs) {
    for (const g of goldOf(c.scenario, a, b)) {
      const k = g.kind.split(/[ /]/)[0]!;
      const e = byKind.get(k) ?? { gold: 0, reachable: 0, found: 0 };
      byKind.set(k, e);
      e.gold++;
      if (sets[i]!.rows.some((r) => r.hits.includes(index))) e.reachable++;
      if (out.some((s) => s.row.company === i && s.z >= 0 && s.row.hits.includes(index))) e.found++;
      index++;
    }
  }
});
for (const [k, e] of [...byKind].sort())
  console.log(
    `  ${k.padEnd(12)} found ${e.found} of ${e.gold}, ${e.reachable} with a candidate; false ${new Set(out.filter((s) => s.z >= 0 && !s.hit && s.row.candidate.x.claim.kind === k.replace('percent', 'rate')).map((s) => s.row)).size}`,
  );
const model = learnBoth(samplesFor(-1), l2);
FEATURES.forEach((f, i) =>
  console.log(
    `${f.padEnd(32)} drift ${model.drift.weights[i]!.toFixed(2).padStart(6)}  claims ${model.claims.weights[i]!.toFixed(2).padStart(6)}`,
  ),
);
console.log('bias', model.drift.bias.toFixed(2), model.claims.bias.toFixed(2));
if (write) {
  const round = (x: number) => Math.round(x * 1e3) / 1e3;
  const plain = (m: { bias: number; weights: number[] }) => ({ bias: round(m.bias), weights: m.weights.map(round) });
  writeFileSync(write, `${JSON.stringify({ drift: plain(model.drift), claims: plain(model.claims) })}\n`);
}
