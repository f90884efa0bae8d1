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
    const lines = this.paragraph;
    if (lines.length === 0) return;
    this.paragraph = [];
    if (lines.length === 1) this.single(lines[0] as Line);
    else new Paragraph(lines, this).read();
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

  addHeading(words: string, level: number): void {
    if (words.length > 160) {
      this.addParagraph(words);
      return;
    }
    const made = this.add(block(words.replace(/\s+#+$/, ''), 'heading'));
    made.level = level;
  }

  addParagraph(words: string): void {
    const capitals = words.length <= 80 && !words.includes('\n') && isCapitals(words) && looksLikeHeading(words);
    const made = this.add(block(words, capitals ? 'heading' : 'paragraph'));
    if (capitals) made.level = 7;
  }

  addItem(words: string, depth: number): void {
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

/** Lines without a blank one between them: one passage, or a list, or a heading with its text, or keys with values. */
class Paragraph {
  private readonly numbered: boolean;
  private readonly pairs: boolean;
  private readonly widest: number;
  private readonly indents: number[] = [];
  /** Lines that are one passage so far. */
  private run: string[] = [];
  private item: { depth: number; indent: number } | null = null;
  private previous: Line | null = null;

  constructor(
    private readonly lines: readonly Line[],
    private readonly reader: PlainReader,
  ) {
    const count = (form: RegExp): number => lines.filter((line) => form.test(line.words)).length;
    this.numbered = count(NUMBERED) >= 2;
    this.pairs = count(KEY_VALUE) >= 2;
    this.widest = lines.reduce(
      (most, { words }) => (words.length <= WRAPPED_AT_MOST ? Math.max(most, words.length) : most),
      0,
    );
  }

  read(): void {
    for (const line of this.lines) {
      const markdown = MARKDOWN_HEADING.exec(line.words);
      if (RULE.test(line.words)) {
        this.endAtRule(line.words.startsWith('=') ? 1 : 2);
      } else if (markdown) {
        this.end();
        this.reader.addHeading(line.words.slice(markdown[0].length), markdown[1]?.length ?? 1);
        this.previous = null;
      } else {
        this.take(line);
        this.previous = line;
      }
    }
    this.end();
  }

  private take(line: Line): void {
    const bullet = BULLET.exec(line.words);
    if (bullet || (this.numbered && NUMBERED.test(line.words))) {
      this.end();
      this.item = { depth: this.depthOf(line.indent), indent: line.indent };
      this.run.push(bullet ? line.words.slice(bullet[0].length) : line.words);
      return;
    }
    if (this.previous) {
      if (this.item === null && this.run.length === 1 && heads(this.previous.words, line.words, this.widest)) {
        this.run = [];
        this.reader.addHeading(this.previous.words, 7);
      } else if (this.parts(this.previous, line)) this.end();
    }
    this.run.push(line.words);
  }

  /** Whether a passage ends between the two lines. */
  private parts(previous: Line, line: Line): boolean {
    if (previous.words.length > WRAPPED_AT_MOST || (this.pairs && KEY_VALUE.test(line.words))) return true;
    return this.item !== null && line.indent <= this.item.indent && !wrapped(previous.words, line.words, this.widest);
  }

  private depthOf(indent: number): number {
    while (this.indents.length > 0 && (this.indents[this.indents.length - 1] ?? 0) > indent) this.indents.pop();
    if (this.indents[this.indents.length - 1] !== indent) this.indents.push(indent);
    return this.indents.length - 1;
  }

  /** A line of dashes or the like: what stands right above it is a heading. */
  private endAtRule(level: number): void {
    const above = this.item === null ? this.run.pop() : undefined;
    this.end();
    if (above !== undefined) this.reader.addHeading(above, level);
    this.previous = null;
  }

  private end(): void {
    if (this.run.length === 0) return;
    const words = join(this.run, this.widest);
    if (this.item) this.reader.addItem(words, this.item.depth);
    else this.reader.addParagraph(words);
    this.run = [];
    this.item = null;
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
