import { FACT_KINDS, type FactKind } from '../detection/claims/claim.js';

/** What is said of one neighbour as a whole. */
export interface JudgedLetter {
  letter: number;
  redundant: boolean;
  confidence: number;
  why: string;
}

/** One side of a contradiction, as the reader points to it. */
export interface Pointed {
  passage: number;
  quote: string;
  value: string;
}

/** A contradiction as the reader sees it: nothing of it has been looked at yet. */
export interface ClaimedContradiction {
  letter: number;
  kind: FactKind;
  topic: string;
  mine: Pointed;
  theirs: Pointed;
  confidence: number;
  why: string;
}

/** An answer of the right form. */
export interface Answer {
  letters: readonly JudgedLetter[];
  contradictions: readonly ClaimedContradiction[];
}

const text = { type: 'string' };
const count = { type: 'integer' };
const share = { type: 'number' };
const object = (properties: Record<string, object>): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const side = object({ passage: count, quote: text, value: text });

/** The JSON schema that an answer is asked to have. */
export const ANSWER_SCHEMA = object({
  letters: {
    type: 'array',
    items: object({ letter: count, redundant: { type: 'boolean' }, confidence: share, why: text }),
  },
  contradictions: {
    type: 'array',
    items: object({
      letter: count,
      kind: { type: 'string', enum: FACT_KINDS },
      topic: text,
      mine: side,
      theirs: side,
      confidence: share,
      why: text,
    }),
  },
});

/** More contradictions than this between so few letters are no reading. */
const MOST_CONTRADICTIONS = 60;

/**
 * Reads an answer strictly: every neighbour is judged once, and everything has the form that was asked for.
 * @param content what the model wrote
 * @param letters how many were shown, the one that is asked about included
 * @returns the answer, or in what it is malformed
 */
export function readAnswer(content: string, letters: number): Answer | { malformed: string } {
  const parsed = parse(content);
  if (parsed === null) return { malformed: 'it is no JSON object' };
  const judged = listOf(parsed.letters, (one) => judgedLetter(one, letters));
  if (judged === null) return { malformed: '"letters" is not of the schema' };
  if (new Set(judged.map(({ letter }) => letter)).size !== letters - 1 || judged.length !== letters - 1)
    return { malformed: '"letters" does not judge every letter once' };
  const contradictions = listOf(parsed.contradictions, (one) => contradiction(one, letters));
  if (contradictions === null || contradictions.length > MOST_CONTRADICTIONS)
    return { malformed: '"contradictions" is not of the schema' };
  return { letters: judged, contradictions };
}

/** The JSON object in what was written: some models put words or a fence around it. */
function parse(content: string): Record<string, unknown> | null {
  const [from, to] = [content.indexOf('{'), content.lastIndexOf('}')];
  if (from < 0 || to < from) return null;
  try {
    return record(JSON.parse(content.slice(from, to + 1)));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null;
  }
}

function judgedLetter(given: unknown, letters: number): JudgedLetter | null {
  const { letter, redundant, confidence, why } = record(given) ?? {};
  if (!isLetter(letter, letters) || typeof redundant !== 'boolean' || !isShare(confidence) || typeof why !== 'string')
    return null;
  return { letter, redundant, confidence, why };
}

function contradiction(given: unknown, letters: number): ClaimedContradiction | null {
  const { letter, kind, topic, mine, theirs, confidence, why } = record(given) ?? {};
  const [own, other] = [pointed(mine), pointed(theirs)];
  const known = FACT_KINDS.find((one) => one === kind);
  if (!isLetter(letter, letters) || known === undefined || own === null || other === null) return null;
  if (typeof topic !== 'string' || !isShare(confidence) || typeof why !== 'string') return null;
  return { letter, kind: known, topic, mine: own, theirs: other, confidence, why };
}

function pointed(given: unknown): Pointed | null {
  const { passage, quote, value } = record(given) ?? {};
  if (typeof passage !== 'number' || !Number.isInteger(passage)) return null;
  return typeof quote === 'string' && typeof value === 'string' ? { passage, quote, value } : null;
}

function listOf<T>(given: unknown, read: (one: unknown) => T | null): T[] | null {
  if (!Array.isArray(given)) return null;
  const list = given.map(read);
  return list.some((one) => one === null) ? null : (list as T[]);
}

function record(given: unknown): Record<string, unknown> | null {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : null;
}

function isLetter(given: unknown, letters: number): given is number {
  return typeof given === 'number' && Number.isInteger(given) && given >= 1 && given < letters;
}

function isShare(given: unknown): given is number {
  return typeof given === 'number' && given >= 0 && given <= 1;
}
