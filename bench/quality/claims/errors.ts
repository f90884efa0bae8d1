import { FEATURES } from '../../../src/detection/claims/features.js';
import { isDrift } from '../../../src/detection/claims/weights.js';
import { displayValue } from '../../../src/detection/claims/display.js';
import { learnBoth, scoreBoth } from './learn.js';
import { reported, rowsOf, samplesOf } from './pairs.js';
import { goldOf, load } from './scenario.js';

/** The false findings and the misses of companies left out, with the evidence: what to work on next. */
const args = process.argv.slice(2);
const bar = Number(args.shift());
const companies = args.map(load);
const sets = companies.map((c, i) => rowsOf(c, i));
sets.forEach((set, i) => {
  const model = learnBoth(
    sets.flatMap((s, j) => (j === i ? [] : samplesOf(s.rows))),
    3,
  );
  const found = reported(set.rows, model);
  const hit = new Set(found.filter((f) => f.z >= bar).flatMap((f) => f.row.hits));
  const ids = (pair: number) => companies[i]!.pairs[pair]!.join(' / ');
  const evidence = (f: number[]) =>
    FEATURES.map((n, k) => [n, f[k]! * (isDrift(f) ? model.drift : model.claims).weights[k]!] as const)
      .filter((x) => Math.abs(x[1]) > 0.4)
      .map((x) => `${x[0]} ${x[1].toFixed(1)}`)
      .join(', ');
  for (const f of found.filter((x) => x.z >= bar && !x.hit).sort((a, b) => b.z - a.z)) {
    const c = f.row.candidate;
    console.log(
      `FALSE ${companies[i]!.name} ${f.z.toFixed(1)} ${c.x.claim.kind} ${ids(f.row.pair)}\n   ${displayValue(c.x.claim)} | ${f.row.quoteA.slice(0, 220)}\n   ${displayValue(c.y.claim)} | ${f.row.quoteB.slice(0, 220)}\n   shared ${c.over.shared.toFixed(2)} :: ${evidence(c.features)}`,
    );
  }
  let g = 0;
  for (const [a, b] of companies[i]!.pairs) {
    for (const fact of goldOf(companies[i]!.scenario, a, b)) {
      const index = g++;
      if (hit.has(index)) continue;
      const best = set.rows
        .filter((r) => r.hits.includes(index))
        .map((r) => ({ r, z: scoreBoth(model, r.candidate.features) }))
        .sort((p, q) => q.z - p.z)[0];
      console.log(
        `MISS ${companies[i]!.name} [${fact.kind}] ${fact.topic}: ${fact.quoteA.slice(0, 160)} || ${fact.quoteB.slice(0, 160)}`,
      );
      if (best)
        console.log(
          `   best ${best.z.toFixed(1)} ${best.r.candidate.x.claim.kind} shared ${best.r.candidate.over.shared.toFixed(2)} :: ${evidence(best.r.candidate.features)}`,
        );
      else console.log('   no candidate');
    }
  }
});
