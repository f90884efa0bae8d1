import type { ReadText } from '../letter.js';

/** Stands for a merge field of any name and syntax: `{{first_name}}` and `*|FNAME|*` are the same blank to a reader. */
const FIELD = 1;
const SPACE = 32;
/** Where Latin with diacritics ends; letters beyond it are kept as they are. */
const LATIN_END = 0x250;

const FOLDED = foldTable();

/**
 * The letters of a text that count for likeness, as character codes: lower case, without diacritics, digits kept, every run
 * of anything else as one space, every merge field as one symbol. Passages are folded one after the other into one run,
 * so that each letter of the text is folded once.
 */
export class LetterFolder {
  readonly codes: Uint16Array;
  private length = 0;

  constructor(private readonly read: ReadText) {
    this.codes = new Uint16Array(read.text.length + read.passages.length);
  }

  /** Folds a passage behind those before it; returns where it stands in `codes`. */
  append(span: { start: number; end: number }): [from: number, to: number] {
    const { codes: out } = this;
    const { text, fields } = this.read;
    if (this.length > 0 && out[this.length - 1] !== SPACE) out[this.length++] = SPACE;
    const from = this.length;
    let length = from;
    let field = 0;
    for (let i = span.start; i < span.end; i++) {
      while (field < fields.length && (fields[field]?.end ?? 0) <= i) field++;
      const blank = fields[field];
      if (blank && blank.start <= i) {
        out[length++] = FIELD;
        i = blank.end - 1;
        continue;
      }
      const code = foldCode(text.charCodeAt(i));
      if (code !== SPACE || (length > from && out[length - 1] !== SPACE)) out[length++] = code;
    }
    this.length = length;
    return [from, length];
  }

  /** All that was folded so far. */
  letters(): Uint16Array {
    return this.codes.subarray(0, this.length);
  }
}

/** The folded letters of passages, given in reading order. */
export function foldLetters(read: ReadText, keep: readonly { start: number; end: number }[]): Uint16Array {
  const folder = new LetterFolder(read);
  for (const span of keep) folder.append(span);
  return folder.letters();
}

function foldCode(code: number): number {
  return code < LATIN_END ? (FOLDED[code] ?? SPACE) : isLetterBeyondLatin(code) ? code : SPACE;
}

/** General punctuation, symbols, arrows, dingbats and private use are no letters; the rest (Greek, Cyrillic, CJK ...) is. */
function isLetterBeyondLatin(code: number): boolean {
  return !((code >= 0x2000 && code < 0x2e80) || (code >= 0x3000 && code < 0x3040) || code >= 0xd800);
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(LATIN_END).fill(SPACE);
  for (let code = 0; code < LATIN_END; code++) {
    const base = String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase();
    if (/[\p{L}\p{N}]/u.test(base)) table[code] = base.charCodeAt(0);
  }
  return table;
}
