import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { type Gathered, Gathering } from './gathering.js';
import { leadsIn, looksLikeHeading } from './outline.js';
import { type Block, block } from './page.js';
import { readPlain, splitLines } from './plain.js';
import type { Protected } from './protect.js';
import { isAttribution } from './quoted.js';
import { type Cell, settle, Table } from './tables.js';
import { Tag } from './tag.js';
import { BOLD, HIDDEN, hiddenClasses, LIGHT, look, SIZE, SIZED, TINY } from './visible.js';

/** What an element hands down to what is inside it. Shared by all elements that change nothing. */
interface Context {
  hidden: boolean;
  tiny: boolean;
  /** Inside a quoted reply. */
  quoted: boolean;
  pre: boolean;
  bold: boolean;
  /** Of its letters, in px; 0 when no style says so. */
  size: number;
  /** 1 to 6 inside h1 to h6. */
  level: number;
  list: List | null;
  item: boolean;
  table: Table | null;
  cell: Cell | null;
}

interface List {
  depth: number;
  lead: Block | null;
}

interface Frame {
  name: string;
  outer: Context;
  /** Whether it stands apart from what is before and after it. */
  apart: boolean;
}

const START: Context = {
  hidden: false,
  tiny: false,
  quoted: false,
  pre: false,
  bold: false,
  size: 0,
  level: 0,
  list: null,
  item: false,
  table: null,
  cell: null,
};

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const APART = set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 head header html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul ' +
    // MJML, in which many offices keep their templates
    'mj-section mj-column mj-text mj-button mj-table mj-wrapper mj-hero mj-social-element mj-raw',
);
const VOID = set('area base br col embed frame hr img input link meta param source track wbr basefont bgsound keygen');
const UNSEEN = set(
  'head title style script template svg math object iframe select datalist textarea audio video canvas noembed noframes map ' +
    'mj-head mj-preview mj-style mj-attributes mj-title xml',
);
/** Elements of which a stray end tag inside closes nothing outside. */
const SCOPE = set('td th table caption');
const HEADINGS = set('h1 h2 h3 h4 h5 h6');
const TABLES = set('table');
const ROWS = set('tr table');
const LISTS = set('ul ol table');
const TABLE_PARTS = set('td th tr table tbody thead tfoot caption');
const BOLD_ELEMENTS = set('b strong');
const QUOTING_CLASSES = set(
  'gmail_quote gmail_extra yahoo_quoted moz-cite-prefix protonmail_quote zmail_extra OutlookMessageHeader',
);
const QUOTING_IDS = set('divRplyFwdMsg appendonsend OLK_SRC_BODY_SECTION replySplit');
/** How far an end tag looks for its start: keeps bodies with a hundred thousand unclosed elements linear. */
const LOOK_BACK = 256;
/** The level of a heading that only looks like one. */
const LOOKS_ONLY = 7;
/** What `<small>` comes to, in px. */
const SMALL = 12;
const BULLET = /^[•·▪◦‣●○■□✓✔➤►▸»\-–—*]$/;

export interface HtmlRead {
  blocks: Block[];
  /** Whether something was left out as a quoted reply. */
  quoted: boolean;
}

/** Reads HTML as the customer's mail program would show it, and gives its passages in order. */
export function readHtml(body: Protected, withQuoted = false): HtmlRead {
  const reader = new HtmlReader(body, withQuoted);
  const tokenizer = new Tokenizer({}, reader);
  tokenizer.write(body.source);
  tokenizer.end();
  return { blocks: reader.blocks, quoted: reader.leftOut };
}

class HtmlReader implements TokenizerCallbacks {
  readonly blocks: Block[] = [];
  leftOut = false;

  private readonly source: string;
  private readonly frames: Frame[] = [];
  private context: Context = START;
  private readonly gathering = new Gathering();
  private readonly tag = new Tag();
  private attribute = '';
  private value = '';
  private readonly hiddenNames = new Set<string>();
  private tables = 0;
  private inHead = false;
  /** Below the line (`--`) that parts a signature from the letter. */
  private tail = false;
  /** A lone bullet stood before, in a cell or line of its own. */
  private bulleted = false;

  constructor(
    private readonly body: Protected,
    private readonly withQuoted: boolean,
  ) {
    this.source = body.source;
  }

  ontext(start: number, end: number): void {
    const { hidden, quoted } = this.context;
    if (hidden) {
      if (this.frames[this.frames.length - 1]?.name === 'style')
        hiddenClasses(this.source.slice(start, end), this.hiddenNames);
    } else if (quoted) {
      this.leftOut = true;
    } else {
      this.gather(this.body.restore(this.source.slice(start, end)));
    }
  }

