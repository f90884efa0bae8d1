/**
 * Counts how common stems and concepts are in the training companies' mail and writes `src/detection/redundancy/common.ts`.
 * Run it before `train.ts` whenever the lexicon or the training companies changed.
 *
 *   node dist/server/bench/quality/vocabulary.js     (QUALITY_SCENARIOS=folder adds labelled companies)
 *
 * A stem is vocabulary only when several companies use it, so that no company's own names get in.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Concept } from '../../src/detection/lexicon/concept.js';
import { conceptsOf, matchConcepts } from '../../src/detection/lexicon/lexicon.js';
import { isStopword, tokenise } from '../../src/detection/words.js';
import { readBody } from '../../src/text/read.js';
import type { ScenarioCommunication } from './scenario.js';
import { loadSets, repositoryRoot } from './sets.js';

const MIN_COMPANIES = 3;
const MIN_LETTERS = 4;
/** Rarity is told in steps of this many percent. */
const STEP = 5;
/** Groups of concepts that are no subject. */
const LEFT_OUT = new Set(['unit', 'number', 'modality']);

interface Count {
  letters: number;
  companies: Set<string>;
}

function termsOf(communication: ScenarioCommunication, concepts: readonly Concept[]): Set<string> {
  const { body, bodyFormat: format } = communication;
  const read = readBody({ subject: communication.subject ?? null, body, format });
  const terms = new Set<string>();
  for (const { start, end, boilerplate } of read.passages) {
    if (boilerplate !== null) continue;
    const fields = read.fields.filter((field) => field.start < end && field.end > start);
    const tokens = tokenise(read.text, start, end, fields);
    for (const { stem, word } of tokens) if (stem.length > 1 && !/^\d/.test(word) && !isStopword(word)) terms.add(stem);
    for (const hit of matchConcepts(tokens, 'en')) {
      const concept = concepts[hit.concept] as Concept;
      if (!LEFT_OUT.has(concept.group)) terms.add(`@${concept.id}`);
    }
  }
  return terms;
}

function main(): void {
  const root = repositoryRoot();
  const concepts = conceptsOf('en');
  const counts = new Map<string, Count>();
  let letters = 0;
  for (const scenario of loadSets(root).training) {
    for (const communication of scenario.communications) {
      letters++;
      for (const term of termsOf(communication, concepts)) {
        const count = counts.get(term) ?? { letters: 0, companies: new Set() };
        count.letters++;
        count.companies.add(scenario.fileName);
        counts.set(term, count);
      }
    }
  }
  const grades = new Map<number, string[]>();
  const sorted = [...counts].sort(([a, x], [b, y]) => y.letters - x.letters || (a < b ? -1 : 1));
  for (const [term, count] of sorted) {
    if (!term.startsWith('@') && (count.companies.size < MIN_COMPANIES || count.letters < MIN_LETTERS)) continue;
    const grade = Math.round((100 * Math.log(letters / count.letters)) / Math.log(letters) / STEP) * STEP;
    grades.set(grade, [...(grades.get(grade) ?? []), term]);
  }
  const lines = [...grades].map(([grade, terms]) => `${grade} ${terms.join(' ')}`);
  const head =
    '/** Written by `bench/quality/vocabulary.ts`: rarity in percent, then the stems and `@concepts` of that rarity. */';
  writeFileSync(
    join(root, 'src/detection/redundancy/common.ts'),
    `${head}\nexport const COMMON_STEMS = \`\n${lines.join('\n')}\n\`;\n`,
  );
  console.log(`${[...grades.values()].flat().length} terms from ${letters} letters`);
}

main();
