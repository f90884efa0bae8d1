import type { Clues, Part } from './clues.js';
import type { MergeField, Passage } from './document.js';
import type { Block } from './page.js';
import { wordsIn } from './words.js';

/** A salutation comes after a letterhead, an address and a reference at most. */
const EARLY = 12;

/** Marks what opens and closes a letter: the salutation, the closing line, and who signs. */
export function markFrame(
  text: string,
  passages: Passage[],
  fields: readonly MergeField[],
  parts: readonly Part[],
): void {
  for (const { passage, block, clues } of parts.slice(0, EARLY)) {
    if (passage.boilerplate === null && isSalutation(text, passage, fields, block, clues))
      passage.boilerplate = 'salutation';
  }
  const last = markClosings(parts);
  markUnannounced(parts, last);
  unhead(passages);
}

const OF_THE_FRAME = new Set(['salutation', 'closing', 'signature']);

/** What opens and closes a letter heads nothing, however large it is written. */
function unhead(passages: readonly Passage[]): void {
  const above = new Map<number, number | null>();
  passages.forEach((passage, at) => {
    const instead = passage.heading === null ? undefined : above.get(passage.heading);
    if (instead !== undefined) passage.heading = instead;
    if (passage.kind !== 'heading' || !OF_THE_FRAME.has(passage.boilerplate ?? '')) return;
    passage.kind = 'paragraph';
    above.set(at, passage.heading);
  });
}

function isSalutation(
  text: string,
  passage: Passage,
  fields: readonly MergeField[],
  block: Block,
  clues: Clues,
): boolean {
  if (block.kind === 'item' || block.kind === 'cell' || block.words.length > 160) return false;
  const field = fields.find((one) => one.start === passage.start);
  if (field?.type === 'name' && /^[\s,:!.]+$/.test(text.slice(field.end, passage.end))) return true;
  if (clues.greets === 0) return false;
  const bare = withoutFields(text, passage, fields);
  if (bare.length > 70 || bare.includes('\n') || goesOn(bare)) return false;
  if (/[,:–—-]$/.test(bare)) return true;
  const rest = bare.trim().split(/\s+/).length - clues.greets;
  if (bare.endsWith('!')) return rest <= 4 && !bare.includes(',');
  return rest <= 3 && isNoHeading(block) && !/[.?]$/.test(bare);
}

/** More than one sentence. */
function goesOn(bare: string): boolean {
  return /[.?;]\s+\p{L}{2,}[^,:]* /u.test(bare.replace(/\b(?:Mr|Mrs|Ms|Dr|Prof)\./g, ''));
}

function isNoHeading(block: Block): boolean {
  return block.level === 0 || block.level > 6;
}

/** A passage's words with every merge field made one letter, so that its length is that of its own words. */
function withoutFields(text: string, passage: Passage, fields: readonly MergeField[]): string {
  let bare = '';
  let from = passage.start;
  for (const { start, end } of fields) {
    if (end <= from || start >= passage.end) continue;
    bare += `${text.slice(from, Math.max(from, start))}x`;
    from = Math.min(end, passage.end);
  }
  return bare + text.slice(from, passage.end);
}

/** Marks closing lines and the signatures below them; tells the last passage that is the letter's own. */
function markClosings(parts: readonly Part[]): number {
  let last = -1;
  parts.forEach(({ passage, block, clues }, at) => {
    if (passage.boilerplate !== null || block.kind === 'item' || block.kind === 'cell') return;
    if (!isClosing(block, clues)) {
      last = at;
      return;
    }
    passage.boilerplate = 'closing';
    if (!block.words.includes('\n')) markSigned(parts.slice(at + 1, at + 5));
  });
  return last;
}

function markSigned(below: readonly Part[]): void {
  for (const [at, { passage, block, clues }] of below.entries()) {
    if (passage.boilerplate !== null || !couldSign(block)) return;
    if (at > 0 && clues.titles === 0 && !isName(block.words)) return;
    passage.boilerplate = 'signature';
  }
}

/** Without a closing phrase: the letter's last words of its own are a name with a title, or an office's name. */
function markUnannounced(parts: readonly Part[], last: number): void {
  const end = last >= 0 && isPostscript((parts[last] as Part).block) ? last - 1 : last;
  for (let at = end; at >= Math.max(1, end - 1); at--) {
    const { passage, block, clues } = parts[at] as Part;
    if (passage.boilerplate !== null || !clues.low || !couldSign(block)) return;
    const titled = at === end && clues.titles > 0;
    if (!titled && !isName(block.words.split('\n', 1)[0] as string)) return;
    passage.boilerplate = 'signature';
    const before = parts[at - 1] as Part;
    if (before.passage.boilerplate === null && before.block.words.length <= 45 && before.block.words.endsWith(',')) {
      before.passage.boilerplate = 'closing';
      return;
    }
  }
}

function isClosing(block: Block, { closes }: Clues): boolean {
  if (closes === 0) return false;
  const [line = '', ...below] = block.words.split('\n');
  if (below.length > 5 || line.length > 60) return false;
  const length = wordsIn(line.toLowerCase()).length;
  const ends = length === closes ? length <= 2 || !/[.?]$/.test(line) : length <= closes + 4 && line.endsWith(',');
  return ends && below.every(couldBeOfSignature);
}

function isPostscript({ words }: Block): boolean {
  return /^P\.?\s?S\.?[\s:]/i.test(words) || /^(?:Encl|Enclosures?|cc|Form)\b/i.test(words);
}

function couldSign(block: Block): boolean {
  const { kind, words, links } = block;
  if (kind === 'item' || kind === 'cell' || words.length > 200 || !isNoHeading(block) || isPostscript(block))
    return false;
  const link = links?.[0];
  if (link?.start === 0 && link.end === words.length) return false;
  const lines = words.split('\n');
  return lines.length <= 5 && lines.every(couldBeOfSignature);
}

function couldBeOfSignature(line: string): boolean {
  if (line.length > 70) return false;
  return !/[.!?:]$/.test(line) || /\b(?:Inc|Ltd|Co|Corp|Jr|Sr|Ph\.?D|M\.?D|Esq|L\.?L\.?C|N\.?A)\.$/.test(line);
}

const SMALL_WORDS_OF_NAMES = /^(?:and|of|the|de|van|von|der|da|di|la|le|&|for|your|at)$/i;

/** Two to six words that begin with a capital, as people and departments are called. */
export function isName(line: string): boolean {
  if (line.length > 60 || /\d|[.!?:]$/.test(line)) return false;
  const words = line.replace(/,/g, '').split(/\s+/);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return (
    words.length >= 2 &&
    words.length <= 6 &&
    capitals >= 2 &&
    words.every((word) => /^\p{Lu}/u.test(word) || SMALL_WORDS_OF_NAMES.test(word))
  );
}