  ontextentity(codepoint: number): void {
    const { hidden, quoted } = this.context;
    if (!hidden && !quoted) this.gather(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    this.tag.begin(this.source.slice(start, end).toLowerCase());
  }

  onattribname(start: number, end: number): void {
    this.attribute = this.source.slice(start, end).toLowerCase();
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    const piece = this.source.slice(start, end);
    this.value = this.value === '' ? piece : this.value + piece;
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    this.tag.take(this.attribute, this.value);
  }

  onopentagend(): void {
    this.open(this.tag.name);
  }

  onselfclosingtag(): void {
    // HTML takes no notice of the slash, but foreign elements (`<o:p/>`, `<v:fill/>`) mean it.
    const { name } = this.tag;
    if (!name.includes(':') && !name.startsWith('mj-')) this.open(name);
  }

  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, end).toLowerCase();
    if (name === 'br') this.breakLine();
    else this.close(name);
  }

  onend(): void {
    this.popTo(0);
    this.flush();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private gather(piece: string): void {
    const { pre, tiny, bold, size } = this.context;
    if (pre) this.gathering.addAsIs(piece);
    else if (!tiny) this.gathering.add(piece, bold, size);
  }

  private breakLine(): void {
    const { hidden, tiny, quoted, pre } = this.context;
    if (hidden || tiny || quoted) return;
    if (pre) this.gathering.addAsIs('\n');
    else if (!this.gathering.breakLine()) this.flush();
  }

  private open(name: string): void {
    if (VOID.has(name)) {
      if (name === 'br') this.breakLine();
      else if (name === 'hr') this.flush();
      return;
    }
    if (name === 'head') this.inHead = true;
    else if (name === 'body' && this.inHead) this.closeHead();
    const apart = APART.has(name);
    if (apart) {
      this.flush();
      this.closeImplied(name);
    }
    const outer = this.context;
    this.frames.push({ name, outer, apart });
    if (outer.hidden) return;
    const seen = this.tag.style === '' ? 0 : look(this.tag.style);
    if (UNSEEN.has(name) || this.tag.hidden || (seen & HIDDEN) !== 0 || this.hasHiddenClass()) {
      this.context = { ...outer, hidden: true };
      return;
    }
    this.context = this.placed(name, styled(name, seen, this.unquoted(name, outer)));
    if (name === 'a' && this.tag.href !== '') this.gathering.beginLink(this.body.restore(this.tag.href));
  }

  private hasHiddenClass(): boolean {
    if (this.hiddenNames.size === 0 || this.tag.classes === '') return false;
    return this.tag.classes.split(/\s+/).some((name) => this.hiddenNames.has(name));
  }

  /** The context, told whether a quoted reply begins here; what introduces it goes with it. */
  private unquoted(name: string, outer: Context): Context {
    if (this.withQuoted || outer.quoted || !this.quotes(name)) return outer;
    if (this.endsInAttribution()) this.blocks.pop();
    return { ...outer, quoted: true };
  }

  private quotes(name: string): boolean {
    const { type, id, classes } = this.tag;
    if (name === 'blockquote' && (type === 'cite' || this.endsInAttribution())) return true;
    if (id !== '' && QUOTING_IDS.has(id)) return true;
    return classes !== '' && classes.split(' ').some((each) => QUOTING_CLASSES.has(each));
  }

  private endsInAttribution(): boolean {
    const last = this.blocks[this.blocks.length - 1];
    return last !== undefined && isAttribution(last.words);
  }

  /** The context inside an element that has a place in the page's structure. */
  private placed(name: string, inner: Context): Context {
    const { list, table, cell } = inner;
    if (HEADINGS.has(name)) return { ...inner, level: name.charCodeAt(1) - 0x30 };
    switch (name) {
      case 'pre':
        return { ...inner, pre: true };
      case 'ul':
      case 'ol':
        return { ...inner, list: { depth: list ? list.depth + 1 : 0, lead: this.leadIn(inner) }, item: false };
      case 'li':
        return { ...inner, item: true, list: list ?? { depth: 0, lead: null } };
      case 'table':
        if (cell) cell.nests = true;
        return { ...inner, table: new Table(this.tables++, this.tag.role), cell: null, list: null, item: false };
      case 'tr':
        table?.openRow();
        return inner;
      case 'td':
      case 'th':
        return table ? { ...inner, cell: table.openCell(name === 'th', this.tag.columns, this.tag.rows) } : inner;
      default:
        return inner;
    }
  }

  private leadIn({ item, list }: Context): Block | null {
    const last = this.blocks[this.blocks.length - 1];
    if (!last || last.cell) return null;
    if (item) return last.kind === 'item' ? last : (list?.lead ?? null);
    return last.kind !== 'heading' && last.kind !== 'item' && leadsIn(last.words) ? last : null;
  }

  /** What the start of `name` ends without an end tag: a paragraph by any block, an item by the next, a cell by the next. */
  private closeImplied(name: string): void {
    if (this.frames[this.frames.length - 1]?.name === 'p') this.pop();
    if (name === 'li') this.closeWithin('li', LISTS);
    else if (name === 'tr') this.closeWithin('tr', TABLES);
    else if (name === 'td' || name === 'th') {
      this.closeWithin('td', ROWS);
      this.closeWithin('th', ROWS);
    }
  }

  private closeHead(): void {
    this.inHead = false;
    const at = this.frames.findLastIndex((frame) => frame.name === 'head');
    if (at >= 0) this.popTo(at);
  }

  private close(name: string): void {
    this.closeWithin(name, TABLE_PARTS.has(name) ? TABLES : SCOPE);
  }

  /** Ends the nearest element of that name, unless one of `bounds` stands between. */
  private closeWithin(name: string, bounds: ReadonlySet<string>): void {
    const lowest = Math.max(0, this.frames.length - LOOK_BACK);
    for (let at = this.frames.length - 1; at >= lowest; at--) {
      const each = this.frames[at]?.name ?? '';
      if (each === name) {
        this.popTo(at);
        return;
      }
      if (bounds.has(each)) return;
    }
  }

  private popTo(depth: number): void {
    while (this.frames.length > depth) this.pop();
  }

  private pop(): void {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) return;
    if (frame.apart) this.flush();
    this.frames.pop();
    const { table } = this.context;
    this.context = frame.outer;
    if (frame.name === 'a') this.gathering.endLink();
    else if (frame.name === 'table' && table && table !== frame.outer.table) settle(table);
  }

  /** Ends the passage that was gathered, if any. */
  private flush(): void {
    if (this.gathering.empty) return;
    const gathered = this.gathering.take();
    if (this.context.pre) {
      for (const each of readPlain(splitLines(gathered.words))) this.blocks.push(each);
      return;
    }
    gathered.words = gathered.words.trimEnd();
    if (BULLET.test(gathered.words)) {
      this.bulleted = true;
    } else if (gathered.words === '--') {
      this.tail = true;
    } else {
      this.add(this.make(gathered), gathered.bold);
      this.bulleted = false;
    }
  }

  private make({ words, links, size, bold, linked }: Gathered): Block {
    const { level, item, list } = this.context;
    const made = block(words, 'paragraph');
    made.links = links;
    made.size = size;
    made.tail = this.tail;
    if (level > 0) {
      made.kind = 'heading';
      made.level = level;
    } else if (item && list) {
      made.kind = 'item';
      made.depth = list.depth;
      made.lead = list.lead;
    } else if (this.bulleted) {
      made.kind = 'item';
      made.depth = 0;
      made.lead = this.leadOfBullet();
    } else if (
      bold &&
      !linked &&
      looksLikeHeading(words) &&
      !this.blocks[this.blocks.length - 1]?.words.endsWith(',')
    ) {
      made.kind = 'heading';
      made.level = LOOKS_ONLY;
    }
    return made;
  }

  private leadOfBullet(): Block | null {
    const last = this.blocks[this.blocks.length - 1];
    if (last?.kind === 'item') return last.lead;
    return last && leadsIn(last.words) ? last : null;
  }

  private add(made: Block, bold: boolean): void {
    this.blocks.push(made);
    const { cell } = this.context;
    if (!cell) return;
    cell.blocks.push(made);
    if (!bold) cell.bold = false;
    if (made.kind === 'item' || (made.kind === 'heading' && made.level !== LOOKS_ONLY)) cell.nests = true;
  }
}

/** The context inside an element, as far as its style and name tell how it looks. */
function styled(name: string, seen: number, outer: Context): Context {
  if (seen === 0 && !BOLD_ELEMENTS.has(name) && name !== 'small') return outer;
  const size = seen >= SIZE ? Math.floor(seen / SIZE) : name === 'small' ? SMALL : 0;
  return {
    ...outer,
    tiny: (seen & TINY) !== 0 || (outer.tiny && (seen & SIZED) === 0),
    bold: (seen & BOLD) !== 0 || BOLD_ELEMENTS.has(name) || (outer.bold && (seen & LIGHT) === 0),
    size: size > 0 ? size : outer.size,
  };
}
