import { decodeAs } from './charset.js';

/** What rich text comes to: HTML, either the one it was made from (Outlook keeps it inside) or made of its paragraphs. */
export interface Rtf {
  html: string;
  /** The HTML was inside. */
  original: boolean;
}

interface Group {
  skip: boolean;
  /** Inside `{\*\htmltag …}`: a piece of the original HTML. */
  tag: boolean;
  /** Inside `\htmlrtf … \htmlrtf0`: put in for readers of rich text, not part of the HTML. */
  stand: boolean;
  fonts: boolean;
  list: boolean;
  unicodeSkip: number;
  charset: string;
}

const SKIPPED = new Set(
  (
    'colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote annotation ' +
    'listtable listoverridetable rsidtbl generator xmlnstbl themedata colorschememapping datastore latentstyles fldinst bkmkstart ' +
    'bkmkend filetbl revtbl pgptbl nonshppict sp shpinst mmathPr'
  ).split(' '),
);

const CHARSETS: Record<number, string> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};

const SYMBOLS: Record<string, string> = {
  tab: '\t',
  cell: '\t',
  line: '\n',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: ' ',
  enspace: ' ',
};

const PARAGRAPH_ENDS = new Set(['par', 'row', 'sect', 'page']);

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g;

/** Null for what is no rich text. `source` holds one byte a character (latin1). */
export function readRtf(source: string): Rtf | null {
  if (!/^\s{0,8}\{\\rtf/.test(source)) return null;
  return new RtfReader(/\\fromhtml1\b/.test(source.slice(0, 4096))).read(source);
}

class RtfReader {
  private readonly out: string[] = [];
  private readonly groups: Group[] = [];
  private readonly fontCharsets = new Map<number, string>();
  private group: Group = {
    skip: false,
    tag: false,
    stand: false,
    fonts: false,
    list: false,
    unicodeSkip: 1,
    charset: 'windows-1252',
  };
  private charset = 'windows-1252';
  private font = 0;
  private bytes: number[] = [];
  private skipNext = 0;
  /** A group was just opened, so that `\\*` here concerns all of it. */
  private opened = false;
  private ignorable = false;
  private item = false;
  private paragraph = '';

  constructor(private readonly fromHtml: boolean) {}

  read(source: string): Rtf {
    const tokens = new RegExp(TOKEN);
    for (let token = tokens.exec(source); token; token = tokens.exec(source)) {
      const opened = this.opened;
      const [, word, parameter, hex, symbol, brace, plain] = token;
      if (hex !== undefined) {
        if (this.skipNext > 0) this.skipNext--;
        else this.bytes.push(Number.parseInt(hex, 16));
        continue;
      }
      if (plain !== undefined) {
        const kept = this.skipNext > 0 ? plain.slice(this.skipNext) : plain;
        this.skipNext = Math.max(0, this.skipNext - plain.length);
        this.opened = false;
        if (kept !== '') this.plain(kept);
        continue;
      }
      if (token[0].charCodeAt(0) <= 0x0d) continue;
      this.decodeBytes();
      this.opened = false;
      if (brace === '{') {
        this.groups.push(this.group);
        this.group = { ...this.group };
        this.ignorable = false;
        this.opened = true;
      } else if (brace === '}') {
        this.group = this.groups.pop() ?? this.group;
      } else if (symbol !== undefined) this.symbol(symbol, opened);
      else if (word === 'bin') tokens.lastIndex += Math.max(0, Number(parameter ?? 0));
      else if (word !== undefined) this.control(word, parameter === undefined ? null : Number(parameter));
    }
    this.decodeBytes();
    this.endParagraph();
    return { html: this.out.join(''), original: this.fromHtml };
  }

  /** Words as they are; a byte of the upper half belongs to the charset. */
  private plain(words: string): void {
    if (!/[\x80-\xff]/.test(words)) {
      this.write(words);
      return;
    }
    for (let at = 0; at < words.length; at++) {
      const code = words.charCodeAt(at);
      if (code >= 0x80) this.bytes.push(code);
      else this.write(words.charAt(at));
    }
  }

  private symbol(symbol: string, opened: boolean): void {
    if (symbol === '*') this.ignorable = opened;
    else if (symbol === '~') this.write(' ');
    else if (symbol === '_') this.write('-');
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.write(symbol);
    else if (symbol === '\n' || symbol === '\r') this.endParagraph();
  }

  private control(word: string, parameter: number | null): void {
    const ignorable = this.ignorable;
    this.ignorable = false;
    if (word === 'htmltag') {
      this.group.tag = true;
      return;
    }
    if (SKIPPED.has(word) || (ignorable && word !== 'shppict')) {
      this.group.skip = true;
      return;
    }
    if (!this.set(word, parameter)) this.writeControl(word, parameter);
  }

  /** What a control word sets for its group or the document; false for those that set nothing. */
  private set(word: string, parameter: number | null): boolean {
    switch (word) {
      case 'fonttbl':
        this.group.fonts = true;
        return true;
      case 'listtext':
      case 'pntext':
        this.group.list = this.item = true;
        return true;
      case 'f':
        this.font = parameter ?? 0;
        if (!this.group.fonts) this.group.charset = this.fontCharsets.get(this.font) ?? this.charset;
        return true;
      case 'fcharset':
        this.fontCharsets.set(this.font, CHARSETS[parameter ?? 0] ?? this.charset);
        return true;
      case 'ansicpg':
        this.charset = this.group.charset = `windows-${parameter ?? 1252}`;
        return true;
      case 'uc':
        this.group.unicodeSkip = parameter ?? 1;
        return true;
      case 'htmlrtf':
        this.group.stand = parameter !== 0;
        return true;
      default:
        return false;
    }
  }

  private writeControl(word: string, parameter: number | null): void {
    const written = SYMBOLS[word];
    if (written !== undefined) {
      this.write(written);
    } else if (word === 'u') {
      this.write(String.fromCharCode(((parameter ?? 0x20) + 0x10000) % 0x10000));
      this.skipNext = this.group.unicodeSkip;
    } else if (PARAGRAPH_ENDS.has(word)) {
      if (this.fromHtml) this.write('\n');
      else if (!this.group.skip) this.endParagraph();
    }
  }

  private decodeBytes(): void {
    if (this.bytes.length === 0) return;
    const bytes = Uint8Array.from(this.bytes);
    this.bytes = [];
    this.write(decodeAs(this.group.charset, bytes), true);
  }

  private write(words: string, decoded = false): void {
    if (!decoded) this.decodeBytes();
    const { skip, fonts, list, stand, tag } = this.group;
    if (skip || fonts || list) return;
    if (!this.fromHtml) this.paragraph += words;
    else if (tag) this.out.push(words);
    else if (!stand) this.out.push(escape(words));
  }

  private endParagraph(): void {
    if (this.fromHtml) return;
    const words = this.paragraph.trim();
    this.paragraph = '';
    const name = this.item ? 'li' : 'p';
    this.item = false;
    if (words !== '') this.out.push(`<${name}>${escape(words).replace(/\n/g, '<br>')}</${name}>\n`);
  }
}

function escape(words: string): string {
  return words.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}
