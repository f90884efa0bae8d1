import { stem as stemOf, tokenise } from '../words.js';

/** One step of a wording: a stem, an exact word, any number, or a gap of at most so many words. */
export type Step = { stem: string } | { word: string } | { number: true } | { gap: number };

/** Words between two words of a wording that `…` and `~` let pass. */
export const SHORT_GAP = 3;
export const LONG_GAP = 6;

/** Passed over in wordings and in texts alike, unless a wording asks for one with `=`. */
export const determiners: ReadonlySet<string> = new Set([
  'a',
  'an',
  'the',
  'your',
  'our',
  'my',
  'his',
  'her',
  'its',
  'their',
]);

const wholes = new Map<string, readonly string[]>([
  ["won't", ['will', 'not']],
  ["can't", ['can', 'not']],
  ["shan't", ['shall', 'not']],
  ["ain't", ['is', 'not']],
  ["let's", ['let', 'us']],
  ['cannot', ['can', 'not']],
  ["y'all", ['you', 'all']],
]);
const tails = new Map<string, string>([
  ['ll', 'will'],
  ['re', 'are'],
  ['ve', 'have'],
  ['d', 'would'],
  ['m', 'am'],
]);
const beings = new Set(
  'it that there here what who he she how where when everything nothing something everyone one this'.split(' '),
);

/** The words that a contraction is short for (`don't`: do not); null when the word is none. */
export function contraction(word: string): readonly string[] | null {
  const whole = wholes.get(word);
  if (whole !== undefined) return whole;
  const at = word.lastIndexOf("'");
  if (at < 1) return null;
  const tail = word.slice(at + 1);
  const head = word.slice(0, at);
  if (tail === 't' && head.endsWith('n')) return [head.slice(0, -1), 'not'];
  if (tail === 's') return beings.has(head) ? [head, 'is'] : null;
  const second = tails.get(tail);
  return second === undefined ? null : [head, second];
}

/** Every way of saying it: alternatives `(a|b c|)` spelled out. An empty alternative makes the part optional. */
export function expand(wording: string): string[] {
  const open = wording.indexOf('(');
  if (open === -1)
    return [
      wording
        .split(' ')
        .filter((word) => word !== '')
        .join(' '),
    ];
  let depth = 0;
  let from = open + 1;
  const choices: string[] = [];
  for (let at = open; at < wording.length; at++) {
    const sign = wording[at];
    if (sign === '(') depth++;
    else if (sign === '|' && depth === 1) {
      choices.push(wording.slice(from, at));
      from = at + 1;
    } else if (sign === ')' && --depth === 0) {
      choices.push(wording.slice(from, at));
      const before = wording.slice(0, open);
      const after = wording.slice(at + 1);
      return [...new Set(choices.flatMap((choice) => expand(before + choice + after)))];
    }
  }
  throw new Error(`The wording "${wording}" has a bracket that is never closed.`);
}

interface Piece {
  step: Step;
  /** An article or possessive that was not asked for with `=`. */
  passing: boolean;
}

const pieces = new Map<string, readonly Piece[]>();

/**
 * The steps of one spelled-out wording. Articles and possessives are left out, except where little would be left: at
 * the end (`claim your` is no `claim`) and beside a single word (`a must`, `your call`).
 */
export function steps(wording: string): Step[] {
  const found: Piece[] = [];
  for (const piece of wording.split(' ')) {
    let known = pieces.get(piece);
    if (known === undefined) {
      known = read(piece);
      pieces.set(piece, known);
    }
    for (const part of known) found.push(part);
  }
  let telling = 0;
  for (const { passing } of found) if (!passing) telling++;
  const chain: Step[] = [];
  found.forEach(({ step, passing }, at) => {
    if (!passing || telling < 2 || at === found.length - 1) chain.push(step);
  });
  return chain;
}

function read(piece: string): Piece[] {
  const sure = (step: Step): Piece => ({ step, passing: false });
  if (piece === '') return [];
  if (piece === '…') return [sure({ gap: SHORT_GAP })];
  if (piece === '~') return [sure({ gap: LONG_GAP })];
  if (piece === '#') return [sure({ number: true })];
  if (piece.startsWith('=')) return tokenise(piece.slice(1)).map(({ word }) => sure({ word }));
  return tokenise(piece).flatMap(({ word, stem }) =>
    determiners.has(word)
      ? [{ step: { word }, passing: true }]
      : (contraction(word)?.map(stemOf) ?? [stem]).map((part) => sure({ stem: part })),
  );
}

/** One spelling for one chain of steps, to see whether two wordings are the same to the matcher. */
export function stepsKey(chain: readonly Step[]): string {
  return chain
    .map((step) =>
      'stem' in step ? step.stem : 'word' in step ? `=${step.word}` : 'gap' in step ? `…${step.gap}` : '#',
    )
    .join(' ');
}
