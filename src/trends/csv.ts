import { csvField } from '../reviews/audit-export.js';

/** Rows as CSV (RFC 4180): a header row, and of each row the fields that it names. */
export function csvOf(columns: readonly string[], rows: readonly object[]): string {
  const line = (fields: readonly string[]) => `${fields.join(',')}\r\n`;
  const field = (row: object, column: string) =>
    csvField((row as Record<string, string | number | object | null>)[column] ?? null);
  return line(columns) + rows.map((row) => line(columns.map((column) => field(row, column)))).join('');
}
