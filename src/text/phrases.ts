import { wordsIn } from './words.js';

/** A set of phrases that is found in one walk over the words, whatever the number of phrases. */
export class Phrases<Value> {
  private readonly root: Node<Value> = { next: null, skip: null, value: null };

  /** Words apart by blanks; `*` stands for one to three words. */
  add(phrase: string, value: Value): void {
    let node = this.root;
    for (const part of phrase.split(' ')) {
      if (part === '*') {
        node.skip ??= { next: null, skip: null, value: null };
        node = node.skip;
        continue;
      }
      for (const word of wordsIn(part.toLowerCase())) {
        node.next ??= new Map();
        let after = node.next.get(word);
        if (!after) {
          after = { next: null, skip: null, value: null };
          node.next.set(word, after);
        }
        node = after;
      }
    }
    node.value = value;
  }

  /** The longest phrase that begins at `at`: its value and where it ends, or null. */
  at(words: readonly string[], at: number): { value: Value; end: number } | null {
    const first = this.root.next?.get(words[at] as string);
    return first ? walk(first, words, at + 1) : null;
  }
}

interface Node<Value> {
  next: Map<string, Node<Value>> | null;
  skip: Node<Value> | null;
  value: Value | null;
}

function walk<Value>(node: Node<Value>, words: readonly string[], at: number): { value: Value; end: number } | null {
  const word = words[at];
  if (word !== undefined) {
    const next = node.next?.get(word);
    const found = next ? walk(next, words, at + 1) : null;
    if (found) return found;
    if (node.skip) {
      for (let skipped = 1; skipped <= 3; skipped++) {
        const behind = walk(node.skip, words, at + skipped);
        if (behind) return behind;
      }
    }
  }
  return node.value === null ? null : { value: node.value, end: at };
}
