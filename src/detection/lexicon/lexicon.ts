import type { Token } from '../words.js';
import type { Concept, ConceptHit, Group, LexiconFile } from './concept.js';
import { english } from './en/files.js';
import { compile, type Lexicon } from './matcher.js';

/**
 * The languages there are: one line each, and a folder of data. A lexicon is compiled when it is first asked for (some
 * tens of milliseconds).
 */
const languages: ReadonlyMap<string, readonly LexiconFile[]> = new Map([['en', english]]);

const compiled = new Map<string, Lexicon>();

/** The lexicon of a language (`en`, `en-GB`), or null where none was written. `und` reads as English. */
export function lexiconFor(language: string): Lexicon | null {
  const primary = language === 'und' ? 'en' : (language.split('-')[0]?.toLowerCase() ?? '');
  const known = compiled.get(primary);
  if (known !== undefined) return known;
  const files = languages.get(primary);
  if (files === undefined) return null;
  const lexicon = compile(primary, files);
  compiled.set(primary, lexicon);
  return lexicon;
}

/** The concepts in a list of tokens, by first token; none for a language without a lexicon. */
export function matchConcepts(tokens: readonly Token[], language = 'en'): ConceptHit[] {
  return lexiconFor(language)?.match(tokens) ?? [];
}

/** All concepts, by index. */
export function conceptsOf(language = 'en'): readonly Concept[] {
  return lexiconFor(language)?.concepts ?? [];
}

/** The concepts of one group. */
export function conceptsIn(group: Group, language = 'en'): readonly Concept[] {
  return conceptsOf(language).filter((concept) => concept.group === group);
}

/** Index of a concept by its id, for code that gives one a special part; fails loudly when the data lost it. */
export function conceptIndex(id: string, language = 'en'): number {
  const index = lexiconFor(language)?.indexOf(id);
  if (index === undefined)
    throw new Error(`The lexicon of "${language}" has no concept "${id}". Was it renamed in the data?`);
  return index;
}

/** Every more general concept of one, the nearest first. */
export function widerOf(concept: number, language = 'en'): readonly number[] {
  return conceptsOf(language)[concept]?.wider ?? [];
}
