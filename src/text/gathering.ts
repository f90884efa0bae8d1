import type { Link } from './document.js';
import { fold } from './fold.js';

export interface Gathered {
  words: string;
  links: Link[] | null;
  /** Largest size of its letters, in px; 0 when no style says it. */
  size: number;
  /** Every word is bold. */
  bold: boolean;
  /** Every word is in a link. */
  linked: boolean;
}

/**
 * The words of one passage, as they come in pieces. It only ever appends: to look at a string that is being put
 * together costs its whole length each time, and a body can be one passage of a megabyte.
 */
export class Gathering {
  private words = '';
  private length = 0;
  /** White space came last, and counts if more words follow. */
  private spaced = false;
  /** A line break came last. */
  private broken = false;
  private size = 0;
  private bold = true;
  private linked = true;
  private links: Link[] | null = null;
  private href: string | null = null;
  private linkFrom = -1;

  get empty(): boolean {
    return this.length === 0;
  }

  add(piece: string, bold: boolean, size: number): void {
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
    if (size > this.size) this.size = size;
    if (!bold) this.bold = false;
    if (this.href === null) this.linked = false;
  }

  /** Words of which every blank and line counts. */
  addAsIs(piece: string): void {
    this.append(piece);
    this.bold = this.linked = false;
  }

  /** False when a line was broken already, so that this break parts two passages. */
  breakLine(): boolean {
    this.spaced = false;
    if (this.length === 0) return true;
    if (this.broken) return false;
    this.append('\n');
    this.broken = true;
    return true;
  }

  beginLink(href: string): void {
    this.endLink();
    this.href = href;
    this.linkFrom = -1;
  }

  endLink(): void {
    this.keepLink();
    this.href = null;
  }

  /** Ends the passage. A link that goes on is begun again in the next one. */
  take(): Gathered {
    this.keepLink();
    const { words, links, size, bold, linked } = this;
    this.words = '';
    this.length = this.size = 0;
    this.spaced = this.broken = false;
    this.bold = this.linked = true;
    this.links = null;
    this.linkFrom = -1;
    return { words, links, size, bold, linked };
  }

  private keepLink(): void {
    const { href, linkFrom } = this;
    if (href === null || linkFrom < 0 || href.startsWith('#')) return;
    const end = this.broken ? this.length - 1 : this.length;
    if (end <= linkFrom) return;
    this.links ??= [];
    this.links.push({ start: linkFrom, end, href: href.trim() });
  }

  private append(piece: string): void {
    this.words = this.length === 0 ? piece : this.words + piece;
    this.length += piece.length;
  }
}
