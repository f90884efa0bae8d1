import stringSimilarity from 'string-similarity';
import { isStopword, tokenise } from '../../src/detection/words.js';
import type { Company, MeetingPair } from './company.js';
import { type Score, f1, scorePairs, total } from './score.js';

/** A way to score pairs of a company that needs no knowledge of letters. */
export type Baseline = (company: Company) => (pair: MeetingPair) => number;

/** `string-similarity` of the visible texts. */
export const wholeText: Baseline = () => {
  const seen = new Map<MeetingPair, number>();
  return (pair) => {
    let value = seen.get(pair);
    if (value === undefined) {
      value = stringSimilarity.compareTwoStrings(pair.a.side.text, pair.b.side.text);
      seen.set(pair, value);
    }
    return value;
  };
};

/** Cosine of stemmed words weighted by tf-idf within the company. */
export const stemCosine: Baseline = (company) => {
  const bags = new Map(company.members.map((m) => [m, bagOf(m.side.text)]));
  const frequency = new Map<string, number>();
  for (const bag of bags.values()) for (const stem of bag.keys()) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  for (const bag of bags.values()) {
    for (const [stem, count] of bag)
      bag.set(stem, count * Math.log(company.members.length / (frequency.get(stem) ?? 1)));
  }
  const dot = (x: Map<string, number>, y: Map<string, number>) =>
    [...x].reduce((sum, [stem, weight]) => sum + weight * (y.get(stem) ?? 0), 0);
  return ({ a, b }) => {
    const [x, y] = [bags.get(a) as Map<string, number>, bags.get(b) as Map<string, number>];
    const length = Math.sqrt(dot(x, x) * dot(y, y));
    return length === 0 ? 0 : dot(x, y) / length;
  };
};

/** The baseline at the threshold that suits these very companies best: more than a real one could have. */
export function atBestThreshold(
  companies: readonly Company[],
  baseline: Baseline,
): { threshold: number; score: Score } {
  const scorers = companies.map((company) => ({ company, score: baseline(company) }));
  let best: { threshold: number; score: Score } | null = null;
  for (let threshold = 0.05; threshold < 1; threshold += 0.05) {
    const score = total(
      scorers.map(({ company, score: of }) => {
        const pairs = company.pairs.filter((pair) => of(pair) >= threshold);
        return scorePairs(
          company.scenario,
          pairs.map((p) => [p.a.side.id, p.b.side.id] as const),
        );
      }),
    );
    if (!best || f1(score) > f1(best.score)) best = { threshold, score };
  }
  return best ?? { threshold: 1, score: total([]) };
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const { stem, word } of tokenise(text)) if (!isStopword(word)) bag.set(stem, (bag.get(stem) ?? 0) + 1);
  return bag;
}
