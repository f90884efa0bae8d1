import type { MergeField, Passage, ReadText } from '../letter.js';
import { type Token as Word, tokenise } from '../words.js';
import { type ConceptHit, conceptHits, sayings } from './concepts.js';
import { lexemeOf } from './term.js';

/** A term of a subject and where it stands. */
export interface Term {
  term: number;
  start: number;
  end: number;
  weight: number;
  /** Kinds of claim that are usually made about the concept, as a mask. */
  kinds: number;
}

/** A cue of the lexicon's group `modality` (`must`, `need-not`, `only`, `included` …) and where it stands. */
export interface Cue {
  id: string;
  start: number;
  end: number;
}

/** What a stretch of text speaks of, function words and bare numbers left out. */
export interface Terms {
  terms: Term[];
  cues: Cue[];
  /** Every word but numbers, ascending: what sentences are compared by. */
  words: number[];
}

/** The merge fields that reach into a stretch of text, found by halving: there may be thousands. */
export function fieldsIn(fields: readonly MergeField[], start: number, end: number): readonly MergeField[] {
  let lo = 0;
  let hi = fields.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (fields[mid]!.end <= start) lo = mid + 1;
    else hi = mid;
  }
  let to = lo;
  while (to < fields.length && fields[to]!.start < end) to++;
  return lo === 0 && to === fields.length ? fields : fields.slice(lo, to);
}

/** A passage's words and concepts, read once, and handed out sentence by sentence in reading order. */
export class PassageTerms {
  private readonly words: readonly Word[];
  private readonly hits: readonly ConceptHit[];
  private word = 0;
  private hit = 0;

  constructor(text: string, passage: Passage, fields: readonly MergeField[]) {
    this.words = tokenise(text, passage.start, passage.end, fields);
    this.hits = conceptHits(this.words);
  }

  /** Of the next sentence; those before must have been asked for. */
  upTo(end: number): Terms {
    const terms: Term[] = [];
    const cues: Cue[] = [];
    const bag: number[] = [];
    const { words, hits } = this;
    let w = this.word;
    for (; w < words.length && words[w]!.start < end; w++) {
      const word = words[w]!;
      const lexeme = lexemeOf(word);
      if (lexeme.word !== 0) bag.push(lexeme.word);
      if (lexeme.weight > 0)
        terms.push({ term: lexeme.term, start: word.start, end: word.end, weight: lexeme.weight, kinds: 0 });
    }
    this.word = w;
    for (; this.hit < hits.length && hits[this.hit]!.first < w; this.hit++) {
      const { concept, first, last } = hits[this.hit]!;
      addConcept(terms, cues, concept, words[first]!.start, words[last]!.end);
    }
    return { terms, cues, words: ascending(bag) };
  }
}

function addConcept(terms: Term[], cues: Cue[], concept: number, start: number, end: number): void {
  const said = sayings(concept);
  if (said.cue !== null) cues.push({ id: said.cue, start, end });
  for (let n = 0; n < said.terms.length; n++)
    terms.push({
      term: said.terms[n]!,
      start,
      end,
      weight: said.weights[n]!,
      kinds: n === 0 ? said.kinds : 0,
    });
}

/** The terms of a passage that heads others. */
export function termsOf(read: ReadText, passage: Passage): Term[] {
  return new PassageTerms(read.text, passage, fieldsIn(read.fields, passage.start, passage.end)).upTo(passage.end)
    .terms;
}

/** The words of a stretch of text as `Terms.words` has them. */
export function wordsOf(text: string, start: number, end: number): number[] {
  const bag: number[] = [];
  for (const word of tokenise(text, start, end)) {
    const { word: id } = lexemeOf(word);
    if (id !== 0) bag.push(id);
  }
  return ascending(bag);
}

/** Sorted, each once; short lists, so that insertion is fastest. */
export function ascending(list: number[]): number[] {
  if (list.length > 64) return [...new Set(list)].sort((a, b) => a - b);
  let n = 0;
  for (const x of list) {
    let k = n;
    while (k > 0 && list[k - 1]! > x) k--;
    if (k > 0 && list[k - 1] === x) continue;
    for (let j = n; j > k; j--) list[j] = list[j - 1]!;
    list[k] = x;
    n++;
  }
  list.length = n;
  return list;
}
