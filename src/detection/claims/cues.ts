import { SYMBOL, WORD, type Token } from './scan.js';

/** Small helpers that every grammar uses to look at its neighbours. Out of range reads as an empty word. */
export const word = (t: readonly Token[], i: number): string => {
  const x = t[i];
  return x && x.type === WORD ? x.text : '';
};
export const symbol = (t: readonly Token[], i: number): string => {
  const x = t[i];
  return x && x.type === SYMBOL ? x.text : '';
};
/** Steps over one hyphen that glues two parts ("7-day"), else stays. */
export const glue = (t: readonly Token[], i: number): number => {
  const x = t[i];
  return x && x.type === SYMBOL && x.glued && (x.text === '-' || x.text === '‐' || x.text === '‑') && t[i + 1]?.glued
    ? i + 1
    : i;
};
/** Does the sequence of words begin at token `i`? */
export const phrase = (t: readonly Token[], i: number, ...words: string[]): boolean => {
  for (let k = 0; k < words.length; k++) if (word(t, i + k) !== words[k]) return false;
  return true;
};

/** Singular of an English noun, good enough for units and counted things. */
export function singular(w: string): string {
  if (w.length > 4 && w.endsWith('ies')) return `${w.slice(0, -3)}y`;
  if (w.length > 4 && (w.endsWith('sses') || w.endsWith('ches') || w.endsWith('shes') || w.endsWith('xes')))
    return w.slice(0, -2);
  if (w.length > 3 && w.endsWith('s') && !w.endsWith('ss') && !w.endsWith('us') && !w.endsWith('is'))
    return w.slice(0, -1);
  return Object.hasOwn(IRREGULAR, w) ? IRREGULAR[w]! : w;
}
const IRREGULAR: Record<string, string> = {
  people: 'person',
  children: 'child',
  women: 'woman',
  men: 'man',
  feet: 'foot',
  pence: 'penny',
  lives: 'life',
};
