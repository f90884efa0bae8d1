import { readFileSync, writeFileSync } from 'node:fs';
import { conceptsIn } from '../../../src/detection/claims/concepts.js';
import { tokenise } from '../../../src/detection/words.js';
import { readBody } from '../../../src/text/read.js';
import type { Scenario } from './scenario.js';

/**
 * How much it says that two letters share a concept: counted over letters of many companies and written to
 * `src/detection/claims/rarity.json`, so that it is the same for every registry. Concepts that hardly any letter has are
 * not listed and weigh 1.
 *
 *   rarity.js OUT.json scenario.json...
 */
const [out, ...files] = process.argv.slice(2);
const letters = new Map<string, number>();
let n = 0;
for (const file of files) {
  const s = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  for (const c of s.communications) {
    n++;
    const read = readBody({ subject: c.subject, body: c.body, format: c.bodyFormat });
    const seen = new Set<string>();
    for (const p of read.passages) {
      if (p.boilerplate !== null) continue;
      for (const hit of conceptsIn(tokenise(read.text, p.start, p.end, read.fields))) seen.add(hit.id);
    }
    for (const id of seen) letters.set(id, (letters.get(id) ?? 0) + 1);
  }
}
const table: Record<string, number> = {};
for (const [id, df] of [...letters].sort()) {
  // one letter in a hundred and fewer: full weight; one in three and more: next to none
  const weight = Math.min(1, Math.max(0.03, Math.log((0.35 * n) / df) / Math.log(35)));
  if (weight < 1) table[id] = Math.round(weight * 100) / 100;
}
writeFileSync(out!, `${JSON.stringify(table)}\n`);
console.log(`${Object.keys(table).length} of ${letters.size} concepts in ${n} letters are not rare`);
