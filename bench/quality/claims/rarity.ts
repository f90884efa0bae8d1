import { readFileSync, writeFileSync } from 'node:fs';
import { conceptsOf, matchConcepts } from '../../../src/detection/lexicon/lexicon.js';
import { isStopword, tokenise } from '../../../src/detection/words.js';
import { readBody } from '../../../src/text/read.js';
import type { Scenario } from './scenario.js';

/**
 * How much it says that two letters share a stem or a concept: counted over letters of many companies and written to
 * `src/detection/claims/rarity.json`, so that it is the same for every registry. The company that has a term most often
 * is left out of its count: a word of one company's own must weigh in training what such a word weighs for a company
 * never seen. Terms that are not listed weigh 1.
 *
 *   rarity.js OUT.json scenario.json...
 */
const [out, ...files] = process.argv.slice(2);
const stems = new Map<string, number[]>();
const concepts = new Map<string, number[]>();
const sizes: number[] = [];
files.forEach((file, company) => {
  const s = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  sizes.push(s.communications.length);
  const count = (map: Map<string, number[]>, key: string) => {
    let list = map.get(key);
    if (!list) {
      list = new Array<number>(files.length).fill(0);
      map.set(key, list);
    }
    list[company]!++;
  };
  for (const c of s.communications) {
    const read = readBody({ subject: c.subject ?? null, body: c.body, format: c.bodyFormat });
    const seen = new Set<string>();
    for (const p of read.passages) {
      if (p.boilerplate !== null) continue;
      const words = tokenise(read.text, p.start, p.end, read.fields);
      for (const w of words) if (!isStopword(w.word)) seen.add(w.stem);
      for (const hit of matchConcepts(words)) seen.add(`#${conceptsOf()[hit.concept]!.id}`);
    }
    for (const id of seen) count(id.startsWith('#') ? concepts : stems, id.replace(/^#/, ''));
  }
});

/** Share of letters of all companies but the one with the largest share. */
function share(counts: readonly number[]): number {
  const shares = counts.map((n, i) => n / sizes[i]!).sort((a, b) => b - a);
  return shares.slice(1).reduce((sum, x) => sum + x, 0) / (shares.length - 1);
}

/** One letter in a hundred and fewer: full weight; one in three and more: next to none. */
const weight = (x: number) => (x === 0 ? 1 : Math.min(1, Math.max(0.05, Math.log(0.35 / x) / Math.log(35))));

const table = (map: Map<string, number[]>): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const [id, counts] of [...map].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const w = Math.round(weight(share(counts)) * 100) / 100;
    if (w < 0.97) found[id] = w;
  }
  return found;
};
const result = { stems: table(stems), concepts: table(concepts) };
writeFileSync(out!, `${JSON.stringify(result)}\n`);
console.log(
  `${Object.keys(result.stems).length} of ${stems.size} stems and ${Object.keys(result.concepts).length} of ${concepts.size} concepts are not rare`,
);
