import type { Link, Passage, PassageKind, ReadText } from './document.js';

/** Where a block stands in a table of which it is not yet known whether it holds data or only layout. */
export interface CellPlace {
  table: number;
  row: number;
  column: number;
  rowHeader: Block | null;
  columnHeader: Block | null;
}

/** A passage that has no offsets yet. Links are relative to its own `words`. */
export interface Block {
  words: string;
  kind: PassageKind;
  /** 1 to 6 for headings, as in HTML; 7 for what only looks like one. */
  level: number;
  /** Nesting of the list from 0; -1 outside lists. */
  depth: number;
  lead: Block | null;
  cell: CellPlace | null;
  links: Link[] | null;
  /** It stands below the line (`--`) that parts a signature or footer from the letter. */
  tail: boolean;
  /** Size of its letters in px where a style says so, else 0. */
  size: number;
  /** Its passage's index, known once the page is laid out; -1 when the block was left out. */
  index: number;
}

export function block(words: string, kind: PassageKind): Block {
  return { words, kind, level: 0, depth: -1, lead: null, cell: null, links: null, tail: false, size: 0, index: -1 };
}

/** Lays blocks out as one text: passages get offsets, and know the heading they stand under. */
export function layOut(
  subject: string | null,
  blocks: readonly Block[],
): Pick<ReadText, 'text' | 'passages' | 'links'> {
  const passages: Passage[] = [];
  const links: Link[] = [];
  const headings: Block[] = [];
  let text = '';
  let before: Block | null = null;
  if (subject) {
    text = subject;
    passages.push({
      start: 0,
      end: subject.length,
      kind: 'subject',
      heading: null,
      list: null,
      table: null,
      boilerplate: null,
    });
  }
  for (const each of blocks) {
    if (text !== '') text += gap(before, each);
    const start = text.length;
    text += each.words;
    each.index = passages.length;
    if (each.kind === 'heading') {
      while (headings.length > 0 && (headings[headings.length - 1]?.level ?? 0) >= each.level) headings.pop();
    }
    const place = each.cell;
    passages.push({
      start,
      end: text.length,
      kind: each.kind,
      heading: headings[headings.length - 1]?.index ?? null,
      list: each.kind === 'item' ? { lead: indexOf(each.lead), depth: Math.max(each.depth, 0) } : null,
      table: place
        ? {
            table: place.table,
            row: place.row,
            column: place.column,
            rowHeader: indexOf(place.rowHeader),
            columnHeader: indexOf(place.columnHeader),
          }
        : null,
      boilerplate: null,
    });
    if (each.links)
      for (const link of each.links) links.push({ start: start + link.start, end: start + link.end, href: link.href });
    if (each.kind === 'heading') headings.push(each);
    before = each;
  }
  return { text, passages, links };
}

function indexOf(other: Block | null): number | null {
  return other && other.index >= 0 ? other.index : null;
}

/** Cells of a row stand side by side, rows and list items one below the other, all else apart. */
function gap(before: Block | null, next: Block): string {
  if (before?.cell && next.cell && before.cell.table === next.cell.table)
    return before.cell.row === next.cell.row ? '\t' : '\n';
  if (before?.kind === 'item' && next.kind === 'item') return '\n';
  return '\n\n';
}
