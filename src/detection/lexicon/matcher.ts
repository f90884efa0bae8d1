import { stem as stemOf, type Token } from '../words.js';
import type { Concept, ConceptEntry, ConceptHit, LexiconFile } from './concept.js';
import { contraction, determiners, expand, type Step, steps } from './wording.js';

/**
 * All wordings in one trie over stems, kept in flat arrays: an open-addressed table answers "from this node by this
 * word". From each token the longest wording is taken, and a wording that lies wholly inside a longer one is left out
 * (`cancellation fee` is no `cancel`; `widerOf` says that it is a `fee`). Wordings with a gap stand beside
 * what lies in their gap. A wording is at most `DEEPEST` steps and has at most `MOST_GAPS` gaps (the spec of the data
 * sees to it), so the work for each token is bounded and matching is linear.
 */
export interface Lexicon {
  readonly language: string;
  readonly concepts: readonly Concept[];
  /** Index of a concept by its id. */
  indexOf(id: string): number | undefined;
  match(tokens: readonly Token[]): ConceptHit[];
}

export const DEEPEST = 12;
export const MOST_GAPS = 2;

interface Node {
  index: number;
  /** Most nodes are leaves: maps are made when needed, which halves the time to compile. */
  to: Map<number, Node> | null;
  gaps: Map<number, Node> | null;
  concepts: number[] | null;
}

const NUMBER = 0;

/** What a letter is for, how it puts a thing, and the thing itself do not hide each other: only within a layer the longer wording wins. */
const LAYERS = 3;
const layerOf = (group: Concept['group']): number => (group === 'purpose' ? 1 : group === 'modality' ? 2 : 0);

export function compile(language: string, files: readonly LexiconFile[]): Lexicon {
  const entries = files.flatMap((file) => file.concepts.map((entry) => ({ file, entry })));
  const byId = new Map(entries.map(({ entry }, index) => [entry.id, index]));
  const concepts = entries.map(({ file, entry }, index) => toConcept(index, file, entry));
  link(
    concepts,
    entries.map(({ entry }) => entry),
    byId,
  );

  const vocabulary = new Map<string, number>([['#', NUMBER]]);
  const numbers = new Set<string>();
  const nodes: Node[] = [];
  const newNode = (): Node => {
    const node: Node = { index: nodes.length, to: null, gaps: null, concepts: null };
    nodes.push(node);
    return node;
  };
  const wordId = (key: string): number => {
    let id = vocabulary.get(key);
    if (id === undefined) {
      id = vocabulary.size;
      vocabulary.set(key, id);
    }
    return id;
  };
  const root = newNode();
  for (const { index, group } of concepts) {
    for (const wording of entries[index]!.entry.wordings.flatMap(expand)) {
      const chain = steps(wording);
      if (chain.length === 0) continue;
      if (group === 'number' && chain.length === 1 && 'stem' in chain[0]!) numbers.add(chain[0].stem);
      const node = chain.reduce((at, step) => follow(at, step, newNode, wordId), root);
      if (node.concepts === null) node.concepts = [index];
      else if (!node.concepts.includes(index)) node.concepts.push(index);
    }
  }
  return new TrieLexicon(language, concepts, byId, vocabulary, numbers, nodes);
}

function follow(node: Node, step: Step, newNode: () => Node, wordId: (key: string) => number): Node {
  let edges: Map<number, Node>;
  let key: number;
  if ('gap' in step) {
    edges = node.gaps ??= new Map<number, Node>();
    key = step.gap;
  } else {
    edges = node.to ??= new Map<number, Node>();
    key = 'number' in step ? NUMBER : wordId('word' in step ? `=${step.word}` : step.stem);
  }
  let next = edges.get(key);
  if (next === undefined) {
    next = newNode();
    edges.set(key, next);
  }
  return next;
}

function toConcept(index: number, file: LexiconFile, entry: ConceptEntry): Concept {
  return {
    index,
    id: entry.id,
    area: file.area,
    group: entry.group ?? file.group,
    kinds: entry.kinds ?? [],
    units: entry.units ?? [],
    value: entry.value ?? null,
    base: entry.base ?? null,
    wider: [],
    antonyms: [],
    opposite: [],
  };
}

