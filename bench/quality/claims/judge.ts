import { compareClaims } from '../../../src/detection/claims/compare.js';
import { goldOf, load, type Loaded, sameQuote } from './scenario.js';

/**
 * What the detector reaches with the weights it has: precision and recall by scenario and kind at several bars, near misses
 * reported all the same, and how far a confidence can be believed.
 */
export interface Judged {
  company: string;
  confidence: number;
  right: boolean;
  kind: string;
  hits: number[];
  pair: string;
  text: string;
}

export function judge(company: Loaded): { found: Judged[]; gold: { kind: string }[]; nearMisses: { pair: string }[] } {
  const found: Judged[] = [];
  const gold: { kind: string }[] = [];
  const contradicted = new Set<string>();
  for (const [a, b] of company.pairs) {
    const facts = goldOf(company.scenario, a, b);
    if (facts.length) contradicted.add(`${a}|${b}`);
    for (const f of compareClaims(company.sides.get(a)!, company.sides.get(b)!, {
      close: company.close(a, b),
      redundancy: company.redundancy(a, b),
    })) {
      const hits = facts.flatMap((g, i) =>
        sameQuote(f.a.quote, g.quoteA) && sameQuote(f.b.quote, g.quoteB) ? [gold.length + i] : [],
      );
      found.push({
        company: company.name,
        confidence: f.confidence,
        right: hits.length > 0,
        kind: f.kind,
        hits,
        pair: `${a}|${b}`,
        text: `${f.topic}: ${f.a.value} | ${f.a.quote}  <>  ${f.b.value} | ${f.b.quote}`,
      });
    }
    gold.push(...facts);
  }
  const nearMisses = company.scenario.gold.near_misses
    .filter((m) => m.looks_like === 'contradiction')
    .map((m) => ({ pair: company.pairs.some(([x, y]) => x === m.a && y === m.b) ? `${m.a}|${m.b}` : `${m.b}|${m.a}` }))
    .filter((m) => !contradicted.has(m.pair));
  return { found, gold, nearMisses };
}

export function figures(judged: readonly ReturnType<typeof judge>[], bar: number) {
  let predicted = 0;
  let right = 0;
  let hit = 0;
  let gold = 0;
  let near = 0;
  for (const j of judged) {
    const above = j.found.filter((f) => f.confidence >= bar);
    predicted += above.length;
    right += above.filter((f) => f.right).length;
    hit += new Set(above.flatMap((f) => f.hits)).size;
    gold += j.gold.length;
    near += j.nearMisses.filter((m) => above.some((f) => f.pair === m.pair)).length;
  }
  return { predicted, right, precision: predicted ? right / predicted : 1, recall: gold ? hit / gold : 1, gold, near };
}

export function report(files: readonly string[], showFalse: boolean): void {
  const companies = files.map(load);
  const judged = companies.map(judge);
  const line = (name: string, list: typeof judged) =>
    console.log(
      `${name.padEnd(30)} ${[0.4, 0.5, 0.6, 0.7, 0.8]
        .map((bar) => {
          const f = figures(list, bar);
          return `${bar}: P ${(100 * f.precision).toFixed(0)} R ${(100 * f.recall).toFixed(0)} (${f.right}/${f.predicted}, ${f.near} near)`;
        })
        .join('  ')}`,
    );
  judged.forEach((j, i) => line(companies[i]!.name, [j]));
  line('ALL', judged);
  const all = judged.flatMap((j) => j.found);
  for (const [lo, hi] of [
    [0.2, 0.35],
    [0.35, 0.5],
    [0.5, 0.65],
    [0.65, 0.8],
    [0.8, 0.9],
    [0.9, 1.01],
  ] as const) {
    const bin = all.filter((f) => f.confidence >= lo && f.confidence < hi);
    if (bin.length)
      console.log(
        `confidence ${lo} to ${hi}: ${bin.length} findings, said ${((100 * bin.reduce((n, f) => n + f.confidence, 0)) / bin.length).toFixed(0)} %, true ${((100 * bin.filter((f) => f.right).length) / bin.length).toFixed(0)} %`,
      );
  }
  if (showFalse)
    for (const f of all.filter((x) => !x.right && x.confidence >= 0.5).sort((a, b) => b.confidence - a.confidence))
      console.log(
        `${f.confidence.toFixed(2)} ${f.company} ${f.pair} ${f.kind} ${f.text.replace(/\s+/g, ' ').slice(0, 400)}`,
      );
}
