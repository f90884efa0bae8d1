import type { GoldFact } from './claims/scenario.js';
import type { Scenario } from './scenario.js';
import { sentences } from '../../src/detection/sentences.js';
import { readBody } from '../../src/text/read.js';

/** A question as a model sees it. */
export interface AskedOf {
  letters: AskedLetter[];
  noticed: { letter: number; kind: string; mine?: number; theirs?: number }[];
}

export interface AskedLetter {
  letter: number;
  office: string;
  customers: string[];
  sent: string;
  passages: { passage: number; text: string }[];
}

/** What a model answers, if it keeps to the schema. */
export interface Answered {
  letters: { letter: number; redundant: boolean; confidence: number; why: string }[];
  contradictions: {
    letter: number;
    kind: string;
    topic: string;
    mine: { passage: number; quote: string; value: string };
    theirs: { passage: number; quote: string; value: string };
    confidence: number;
    why: string;
  }[];
}

/** Nothing found: what an answer begins as. */
export function nothing({ letters }: AskedOf): Answered {
  return {
    letters: letters.slice(1).map(({ letter }) => ({ letter, redundant: false, confidence: 0.9, why: 'No.' })),
    contradictions: [],
  };
}

/** The kinds as labels name them, as answers name them. */
const KINDS: readonly (readonly [label: RegExp, kind: string])[] = [
  [/^(percent|rate)/, 'rate'],
  [/^(date|deadline)/, 'date'],
  [/^(duration|period)/, 'duration'],
  [/^(quantity|limit)/, 'quantity'],
  [/^(amount|contact|hours|obligation|polarity|eligibility|identity|sequence)/, '$'],
];

const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
const withoutPlaceholders = (text: string): string[] => text.split(/\[[a-z]+ \d+\]/);

/** A reader that answers from the labels of a company, and keeps what it has been shown. */
export class IdealReader {
  /** Labelled pairs and facts that it has been asked about. */
  readonly pairs = new Set<string>();
  readonly facts = new Set<GoldFact>();
  private readonly texts: { id: string; office: string; segments: string[]; from: string | null; text: string }[];
  private readonly contradictions: GoldFact[];

  constructor(private readonly scenario: Scenario) {
    const offices = new Map(scenario.offices.map(({ id, name }) => [id, name]));
    this.texts = scenario.communications.map((one) => ({
      id: one.externalId,
      office: offices.get(one.office) ?? '',
      segments: one.segments,
      from: one.sendFrom ?? null,
      text: plain(readBody({ subject: one.subject ?? null, body: one.body, format: one.bodyFormat }).text),
    }));
    this.contradictions = (scenario.gold.contradictions ?? []) as GoldFact[];
  }

  answer(asked: AskedOf): Answered {
    const answer = nothing(asked);
    const [own, ...others] = asked.letters as [AskedLetter, ...AskedLetter[]];
    const mine = this.idOf(own);
    for (const other of others) {
      const theirs = this.idOf(other);
      this.pairs.add([mine, theirs].sort().join('|'));
      const judged = answer.letters[other.letter - 1]!;
      judged.confidence = 0.95;
      judged.redundant = this.scenario.gold.redundant.some(({ a, b }) => isPair(a, b, mine, theirs));
      judged.why = judged.redundant ? 'Both say the same to the same customers.' : 'They have other purposes.';
      for (const fact of this.contradictions.filter(({ a, b }) => isPair(a, b, mine, theirs))) {
        this.facts.add(fact);
        const turned = fact.a !== mine;
        const [quote, quoteOther] = turned ? [fact.quoteB, fact.quoteA] : [fact.quoteA, fact.quoteB];
        const [value, valueOther] = turned ? [fact.valueB, fact.valueA] : [fact.valueA, fact.valueB];
        const [a, b] = [pointAt(own, quote, value), pointAt(other, quoteOther, valueOther)];
        if (a === null || b === null) continue;
        answer.contradictions.push({
          letter: other.letter,
          kind: kindOf(fact.kind),
          topic: fact.topic,
          mine: a,
          theirs: b,
          confidence: 0.95,
          why: 'Both can not be true.',
        });
      }
    }
    return answer;
  }

  /** Whose letter it is, told by what it says, and by office, customers and dates where two say the same. */
  private idOf({ office, customers, sent, passages }: AskedLetter): string {
    const pieces = passages.flatMap(({ text }) => withoutPlaceholders(text).map(plain));
    const scored = this.texts
      .filter((one) => one.office === office && one.segments.every((segment) => customers.includes(segment)))
      .map((one) => ({
        id: one.id,
        score:
          pieces.filter((piece) => one.text.includes(piece)).length + (sent.includes(one.from ?? 'dated') ? 0.5 : 0),
      }));
    return scored.sort((x, y) => y.score - x.score)[0]?.id ?? '';
  }
}

function isPair(a: string, b: string, x: string, y: string): boolean {
  return (a === x && b === y) || (a === y && b === x);
}

function kindOf(label: string): string {
  const known = KINDS.find(([pattern]) => pattern.test(label));
  if (known === undefined) return 'other';
  return known[1] === '$' ? (known[0].exec(label)?.[0] ?? 'other') : known[1];
}

/** A sentence with less of the labelled words is another one: what is labelled was not shown. */
const LEAST_SHARED = 0.5;

/** The quote where it is shown; where placeholders or cells stand in it, the sentence or row that has most of its words. */
function pointAt({ passages }: AskedLetter, quote: string, value: string) {
  for (const { passage, text } of passages)
    if (plain(text).includes(plain(quote))) return { passage, quote, value: valueIn(quote, value) };
  const wanted = new Set(words(quote));
  let best: { passage: number; quote: string; shared: number } | null = null;
  for (const { passage, text } of passages)
    for (const { start, end } of sentences(text, { start: 0, end: text.length })) {
      const sentence = text.slice(start, end);
      const shared = new Set(words(sentence).filter((word) => wanted.has(word))).size;
      if (shared > (best?.shared ?? 0)) best = { passage, quote: sentence, shared };
    }
  if (best === null || best.shared < wanted.size * LEAST_SHARED) return null;
  return { passage: best.passage, quote: best.quote, value: valueIn(best.quote, value) };
}

/** The words of the quote that state the labelled value: from the first to the last of its figures, else all of it. */
function valueIn(quote: string, value: string): string {
  if (quote.includes(value)) return value;
  const figures = value.match(/[$£€]?\d[\d.,:]*(?:\s?%)?/g) ?? [];
  const [from, last] = [quote.indexOf(figures[0] ?? '\0'), quote.indexOf(figures.at(-1) ?? '\0')];
  if (from < 0 || last < from) return quote;
  const rest = /^\S*(?:\s\S+){0,2}/.exec(quote.slice(last))?.[0] ?? '';
  return quote.slice(from, last + rest.length);
}
