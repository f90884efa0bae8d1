import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import type { Link } from './document.js';
import { fold } from './fold.js';
import { type Block, block } from './page.js';
import { leadsIn, looksLikeHeading } from './outline.js';
import { readPlain, splitLines } from './plain.js';
import type { Protected } from './protect.js';
import { isAttribution } from './quoted.js';
import { type Cell, settle, Table } from './tables.js';
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
const TABLE_PARTS = set('td th tr table tbody thead tfoot caption');
const BOLD_ELEMENTS = set('b strong');
const QUOTING_CLASSES = set(
  'gmail_quote gmail_extra yahoo_quoted moz-cite-prefix protonmail_quote zmail_extra OutlookMessageHeader',
);
const QUOTING_IDS = set('divRplyFwdMsg appendonsend OLK_SRC_BODY_SECTION replySplit');
/** How far an end tag looks for its start: keeps bodies with a hundred thousand unclosed elements linear. */
const LOOK_BACK = 256;
const BULLET = /^[•·▪◦‣●○■□✓✔➤►▸»\-–—*]$/;

export interface HtmlRead {
  blocks: Block[];
  /** Whether something was left out as a quoted reply. */
  quoted: boolean;
}

/** Reads HTML as the customer's mail program would show it, and gives its passages in order. */
export function readHtml({ source, restore }: Protected, withQuoted = false): HtmlRead {
  const reader = new HtmlReader(source, restore, withQuoted);
  const tokenizer = new Tokenizer({}, reader);
  tokenizer.write(source);
  tokenizer.end();
  return { blocks: reader.blocks, quoted: reader.leftOut };
}

class HtmlReader implements TokenizerCallbacks {
  readonly blocks: Block[] = [];
  leftOut = false;

  private readonly frames: Frame[] = [];
  private context: Context = START;
  private readonly hiddenNames = new Set<string>();
  private tables = 0;

  /** The passage that is being gathered. */
  private words = '';
  private length = 0;
  /** White space came last, and counts if more words follow. */
  private spaced = false;
  /** A line break came last. */
  private broken = false;
  /** Largest size of its letters. */
  private size = 0;
  private unbold = false;
  private unlinked = false;
  private links: Block['links'] = null;
  private href: string | null = null;
  private linkFrom = -1;
  /** Below the line (`--`) that parts a signature from the letter. */
  private tail = false;
  /** A lone bullet stood before, in a cell or line of its own. */
  private bulleted = false;

  /** The tag that is being read. */
  private tag = '';
  private attribute = '';
  private value = '';
  private style = '';
  private classes = '';
  private id = '';
  private role = '';
  private type = '';
  private target = '';
  private span = 1;
  private rows = 1;
  private hiddenAttribute = false;

  constructor(
    private readonly source: string,
    private readonly restore: (words: string) => string,
    private readonly withQuoted: boolean,
  ) {}

  ontext(start: number, end: number): void {
    const context = this.context;
    if (context.hidden) {
      if (this.frames[this.frames.length - 1]?.name === 'style')
        hiddenClasses(this.source.slice(start, end), this.hiddenNames);
      return;
    }
    if (context.quoted) this.leftOut = true;
    else if (!context.tiny) this.gather(this.restore(this.source.slice(start, end)));
  }

  ontextentity(codepoint: number): void {
    const context = this.context;
    if (!context.hidden && !context.tiny && !context.quoted) this.gather(String.fromCodePoint(codepoint));
  }

  onopentagname(start: number, end: number): void {
    const name = this.source.slice(start, end).toLowerCase();
    this.tag = name;
    this.style = this.classes = this.id = this.role = this.type = this.target = '';
    this.span = this.rows = 1;
    this.hiddenAttribute = false;
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
    switch (this.attribute) {
      case 'style':
        this.style = this.value;
        break;
      case 'class':
        this.classes = this.value;
        break;
      case 'id':
        this.id = this.value;
        break;
      case 'href':
        this.target = this.value;
        break;
      case 'role':
        this.role = this.value;
        break;
      case 'type':
        this.type = this.value;
        break;
      case 'hidden':
        this.hiddenAttribute = true;
        break;
      case 'colspan':
        this.span = count(this.value);
        break;
      case 'rowspan':
        this.rows = count(this.value);
        break;
    }
  }

  onopentagend(): void {
    this.open(this.tag);
  }

  onselfclosingtag(): void {
    // HTML takes no notice of the slash, but foreign elements (`<o:p/>`, `<v:fill/>`) mean it.
    if (!this.tag.includes(':') && !this.tag.startsWith('mj-')) this.open(this.tag);
  }

  onclosetag(start: number, end: number): void {
    const name = this.source.slice(start, end).toLowerCase();
    if (name === 'br') this.lineBreak();
    else this.close(name);
  }

