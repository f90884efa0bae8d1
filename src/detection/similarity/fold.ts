import type { ReadText } from '../letter.js';

/** Stands for a merge field of any name and syntax: `{{first_name}}` and `*|FNAME|*` are the same blank to a reader. */
const FIELD = 1;
const SPACE = 32;
/** Where Latin with diacritics ends; letters beyond it are kept as they are. */
const LATIN_END = 0x250;

const FOLDED = foldTable();

/**
 * The letters that count for text likeness, as character codes: lower case, without diacritics, digits kept, every run
 * of anything else as one space, every merge field as one symbol. Only spans named by `keep` are read.
 */
export function foldLetters(read: ReadText, keep: readonly { start: number; end: number }[]): Uint16Array {
  const out = new Uint16Array(keep.reduce((sum, span) => sum + span.end - span.start + 1, 0));
  const { text, fields } = read;
  let length = 0;
  let field = 0;
  for (const span of keep) {
    if (length > 0 && out[length - 1] !== SPACE) out[length++] = SPACE;
    for (let i = span.start; i < span.end; i++) {
      while (field < fields.length && (fields[field]?.end ?? 0) <= i) field++;
      const blank = fields[field];
      if (blank && blank.start <= i) {
        out[length++] = FIELD;
        i = blank.end - 1;
        continue;
      }
      const code = foldCode(text.charCodeAt(i));
      if (code !== SPACE || (length > 0 && out[length - 1] !== SPACE)) out[length++] = code;
    }
  }
  return out.subarray(0, length);
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
