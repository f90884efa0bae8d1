import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isStopword, tokenise } from '../../src/detection/words.js';
import { conceptsOf, matchConcepts } from '../../src/detection/lexicon/lexicon.js';

/**
 * `coverage.js FOLDER [name,name]`: how much of what contradicting sentences say the lexicon knows. A guide for whoever
 * extends it; never write a scenario's sentence into the data.
 */
const [folder = 'test/quality/training', names] = process.argv.slice(2);
const only = names?.split(',');

interface Scenario {
  scenario: string;
  gold: { contradictions: { quoteA: string; quoteB: string }[] };
}

const unknown = new Map<string, number>();
const rows: string[] = [];
for (const name of readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()) {
  if (only !== undefined && !only.includes(name.replace('.json', ''))) continue;
  const { scenario, gold } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Scenario;
  let content = 0;
  let covered = 0;
  let shared = 0;
  for (const { quoteA, quoteB } of gold.contradictions) {
    const sides = [quoteA, quoteB].map((quote) => {
      const tokens = tokenise(quote);
      const hits = matchConcepts(tokens);
      tokens.forEach(({ word }, at) => {
        if (isStopword(word) || /^\d/.test(word)) return;
        content++;
        if (hits.some(({ first, last }) => first <= at && at <= last)) covered++;
        else unknown.set(word, (unknown.get(word) ?? 0) + 1);
      });
      const concepts = conceptsOf();
      return new Set(
        hits
          .flatMap(({ concept }) => [concept, ...concepts[concept]!.wider])
          .filter((concept) => !['number', 'unit'].includes(concepts[concept]!.group)),
      );
    });
    if ([...sides[0]!].some((concept) => sides[1]!.has(concept))) shared++;
  }
  const pairs = gold.contradictions.length;
  rows.push(
    `${scenario}: ${((100 * covered) / content).toFixed(0)} % of words, ${shared} of ${pairs} pairs share a concept`,
  );
}
const often = [...unknown].sort((a, b) => b[1] - a[1]).slice(0, 150);
console.log(
  `${rows.join('\n')}\nunknown: ${often.map(([word, times]) => (times > 1 ? `${word} (${times})` : word)).join(', ')}`,
);
