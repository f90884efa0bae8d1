/**
 * What a second reader adds on labelled companies: findings without one, with one that answers from the labels (the cap of
 * the chain), with recorded answers, and with a live endpoint if one is set.
 *
 *   node dist/server/bench/quality/second-reader.js
 *   SECOND_READER_ANSWERS=answers.jsonl   answers by question: read where they are there, written where the endpoint gives them
 *   SECOND_READER_URL=… SECOND_READER_MODEL=…   asks what is not recorded
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { compareClaims } from '../../src/detection/claims/compare.js';
import { REDUNDANCY_BAR, scoreRedundancy } from '../../src/detection/redundancy/compare.js';
import { readSettings } from '../../src/platform/settings.js';
import { readAnswer } from '../../src/second-reader/answer.js';
import { checkAnswer } from '../../src/second-reader/checking.js';
import { Endpoint } from '../../src/second-reader/endpoint.js';
import { nearest } from '../../src/second-reader/neighbours.js';
import { type Question, type Subject, questionOf } from '../../src/second-reader/question.js';
import { neighboursOf } from './cap.js';
import { type GoldFact, sameQuote } from './claims/scenario.js';
import { type AskedOf, IdealReader } from './ideal-reader.js';
import { type Scenario, pairKey } from './scenario.js';
import { loadSets, repositoryRoot } from './sets.js';

const settings = readSettings(process.env);
const { neighbours: MOST, contextTokens, language, model } = settings.secondReader;
const file = process.env.SECOND_READER_ANSWERS;
const CONTRADICTION_BAR = 0.6;
const READER_BAR = 0.6;

/** What was found, and how much of it is labelled. */
interface Tally {
  pairs: Set<string>;
  facts: { pair: string; a: string; quoteA: string; quoteB: string }[];
}

/** An answer's text; null where there is none. */
type Reading = (question: Question) => Promise<string | null> | string | null;

const recorded = new Map(
  file !== undefined && existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as { question: string; content: string })
        .map(({ question, content }) => [question, content])
    : [],
);

async function live(question: Question): Promise<string | null> {
  const known = recorded.get(question.hash);
  if (known !== undefined || settings.secondReader.url === null) return known ?? null;
  const outcome = await new Endpoint(settings).ask(question.body, new AbortController().signal);
  if (!('content' in outcome)) throw new Error('trouble' in outcome ? outcome.trouble : outcome.refused);
  if (file !== undefined)
    appendFileSync(file, `${JSON.stringify({ question: question.hash, content: outcome.content })}\n`);
  return outcome.content;
}

function detected(scenario: Scenario): Tally {
  const found: Tally = { pairs: new Set(), facts: [] };
  for (const { side, neighbours } of neighboursOf(scenario)) {
    for (const { side: other, standing } of neighbours) {
      if (side.id > other.id) continue;
      const redundancy = scoreRedundancy(side, other, standing);
      if (redundancy >= REDUNDANCY_BAR) found.pairs.add(pairKey(side.id, other.id));
      for (const { a, b, confidence } of compareClaims(side, other, { close: standing.close, redundancy }))
        if (confidence >= CONTRADICTION_BAR)
          found.facts.push({ pair: pairKey(side.id, other.id), a: side.id, quoteA: a.quote, quoteB: b.quote });
    }
  }
  return found;
}

async function readBy(scenario: Scenario, reading: Reading): Promise<Tally & { questions: number; dropped: number }> {
  const found = { pairs: new Set<string>(), facts: [] as Tally['facts'], questions: 0, dropped: 0 };
  const letters = new Map(scenario.communications.map((one) => [one.externalId, one]));
  const subject = (side: Subject['side']): Subject => {
    const { segments = [], sendFrom = null, sendUntil = null } = letters.get(side.id) ?? {};
    return { number: [...letters.keys()].indexOf(side.id), contentHash: '', side, segments, sendFrom, sendUntil };
  };
  const asked = new Set<string>();
  for (const { side, neighbours } of neighboursOf(scenario)) {
    const open = nearest(neighbours, MOST).filter(({ id }) => !asked.has(pairKey(id, side.id)));
    if (open.length === 0) continue;
    for (const { id } of open) asked.add(pairKey(id, side.id));
    const question = questionOf(
      subject(side),
      open.map((one) => subject(one.side)),
      [],
      { model, contextTokens, language },
    );
    const content = await reading(question);
    if (content === null) continue;
    found.questions++;
    const answer = readAnswer(content, question.letters.length);
    if ('malformed' in answer) {
      found.dropped++;
      continue;
    }
    const checked = checkAnswer(answer, question);
    found.dropped += checked.dropped.length;
    for (const { neighbour, redundancy, facts } of checked.letters) {
      const pair = pairKey(side.id, neighbour.side.id);
      if (redundancy.redundant && redundancy.confidence >= READER_BAR) found.pairs.add(pair);
      for (const { a, b, confidence } of facts)
        if (confidence >= READER_BAR) found.facts.push({ pair, a: side.id, quoteA: a.quote, quoteB: b.quote });
    }
  }
  return found;
}

