import { isStopword, stem, type Token as Word } from '../words.js';
import { rarity } from './rarity.js';

/**
 * Terms of a subject are numbers: 30 bits of a hash of a stem, or of a concept's id (`#late-fee`), whose lowest bit is then
 * set. Comparing letters compares numbers, and a stored claim has no words in it.
 */
const CONCEPT = 1;
const BITS = 0x3fffffff;

/** FNV-1a. */
export function termId(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  const id = (h ^ (h >>> 15)) & BITS;
  return text.charCodeAt(0) === 35 ? id | CONCEPT : id & ~CONCEPT;
}

export const isConcept = (term: number): boolean => (term & CONCEPT) === CONCEPT;

/** What claims know of a word. */
interface Lexeme {
  /** Of its stem; what subjects and conditions consist of. */
  term: number;
  /** Of its stem, or of a function word itself; what sentences are compared by. 0 for numbers. */
  word: number;
  /** How much it says about a subject; 0 when it says nothing. */
  weight: number;
}

/** Enough for the vocabulary of a company's mail; then the map starts afresh. */
const WORDS_KEPT = 50_000;
const lexemes = new Map<string, Lexeme>();
const stems = new Map<string, number>();

export function lexemeOf(word: Word): Lexeme {
  let known = lexemes.get(word.word);
  if (known === undefined) {
    known = look(word);
    if (lexemes.size >= WORDS_KEPT) lexemes.clear();
    lexemes.set(word.word, known);
  }
  return known;
}

/** The term of a word's stem. */
export function stemTerm(word: string): number {
  let known = stems.get(word);
  if (known === undefined) {
    known = termId(stem(word));
    if (stems.size >= WORDS_KEPT) stems.clear();
    stems.set(word, known);
  }
  return known;
}

function look(word: Word): Lexeme {
  const code = word.word.charCodeAt(0);
  const numeral = code >= 48 && code <= 57;
  const term = termId(word.stem);
  const stop = isStopword(word.word);
  return {
    term,
    word: numeral ? 0 : stop ? termId(word.word) : term,
    weight: stop || numeral || word.word.length < 2 || VALUE_WORDS.has(word.word) ? 0 : rarity(word.stem),
  };
}

/** Words that values are written with: they are what is said, never what it is said of. */
const VALUE_WORDS = new Set(
  `january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
  monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays sunday sundays mon tue tues wed thu thur thurs fri sat sun
  start starts starting started begin begins beginning until till from after before within by effective effect date dates noon midday midnight a.m p.m am pm utc gmt bst eastern central pacific est edt cst cdt
  percent per cent cents pence dollar dollars pound pounds euro euros usd gbp eur second seconds minute minutes hour hours day days week weeks month months year years today tomorrow now
  one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty hundred thousand million first second third once twice half quarter dozen
  than more less least most about approximately between through since`
    .split(/\s+/)
    .filter((w) => w !== ''),
);
