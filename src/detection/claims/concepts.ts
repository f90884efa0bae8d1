import type { Token as Word } from '../words.js';

/** The lexicon as claims use it. Placeholder until the lexicon is loaded. */
export function conceptsOf(_words: readonly Word[]): { concept: number; first: number; last: number }[] {
  return [];
}
export function conceptIds(_concept: number): [id: string, weight: number][] {
  return [];
}
