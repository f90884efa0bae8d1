import type { Block, CellPlace } from './page.js';

export interface Cell {
  row: number;
  column: number;
  header: boolean;
  /** Every word of it is bold. */
  bold: boolean;
  /** It holds what a cell of a data table does not: another table, a list, a heading. */
  nests: boolean;
  blocks: Block[];
}

/** A table while it is read. What kind it is can be told only at its end. */
export class Table {
  readonly cells: Cell[] = [];
  readonly forLayout: boolean;
  private row = -1;
  private column = 0;
  /** By column: up to which row a cell from above reaches down. */
  private readonly taken: number[] = [];

  constructor(
    readonly number: number,
    role: string,
  ) {
    this.forLayout = role === 'presentation' || role === 'none';
  }

  openRow(): void {
    this.row++;
    this.column = 0;
  }

  openCell(header: boolean, span: number, rows: number): Cell {
    if (this.row < 0) this.row = 0;
    while ((this.taken[this.column] ?? -1) >= this.row) this.column++;
    const cell: Cell = { row: this.row, column: this.column, header, bold: true, nests: false, blocks: [] };
    for (let at = 0; at < span; at++) if (rows > 1) this.taken[this.column + at] = this.row + rows - 1;
    this.column += span;
    this.cells.push(cell);
    return cell;
  }
}

/** A cell of more words than this is a column of a page rather than an entry. */
const ENTRY_AT_MOST = 200;

/**
 * Tells a table of data from one for layout, and gives the cells of the former their places and headers. Mail is laid
 * out with tables, and `th` is used for that as well, so neither element nor attribute settles it: data is two rows
 * and two columns at least of short entries.
 */
export function settle(table: Table): void {
  const cells = table.cells.filter((cell) => cell.blocks.length > 0);
  if (table.forLayout || cells.length < 3 || !holdsData(cells, table.cells)) return;
  const headerRow = findHeaderRow(cells);
  const columnHeaders = new Map<number, Block>();
  const rowHeaders = new Map<number, Block>();
  const firstColumn = cells.reduce((least, cell) => Math.min(least, cell.column), Number.POSITIVE_INFINITY);
  for (const cell of cells) {
    const first = cell.blocks[0] as Block;
    if (cell.row === headerRow) columnHeaders.set(cell.column, first);
    else if (cell.column === firstColumn && (cell.header || /\p{L}/u.test(first.words)))
      rowHeaders.set(cell.row, first);
  }
  for (const { row, column, blocks } of cells) {
    const heads = row === headerRow;
    const place: CellPlace = {
      table: table.number,
      row,
      column,
      rowHeader: (heads || column === firstColumn ? null : rowHeaders.get(row)) ?? null,
      columnHeader: (heads ? null : columnHeaders.get(column)) ?? null,
    };
    for (const each of blocks) {
      each.kind = 'cell';
      each.cell = place;
    }
  }
}

function holdsData(cells: readonly Cell[], all: readonly Cell[]): boolean {
  if (all.some((cell) => cell.nests)) return false;
  const widths = new Map<number, number>();
  let long = 0;
  for (const cell of cells) {
    widths.set(cell.row, (widths.get(cell.row) ?? 0) + 1);
    let length = 0;
    for (const each of cell.blocks) length += each.words.length;
    if (length > ENTRY_AT_MOST) long++;
  }
  let wide = 0;
  for (const width of widths.values()) if (width >= 2) wide++;
  if (wide < 2 || wide * 2 < widths.size) return false;
  const header = cells.some((cell) => cell.header) && cells.some((cell) => !cell.header);
  return header || long * 5 <= cells.length;
}

/** The row whose cells are all `th`; else a first row that stands out, or that alone has no figures. */
function findHeaderRow(cells: readonly Cell[]): number {
  const first = cells[0]?.row ?? 0;
  const top = cells.filter((cell) => cell.row === first);
  if (top.length < 2) return -1;
  if (!top.every((cell) => /\p{L}/u.test(cell.blocks[0]?.words ?? ''))) return -1;
  if (top.every((cell) => cell.header)) return first;
  if (top.some((cell) => cell.header)) return -1;
  if (top.some((cell) => (cell.blocks[0]?.words.length ?? 0) > 60)) return -1;
  const below = cells.filter((cell) => cell.row !== first);
  if (top.every((cell) => cell.bold) && below.some((cell) => !cell.bold)) return first;
  if (top.some((cell) => hasFigure(cell))) return -1;
  const columns = new Set(below.filter(hasFigure).map((cell) => cell.column));
  return top.length >= 2 &&
    columns.size > 0 &&
    top.some((cell) => columns.has(cell.column)) &&
    below.length >= top.length * 2
    ? first
    : -1;
}

function hasFigure(cell: Cell): boolean {
  return cell.blocks.some((each) => /\d/.test(each.words));
}
