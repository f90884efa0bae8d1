import { candidates, type Candidate, mutualBest } from '../../../src/detection/claims/compare.js';
import { type Models, type Sample, scoreBoth } from './learn.js';
import { goldOf, type Loaded, sameQuote } from './scenario.js';

/** A candidate pair of claims of a labelled scenario, with what it hits. */
export interface Row {
  company: number;
  pair: number;
  candidate: Candidate;
  quoteA: string;
  quoteB: string;
  /** Indices of the gold facts it hits. */
  hits: number[];
  label: 0 | 1 | -1;
}

const family = (kind: string) => kind.split(/[ /]/)[0]!.replace('percent', 'rate');

export function rowsOf(loaded: Loaded, company: number): { rows: Row[]; gold: number } {
  const rows: Row[] = [];
  let gold = 0;
  loaded.pairs.forEach(([a, b], pair) => {
    const facts = goldOf(loaded.scenario, a, b);
    const sa = loaded.sides.get(a)!;
    const sb = loaded.sides.get(b)!;
    for (const candidate of candidates(sa, sb, { close: loaded.close(a, b), redundancy: loaded.redundancy(a, b) })) {
      const x = candidate.x.claim;
      const y = candidate.y.claim;
      const quoteA = sa.text.slice(x.quoteStart, x.quoteEnd);
      const quoteB = sb.text.slice(y.quoteStart, y.quoteEnd);
      const hits: number[] = [];
      let same = false;
      facts.forEach((g, i) => {
        if (!sameQuote(quoteA, g.quoteA) || !sameQuote(quoteB, g.quoteB)) return;
        hits.push(gold + i);
        const k = family(g.kind);
        if (
          k === x.kind ||
          k === 'other' ||
          k === 'eligibility' ||
          k === 'polarity' ||
          k === 'sequence' ||
          x.kind === 'polarity' ||
          x.kind === 'obligation' ||
          k === 'obligation' ||
          (k === 'quantity' && x.kind === 'amount') ||
          (k === 'duration' && x.kind !== 'contact')
        )
          same = true;
      });
      rows.push({ company, pair, candidate, quoteA, quoteB, hits, label: hits.length ? (same ? 1 : -1) : 0 });
    }
    gold += facts.length;
  });
  return { rows, gold };
}

export const samplesOf = (rows: readonly Row[]): Sample[] =>
  rows
    .filter((r) => r.label >= 0)
    .map((r) => ({ features: r.candidate.features, label: r.label as 0 | 1, weight: r.label ? 1 : 1 }));

export interface Scored {
  hit: boolean;
  z: number;
  row: Row;
}

/** What would be reported under a model, pair by pair. */
export function reported(rows: readonly Row[], model: Models): Scored[] {
  const byPair = new Map<number, Row[]>();
  for (const r of rows) byPair.set(r.pair, [...(byPair.get(r.pair) ?? []), r]);
  const out: Scored[] = [];
  for (const list of byPair.values()) {
    const scored = list.map((row) => ({ ...row.candidate, row, logit: scoreBoth(model, row.candidate.features) }));
    for (const c of mutualBest(scored)) out.push({ hit: c.row.hits.length > 0, z: c.logit, row: c.row });
  }
  return out;
}

export function precisionRecall(list: readonly Scored[], gold: number, bar: number) {
  const seen = new Set<string>();
  let predicted = 0;
  let right = 0;
  const hit = new Set<string>();
  for (const s of list) {
    if (s.z < bar) continue;
    const key = `${s.row.company}|${s.row.pair}|${s.row.quoteA}|${s.row.quoteB}`;
    if (seen.has(key)) continue;
    seen.add(key);
    predicted++;
    if (s.hit) right++;
    for (const h of s.row.hits) hit.add(`${s.row.company}|${h}`);
  }
  return { predicted, right, precision: predicted ? right / predicted : 1, recall: gold ? hit.size / gold : 0 };
}