/** [right, found, labelled found, labelled], of pairs and of facts. */
function score(scenario: Scenario, { pairs, facts }: Tally): number[] {
  const meeting = new Set(
    neighboursOf(scenario).flatMap(({ id, neighbours }) => neighbours.map((other) => pairKey(id, other.id))),
  );
  const gold = scenario.gold.redundant.map(({ a, b }) => pairKey(a, b)).filter((pair) => meeting.has(pair));
  const labelled = (scenario.gold.contradictions ?? []) as GoldFact[];
  const hits = (fact: Tally['facts'][number], one: GoldFact): boolean => {
    const [quoteA, quoteB] = fact.a === one.a ? [one.quoteA, one.quoteB] : [one.quoteB, one.quoteA];
    return fact.pair === pairKey(one.a, one.b) && sameQuote(fact.quoteA, quoteA) && sameQuote(fact.quoteB, quoteB);
  };
  return [
    [...pairs].filter((pair) => gold.includes(pair)).length,
    pairs.size,
    gold.filter((pair) => pairs.has(pair)).length,
    gold.length,
    facts.filter((fact) => labelled.some((one) => hits(fact, one))).length,
    facts.length,
    labelled.filter((one) => facts.some((fact) => hits(fact, one))).length,
    labelled.length,
  ];
}

function print(name: string, scores: readonly number[][]): void {
  const [pr, pf, ph, pl, fr, ff, fh, fl] = scores.reduce((sum, one) => sum.map((n, i) => n + (one[i] ?? 0)));
  const percent = (a = 0, b = 0) => `${b === 0 ? '–' : ((100 * a) / b).toFixed(1)} %`;
  console.log(
    `${name.padEnd(34)} redundant P ${percent(pr, pf)} R ${percent(ph, pl)}   contradictions P ${percent(fr, ff)} R ${percent(fh, fl)} (${fh} of ${fl}, ${ff} found)`,
  );
}

const both = (x: Tally, y: Tally): Tally => ({
  pairs: new Set([...x.pairs, ...y.pairs]),
  facts: [...x.facts, ...y.facts],
});

const sets = loadSets(repositoryRoot());
for (const [name, scenarios] of [
  ['companies developed on', sets.training],
  ['companies held out', sets.heldOut],
] as const) {
  if (scenarios.length === 0) continue;
  console.log(`\n${name}`);
  const found = scenarios.map(detected);
  print(
    'without',
    scenarios.map((scenario, i) => score(scenario, found[i] as Tally)),
  );
  const ideal = await Promise.all(
    scenarios.map((scenario) => {
      const reader = new IdealReader(scenario);
      return readBy(scenario, ({ body }) =>
        JSON.stringify(reader.answer(JSON.parse(body.messages[1]?.content ?? '{}') as AskedOf)),
      );
    }),
  );
  print(
    'an ideal reader alone',
    scenarios.map((scenario, i) => score(scenario, ideal[i] as Tally)),
  );
  print(
    'with an ideal reader',
    scenarios.map((scenario, i) => score(scenario, both(found[i] as Tally, ideal[i] as Tally))),
  );
  if (recorded.size === 0 && settings.secondReader.url === null) continue;
  const read: Awaited<ReturnType<typeof readBy>>[] = [];
  for (const scenario of scenarios) read.push(await readBy(scenario, live));
  const questions = read.reduce((sum, one) => sum + one.questions, 0);
  const dropped = read.reduce((sum, one) => sum + one.dropped, 0);
  console.log(`${model}: ${questions} questions answered, ${dropped} findings or answers not borne out`);
  print(
    `${model} alone`,
    scenarios.map((scenario, i) => score(scenario, read[i] as Tally)),
  );
  print(
    `with ${model}`,
    scenarios.map((scenario, i) => score(scenario, both(found[i] as Tally, read[i] as Tally))),
  );
}
