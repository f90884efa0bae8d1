import { foldLine } from './fold.js';
import { leadsIn, looksLikeHeading } from './outline.js';
import { type Block, block } from './page.js';

/** A line longer than mail programs wrap at is a paragraph of its own. */
const WRAPPED_AT_MOST = 100;
/** A line shorter than this was broken on purpose. */
const WRAPPED_AT_LEAST = 40;

const BULLET = /^(?:[•·▪◦‣●○■–]\s*|[-*+]\s+)(?=[^\s\-*+])/;
const NUMBERED = /^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})\)|\d{1,3}\.)\s+(?=\S)/;
const RULE = /^([=\-*~#+^])\1{2,}$|^(?:\* ){2,}\*$|^[|+:\-= ]{3,}$/;
/** Below it stands the signature or the footer, by a custom older than HTML. */
const DELIMITER = /^--\s?$/;
const KEY_VALUE = /^\p{L}[^:\n]{0,40}:\s+\S/u;
/** `# Access`; some write no blank before the capital. */
const MARKDOWN_HEADING = /^(#{1,6})(?:\s+(?=\S)|(?=\p{Lu}\p{Ll}))/u;

interface Line {
  words: string;
  indent: number;
}

/**
 * Reads plain text: blank lines part the passages, lines that were only wrapped become one, bullets become items.
 * Bullets themselves are left out, as HTML's are; numbers stay.
 */
export function readPlain(lines: readonly string[]): Block[] {
  const reader = new PlainReader();
  for (const line of lines) reader.take(line);
  reader.endParagraph();
  reader.findHeadings();
  return reader.blocks;
}

/** The lines of a text, without their ends. */
export function splitLines(source: string): string[] {
  return /[\r\f\v\u2028\u2029]/.test(source) ? source.split(/\r\n?|[\n\f\v\u2028\u2029]/) : source.split('\n');
}

class PlainReader {
  readonly blocks: Block[] = [];
  private paragraph: Line[] = [];
  /** Single short lines, of which what follows tells whether they are headings. */
  private readonly candidates: number[] = [];
  private tail = false;

  take(raw: string): void {
    const folded = foldLine(raw);
    const words = folded.trim();
    if (words === '') {
      this.endParagraph();
    } else if (DELIMITER.test(raw)) {
      this.endParagraph();
      this.tail = true;
    } else {
      this.paragraph.push({ words, indent: raw.length - raw.trimStart().length });
    }
  }

  endParagraph(): void {
    const paragraph = this.paragraph;
    if (paragraph.length === 0) return;
    this.paragraph = [];
    if (paragraph.length === 1) {
      this.single(paragraph[0] as Line);
      return;
    }
    const numbered = paragraph.filter((line) => NUMBERED.test(line.words)).length >= 2;
    const pairs = paragraph.filter((line) => KEY_VALUE.test(line.words)).length >= 2;
    let widest = 0;
    for (const line of paragraph)
      if (line.words.length <= WRAPPED_AT_MOST && line.words.length > widest) widest = line.words.length;

    let run: string[] = [];
    let item: { depth: number; indent: number } | null = null;
    let previous: Line | null = null;
    const end = (): void => {
      if (run.length === 0) return;
      const words = join(run, widest);
      if (item) this.addItem(words, item.depth);
      else this.addParagraph(words);
      run = [];
      item = null;
    };
    const indents: number[] = [];
    for (const line of paragraph) {
      if (RULE.test(line.words)) {
        const above = run.length > 0 && !item ? run.pop() : undefined;
        end();
        if (above !== undefined) this.addHeading(above, line.words.startsWith('=') ? 1 : 2);
        previous = null;
        continue;
      }
      const markdown = MARKDOWN_HEADING.exec(line.words);
      if (markdown) {
        end();
        this.addHeading(line.words.slice(markdown[0].length), markdown[1]?.length ?? 1);
        previous = null;
        continue;
      }
      const bullet = BULLET.exec(line.words);
      if (bullet || (numbered && NUMBERED.test(line.words))) {
        end();
        while (indents.length > 0 && (indents[indents.length - 1] ?? 0) > line.indent) indents.pop();
        if (indents[indents.length - 1] !== line.indent) indents.push(line.indent);
        item = { depth: indents.length - 1, indent: line.indent };
        run.push(bullet ? line.words.slice(bullet[0].length) : line.words);
      } else {
        const apart =
          previous !== null &&
          (previous.words.length > WRAPPED_AT_MOST ||
            (item !== null && line.indent <= item.indent && !wrapped(previous.words, line.words, widest)) ||
            (pairs && KEY_VALUE.test(line.words)) ||
            (run.length === 1 && item === null && heads(previous.words, line.words, widest)));
        if (apart) {
          const only = run.length === 1 && item === null ? run[0] : undefined;
          if (only !== undefined && heads(only, line.words, widest)) {
            run = [];
            this.addHeading(only, 7);
          } else end();
        }
        run.push(line.words);
      }
      previous = line;
    }
    end();
  }

  /** A short line by itself heads what follows when that is a sentence. */
  findHeadings(): void {
    for (const at of this.candidates) {
      const candidate = this.blocks[at];
      const next = this.blocks[at + 1];
      if (candidate && next && next.kind !== 'heading' && (next.kind === 'item' || isSentence(next.words))) {
        candidate.kind = 'heading';
        candidate.level = 7;
      }
    }
  }

  private single(line: Line): void {
    if (RULE.test(line.words)) {
      // A line between two rules, set apart by blank lines, is headed by neither.
      return;
    }
    const markdown = MARKDOWN_HEADING.exec(line.words);
    if (markdown) {
      this.addHeading(line.words.slice(markdown[0].length), markdown[1]?.length ?? 1);
      return;
    }
    const bullet = BULLET.exec(line.words);
    if (bullet) {
      this.addItem(line.words.slice(bullet[0].length), 0);
      return;
    }
    if (stands(line.words) && !this.tail) this.candidates.push(this.blocks.length);
    this.addParagraph(line.words);
  }

  private addHeading(words: string, level: number): void {
    if (words.length > 160) {
      this.addParagraph(words);
      return;
    }
    const made = this.add(block(words.replace(/\s+#+$/, ''), 'heading'));
    made.level = level;
  }

  private addParagraph(words: string): void {
    const capitals = words.length <= 80 && !words.includes('\n') && isCapitals(words) && looksLikeHeading(words);
    const made = this.add(block(words, capitals ? 'heading' : 'paragraph'));
    if (capitals) made.level = 7;
  }

  private addItem(words: string, depth: number): void {
    const last = this.blocks[this.blocks.length - 1];
    const made = this.add(block(words, 'item'));
    made.depth = depth;
    if (last?.kind !== 'item') made.lead = last && leadsIn(last.words) ? last : null;
    else if (depth > last.depth) made.lead = last;
    else made.lead = this.blocks.findLast((each) => each !== made && each.depth === depth)?.lead ?? null;
  }

  private add(made: Block): Block {
    made.tail = this.tail;
    this.blocks.push(made);
    return made;
  }
}

/** A line that could be a heading: short, no sentence, no lone merge field, no date. */
function stands(words: string): boolean {
  return (
    words.length <= 60 &&
    looksLikeHeading(words) &&
    !/[.!?]\s+\p{Lu}/u.test(words.slice(3)) &&
    !/^[[{<%*(«$#@_]|\b\d{4}\b|[:]$/.test(words)
  );
}

/** Whether a passage's first line is the heading of the sentences below it. */
function heads(line: string, next: string, widest: number): boolean {
  return stands(line) && isSentence(next) && !wrapped(line, next, widest) && /^[^\p{L}]*\p{Lu}/u.test(next);
}

function isSentence(words: string): boolean {
  return words.length > 80 || (words.length > 30 && /[.!?]$/.test(words));
}

function isCapitals(words: string): boolean {
  return /\p{Lu}{2}/u.test(words) && !/\p{Ll}/u.test(words) && !/[{[<%_*|]/.test(words);
}

/** Joins the lines of one passage: wrapped ones by a blank, those broken on purpose (an address) by their break. */
function join(run: readonly string[], widest: number): string {
  let words = run[0] ?? '';
  for (let at = 1; at < run.length; at++) {
    const next = run[at] as string;
    words += (wrapped(run[at - 1] as string, next, widest) ? ' ' : '\n') + next;
  }
  return words;
}

/** Whether the next line's first word would not have fitted. */
function wrapped(line: string, next: string, widest: number): boolean {
  if (line.length < WRAPPED_AT_LEAST) return false;
  const space = next.indexOf(' ');
  return line.length + 1 + (space < 0 ? next.length : space) > widest;
}
