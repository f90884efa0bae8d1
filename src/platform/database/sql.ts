import type { EntityManager } from 'typeorm';

type Value = string | number | null;

/** Rows in one statement; few sizes, so that prepared statements are found again in the driver's cache. */
const BATCHES = [256, 32, 4, 1];

/**
 * Inserts rows in few statements of few shapes. Columns are trusted names; values are bound.
 * @param present what becomes of rows that are there already, in the engine's words; without it they are an error
 */
export async function insertRows(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
  present = '',
): Promise<void> {
  let from = 0;
  for (const size of BATCHES) {
    // SQLite binds at most 32,766 values a statement.
    if (size * columns.length > 30_000) continue;
    const tuple = `(${columns.map(() => '?').join(',')})`;
    for (; rows.length - from >= size; from += size) {
      await tx.query(
        `INSERT INTO ${table} (${columns.join(',')}) VALUES ${Array<string>(size).fill(tuple).join(',')} ${present}`,
        rows.slice(from, from + size).flat(),
      );
    }
  }
}

/** Values for `IN (…)`: padded with repeats to one of few lengths, so that statements are found again in the cache. */
export function inList(values: readonly Value[]): { sql: string; values: Value[] } {
  const padded = [...values];
  if (padded.length === 0) padded.push(null);
  const size = padded.length <= 64 ? Math.ceil(padded.length / 8) * 8 : 2 ** Math.ceil(Math.log2(padded.length));
  while (padded.length < size) padded.push(padded[0] as Value);
  return { sql: `(${padded.map(() => '?').join(',')})`, values: padded };
}

/** Runs a question in pieces whose IN-lists stay below the engines' limits, and joins the answers. */
export async function inPieces<V extends Value, R>(
  values: readonly V[],
  ask: (piece: V[]) => Promise<R[]>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < values.length; from += 4096) {
    for (const answer of await ask(values.slice(from, from + 4096))) answers.push(answer);
  }
  return answers;
}

/** An instant as all engines compare and store it: `YYYY-MM-DD HH:MM:SS.mmm` in UTC. */
export function dbTime(instant: Date): string {
  return instant.toISOString().replace('T', ' ').slice(0, 23);
}

/** Reads what `dbTime` wrote, whether the driver made a Date of it or not. */
export function fromDbTime(value: string | Date): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}

/** A LIKE pattern that finds `text` anywhere, to be used with `ESCAPE '!'`. */
export function likeAnywhere(text: string): string {
  // SQLite ends a pattern at the letter NUL, and would find everything.
  return `%${text.replace(/\0/g, '\u{FFFD}').replace(/[!%_]/g, '!$&')}%`;
}