  onend(): void {
    while (this.frames.length > 0) this.pop();
    this.flush();
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  private gather(piece: string): void {
    if (this.context.pre) {
      this.append(piece);
      this.unbold = this.unlinked = true;
      return;
    }
    let words = fold(piece);
    if (words === '') return;
    if (words.charCodeAt(0) === 0x20) {
      this.spaced = true;
      if (words.length === 1) return;
      words = words.slice(1);
    }
    const ends = words.charCodeAt(words.length - 1) === 0x20;
    if (ends) words = words.slice(0, -1);
    if (this.spaced && this.length > 0 && !this.broken) this.append(' ');
    if (this.href !== null && this.linkFrom < 0) this.linkFrom = this.length;
    this.append(words);
    this.spaced = ends;
    this.broken = false;
    if (this.context.size > this.size) this.size = this.context.size;
    if (!this.context.bold) this.unbold = true;
    if (this.href === null) this.unlinked = true;
  }

  /** Only ever appends: to look at a string that is being put together costs its whole length each time. */
  private append(piece: string): void {
    this.words = this.length === 0 ? piece : this.words + piece;
    this.length += piece.length;
  }

  private open(name: string): void {
    if (VOID.has(name)) {
      if (name === 'br') this.lineBreak();
      else if (name === 'hr') this.flush();
      return;
    }
    if (name === 'body') this.closeHead();
    const apart = APART.has(name);
    if (apart) {
      this.flush();
      this.closeImplied(name);
    }
    const outer = this.context;
    this.frames.push({ name, outer, apart });
    if (outer.hidden) return;
    this.context = this.inside(name, outer);
    if (name === 'a' && this.target !== '') {
      this.endLink();
      this.href = this.target;
      this.linkFrom = -1;
    }
  }

  /** The context inside the element whose start tag was just read. */
  private inside(name: string, outer: Context): Context {
    const seen = this.style === '' ? 0 : look(this.style);
    if (UNSEEN.has(name) || this.hiddenAttribute || (seen & HIDDEN) !== 0 || this.hasHiddenClass()) {
      return { ...outer, hidden: true };
    }
    let inner = outer;
    if (!this.withQuoted && !outer.quoted && this.quotes(name)) {
      inner = { ...inner, quoted: true };
      if (this.endsInAttribution()) this.blocks.pop();
    }
    if ((seen & TINY) !== 0 && !outer.tiny) inner = { ...inner, tiny: true };
    else if ((seen & SIZED) !== 0 && outer.tiny) inner = { ...inner, tiny: false };
    if (((seen & BOLD) !== 0 || BOLD_ELEMENTS.has(name)) && !outer.bold) inner = { ...inner, bold: true };
    else if ((seen & LIGHT) !== 0 && outer.bold) inner = { ...inner, bold: false };
    const size = seen >= SIZE ? Math.floor(seen / SIZE) : name === 'small' ? 12 : 0;
    if (size > 0 && size !== inner.size) inner = { ...inner, size };
    switch (name) {
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        return { ...inner, level: name.charCodeAt(1) - 0x30 };
      case 'pre':
        return { ...inner, pre: true };
      case 'ul':
      case 'ol':
        return {
          ...inner,
          list: { depth: outer.list ? outer.list.depth + 1 : 0, lead: this.leadIn(outer) },
          item: false,
        };
      case 'li':
        return { ...inner, item: true, list: outer.list ?? { depth: 0, lead: null } };
      case 'table':
        return { ...inner, table: this.openTable(outer), cell: null, list: null, item: false };
      case 'tr':
        outer.table?.openRow();
        return inner;
      case 'td':
      case 'th':
        if (!outer.table) return inner;
        return {
          ...inner,
          cell: outer.table.openCell(name === 'th', this.span, this.rows),
        };
      default:
        return inner;
    }
  }

  private openTable(outer: Context): Table {
    if (outer.cell) outer.cell.nests = true;
    return new Table(this.tables++, this.role === 'presentation' || this.role === 'none');
  }

  private hasHiddenClass(): boolean {
    if (this.hiddenNames.size === 0 || this.classes === '') return false;
    for (const name of this.classes.split(/\s+/)) if (this.hiddenNames.has(name)) return true;
    return false;
  }

  private quotes(name: string): boolean {
    if (name === 'blockquote' && (this.type === 'cite' || this.endsInAttribution())) return true;
    if (this.id !== '' && QUOTING_IDS.has(this.id)) return true;
    if (this.classes === '') return false;
    for (const each of this.classes.split(' ')) if (QUOTING_CLASSES.has(each)) return true;
    return false;
  }

  private endsInAttribution(): boolean {
    const last = this.blocks[this.blocks.length - 1];
    return last !== undefined && isAttribution(last.words);
  }

  private leadIn(outer: Context): Block | null {
    const last = this.blocks[this.blocks.length - 1];
    if (!last || last.cell) return null;
    if (outer.item) return last.kind === 'item' ? last : (outer.list?.lead ?? null);
    return last.kind !== 'heading' && last.kind !== 'item' && leadsIn(last.words) ? last : null;
  }

  /** What the start of `name` ends without an end tag: a paragraph by any block, an item by the next, a cell by the next. */
  private closeImplied(name: string): void {
    const top = this.frames[this.frames.length - 1]?.name;
    if (top === 'p') this.pop();
    if (name === 'li') this.closeUpTo('li', 'ul', 'ol');
    else if (name === 'td' || name === 'th') {
      this.closeUpTo('td', 'tr', 'table');
      this.closeUpTo('th', 'tr', 'table');
    } else if (name === 'tr') this.closeUpTo('tr', 'table', 'table');
  }

  private closeUpTo(name: string, stop: string, otherStop: string): void {
    const lowest = Math.max(0, this.frames.length - LOOK_BACK);
    for (let at = this.frames.length - 1; at >= lowest; at--) {
      const each = this.frames[at]?.name;
      if (each === name) {
        while (this.frames.length > at) this.pop();
        return;
      }
      if (each === stop || each === otherStop || each === 'table') return;
    }
  }

  private closeHead(): void {
    const at = this.frames.findLastIndex((frame) => frame.name === 'head');
    if (at >= 0) while (this.frames.length > at) this.pop();
  }

  private close(name: string): void {
    const part = TABLE_PARTS.has(name);
    const lowest = Math.max(0, this.frames.length - LOOK_BACK);
    for (let at = this.frames.length - 1; at >= lowest; at--) {
      const each = this.frames[at]?.name ?? '';
      if (each === name) {
        while (this.frames.length > at) this.pop();
        return;
      }
      if (part ? each === 'table' : SCOPE.has(each)) return;
    }
  }

  private pop(): void {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) return;
    if (frame.apart) this.flush();
    this.frames.pop();
    const inner = this.context;
    this.context = frame.outer;
    if (frame.name === 'a') this.endLink();
    else if (frame.name === 'table' && inner.table && inner.table !== frame.outer.table) settle(inner.table);
  }