function link(concepts: Concept[], entries: readonly ConceptEntry[], byId: ReadonlyMap<string, number>): void {
  const indices = (ids: readonly string[] | undefined): number[] =>
    (ids ?? []).map((id) => byId.get(id)).filter((index) => index !== undefined);
  const nearest = entries.map((entry) => {
    const found = indices(entry.wider);
    for (let dot = entry.id.lastIndexOf('.'); dot > 0; dot = entry.id.lastIndexOf('.', dot - 1)) {
      const implied = byId.get(entry.id.slice(0, dot));
      if (implied !== undefined && !found.includes(implied)) {
        found.push(implied);
        break;
      }
    }
    return found;
  });
  const antonyms = symmetric(entries.map((entry) => indices(entry.antonyms)));
  const opposite = symmetric(entries.map((entry) => indices(entry.opposite)));
  for (const concept of concepts) {
    const wider: number[] = [];
    for (let queue = nearest[concept.index]!; queue.length > 0; ) {
      const next: number[] = [];
      for (const index of queue) {
        if (index === concept.index || wider.includes(index)) continue;
        wider.push(index);
        next.push(...nearest[index]!);
      }
      queue = next;
    }
    concept.wider = wider;
    concept.antonyms = [...antonyms[concept.index]!];
    concept.opposite = [...opposite[concept.index]!];
  }
}

function symmetric(lists: readonly number[][]): Set<number>[] {
  const sets = lists.map((list) => new Set(list));
  lists.forEach((list, from) => {
    for (const to of list) sets[to]!.add(from);
  });
  return sets;
}

/** Whether the concept was found from this token on already; hits come in order of `first`. */
function begunAt(hits: readonly ConceptHit[], concept: number, first: number): boolean {
  for (let i = hits.length - 1; i >= 0 && hits[i]!.first === first; i--) if (hits[i]!.concept === concept) return true;
  return false;
}

/** What the matcher knows of a word: ids of its stem and of its exact form (-1: in no wording), marks, contraction. */
interface Known {
  stem: number;
  exact: number;
  marks: number;
  parts: readonly (readonly [stem: number, exact: number])[] | null;
}

/** Enough for the vocabulary of a company's mail; then the map starts afresh. */
const WORDS_KEPT = 50_000;
const LONGEST_KEPT = 40;

/** Marks of a place in the stream. */
const SKIPPED = 1;
const NUMERAL = 2;
const BREAK = 4;

class TrieLexicon implements Lexicon {
  private readonly keyNode: Int32Array;
  private readonly keyWord: Int32Array;
  private readonly target: Int32Array;
  private readonly mask: number;
  private readonly terminal: (readonly number[] | null)[];
  private readonly gaps: (readonly (readonly [number, number])[] | null)[];
  private readonly roots: Uint8Array;
  private readonly layer: Uint8Array;
  /** The stream: contractions are two places of one token. */
  private stems = new Int32Array(1024);
  private exact = new Int32Array(1024);
  private marks = new Uint8Array(1024);
  private owner = new Int32Array(1024);
  private length = 0;
  /** For each layer: where the longest wording from here ends, and its node; up to where longer ones reach already. */
  private readonly longestEnd = new Int32Array(LAYERS);
  private readonly longestNode = new Int32Array(LAYERS);
  private readonly covered = new Int32Array(LAYERS);
  /** Which layers end at a node, as bits. */
  private readonly layersAt: Uint8Array;
  private readonly gapped: [number, number][] = [];
  private readonly known = new Map<string, Known>();

  constructor(
    readonly language: string,
    readonly concepts: readonly Concept[],
    private readonly byId: ReadonlyMap<string, number>,
    private readonly vocabulary: ReadonlyMap<string, number>,
    private readonly numbers: ReadonlySet<string>,
    nodes: readonly Node[],
  ) {
    const edges = nodes.reduce((sum, node) => sum + (node.to?.size ?? 0), 0);
    let size = 16;
    while (size < edges * 3) size *= 2;
    this.mask = size - 1;
    this.keyNode = new Int32Array(size).fill(-1);
    this.keyWord = new Int32Array(size);
    this.target = new Int32Array(size);
    for (const node of nodes) {
      if (node.to !== null) for (const [word, next] of node.to) this.insert(node.index, word, next.index);
    }
    this.terminal = nodes.map((node) => node.concepts);
    this.layer = Uint8Array.from(concepts, ({ group }) => layerOf(group));
    this.layersAt = Uint8Array.from(nodes, (node) =>
      (node.concepts ?? []).reduce((bits, concept) => bits | (1 << this.layer[concept]!), 0),
    );
    this.gaps = nodes.map((node) =>
      node.gaps === null ? null : [...node.gaps].map(([most, next]) => [most, next.index] as const),
    );
    this.roots = new Uint8Array(vocabulary.size);
    for (const word of nodes[0]?.to?.keys() ?? []) this.roots[word] = 1;
  }

  indexOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  match(tokens: readonly Token[]): ConceptHit[] {
    this.read(tokens);
    const hits: ConceptHit[] = [];
    this.covered.fill(-1);
    for (let at = 0; at < this.length; at++) {
      const stem = this.stems[at]!;
      const exact = this.exact[at]!;
      const rooted =
        (stem >= 0 && this.roots[stem] === 1) ||
        (exact >= 0 && this.roots[exact] === 1) ||
        ((this.marks[at]! & NUMERAL) !== 0 && this.roots[NUMBER] === 1);
      if (!rooted) continue;
      this.longestEnd.fill(-1);
      if (this.gapped.length > 0) this.gapped.length = 0;
      this.walk(0, at, false);
      const first = this.owner[at]!;
      for (let layer = 0; layer < LAYERS; layer++) {
        const end = this.longestEnd[layer]!;
        if (end <= this.covered[layer]!) continue;
        this.covered[layer] = end;
        const last = this.owner[end]!;
        for (const concept of this.terminal[this.longestNode[layer]!]!) {
          if (this.layer[concept] === layer) hits.push({ concept, first, last });
        }
      }
      for (const [node, end] of this.gapped) {
        const last = this.owner[end]!;
        for (const concept of this.terminal[node]!) {
          if (!begunAt(hits, concept, first)) hits.push({ concept, first, last });
        }
      }
    }
    return hits;
  }

  private read(tokens: readonly Token[]): void {
    const most = tokens.length * 2;
    if (this.stems.length < most) {
      const size = Math.max(most, this.stems.length * 2);
      this.stems = new Int32Array(size);
      this.exact = new Int32Array(size);
      this.marks = new Uint8Array(size);
      this.owner = new Int32Array(size);
    }
    let n = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const { stem, exact, marks, parts } = this.known.get(token.word) ?? this.look(token);
      const breaks = token.before === 2 ? BREAK : 0;
      if (parts !== null) {
        for (let part = 0; part < parts.length; part++) {
          this.stems[n] = parts[part]![0];
          this.exact[n] = parts[part]![1];
          this.marks[n] = part === 0 ? breaks : 0;
          this.owner[n++] = i;
        }
        continue;
      }
      this.stems[n] = stem;
      this.exact[n] = exact;
      this.marks[n] = marks | breaks;
      this.owner[n++] = i;
    }
    this.length = n;
  }

  private look({ word, stem }: Token): Known {
    const code = word.charCodeAt(0);
    const numeral = (code > 47 && code < 58) || this.numbers.has(stem);
    const parts = contraction(word);
    const known: Known = {
      stem: this.id(stem),
      exact: this.id(`=${word}`),
      marks: (determiners.has(word) ? SKIPPED : 0) | (numeral ? NUMERAL : 0),
      parts: parts === null ? null : parts.map((part) => [this.id(stemOf(part)), this.id(`=${part}`)] as const),
    };
    if (word.length <= LONGEST_KEPT) {
      if (this.known.size >= WORDS_KEPT) this.known.clear();
      this.known.set(word, known);
    }
    return known;
  }

  private id(key: string): number {
    return this.vocabulary.get(key) ?? -1;
  }

  /** Everything that can be read from `at` on, being at `node`; `gapped` once a gap was passed. */
  private walk(node: number, at: number, gapped: boolean): void {
    if (at >= this.length) return;
    const marks = this.marks[at]!;
    if (node !== 0 && (marks & BREAK) !== 0) return;
    const stem = this.stems[at]!;
    if (stem >= 0) this.step(this.find(node, stem), at, gapped);
    const exact = this.exact[at]!;
    if (exact >= 0) this.step(this.find(node, exact), at, gapped);
    if ((marks & NUMERAL) !== 0) this.step(this.find(node, NUMBER), at, gapped);
    if (node !== 0 && (marks & SKIPPED) !== 0) this.walk(node, at + 1, gapped);
  }

  private step(node: number, at: number, gapped: boolean): void {
    if (node === -1) return;
    const layers = this.layersAt[node]!;
    if (layers !== 0) {
      if (gapped) this.gapped.push([node, at]);
      else {
        for (let layer = 0; layer < LAYERS; layer++) {
          if ((layers & (1 << layer)) === 0 || at <= this.longestEnd[layer]!) continue;
          this.longestEnd[layer] = at;
          this.longestNode[layer] = node;
        }
      }
    }
    this.walk(node, at + 1, gapped);
    const gaps = this.gaps[node];
    if (gaps === null || gaps === undefined) return;
    for (const [most, next] of gaps) {
      // determiners do not count
      for (let skip = 0, to = at + 1; skip <= most && to < this.length; to++) {
        if ((this.marks[to]! & BREAK) !== 0) break;
        this.walk(next, to, true);
        if ((this.marks[to]! & SKIPPED) === 0) skip++;
      }
    }
  }

  private find(node: number, word: number): number {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 7;
    for (slot &= this.mask; ; slot = (slot + 1) & this.mask) {
      const key = this.keyNode[slot]!;
      if (key === -1) return -1;
      if (key === node && this.keyWord[slot] === word) return this.target[slot]!;
    }
  }

  private insert(node: number, word: number, next: number): void {
    let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b)) >>> 7;
    slot &= this.mask;
    while (this.keyNode[slot] !== -1) slot = (slot + 1) & this.mask;
    this.keyNode[slot] = node;
    this.keyWord[slot] = word;
    this.target[slot] = next;
  }
}