  private lineBreak(): void {
    const { hidden, tiny, quoted, pre } = this.context;
    if (hidden || tiny || quoted) return;
    if (pre) {
      this.append('\n');
      return;
    }
    this.spaced = false;
    if (this.length === 0) return;
    if (this.broken) {
      this.flush();
    } else {
      this.append('\n');
      this.broken = true;
    }
  }

  private endLink(): void {
    this.keepLink();
    this.href = null;
  }

  private keepLink(): void {
    const { href, linkFrom } = this;
    if (href === null || linkFrom < 0 || href.startsWith('#')) return;
    const end = this.broken ? this.length - 1 : this.length;
    if (end > linkFrom) this.links = append(this.links, { start: linkFrom, end, href: this.restore(href).trim() });
  }

  /** Ends the passage that was gathered, if any. A link that goes on is begun again in the next one. */
  private flush(): void {
    this.spaced = false;
    if (this.length === 0) return;
    this.keepLink();
    const gathered = this.words;
    const links = this.links;
    const { context, unbold, unlinked } = this;
    this.words = '';
    this.length = 0;
    this.broken = false;
    this.links = null;
    this.linkFrom = -1;
    this.unbold = this.unlinked = false;
    if (context.pre) {
      for (const each of readPlain(splitLines(gathered))) this.add(each);
      return;
    }
    const words = gathered.trimEnd();
    if (BULLET.test(words)) {
      this.bulleted = true;
      return;
    }
    if (words === '--') {
      this.tail = true;
      return;
    }
    const made = block(words, 'paragraph');
    made.links = links;
    made.size = this.size;
    made.tail = this.tail;
    if (context.level > 0) {
      made.kind = 'heading';
      made.level = context.level;
    } else if (context.item && context.list) {
      made.kind = 'item';
      made.depth = context.list.depth;
      made.lead = context.list.lead;
    } else if (this.bulleted) {
      made.kind = 'item';
      made.depth = 0;
      made.lead = this.leadOfBullet();
    } else if (
      !unbold &&
      unlinked &&
      looksLikeHeading(words) &&
      !this.blocks[this.blocks.length - 1]?.words.endsWith(',')
    ) {
      made.kind = 'heading';
      made.level = 7;
    }
    this.bulleted = false;
    this.size = 0;
    this.add(made);
    if (context.cell) {
      context.cell.blocks.push(made);
      if (unbold) context.cell.bold = false;
      if (made.kind === 'item' || (made.kind === 'heading' && context.level > 0)) context.cell.nests = true;
    }
  }

  private leadOfBullet(): Block | null {
    const last = this.blocks[this.blocks.length - 1];
    if (!last) return null;
    if (last.kind === 'item') return last.lead;
    return leadsIn(last.words) ? last : null;
  }

  private add(made: Block): void {
    this.blocks.push(made);
  }
}

/** A span attribute's value; what is no sensible number counts as one. */
function count(value: string): number {
  const n = Number.parseInt(value, 10);
  return n >= 1 && n <= 100 ? n : 1;
}

function append(links: Link[] | null, link: Link): Link[] {
  if (links === null) return [link];
  links.push(link);
  return links;
}
