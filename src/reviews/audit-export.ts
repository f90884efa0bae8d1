import type { AuditEntry } from './audit.dto.js';

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'action',
  'subject',
  'from',
  'to',
  'reason',
  'detail',
  'previousHash',
  'hash',
] as const;

/** The record as CSV (RFC 4180), with a header row. */
export async function* asCsv(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`;
  for await (const entry of entries) yield `${COLUMNS.map((column) => csvField(entry[column])).join(',')}\r\n`;
}

/** The record as one JSON object a line. */
export async function* asNdjson(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${JSON.stringify(entry)}\n`;
}

/** A field as a spreadsheet shows it: what begins like a formula is text (a comment must not become a formula). */
export function csvField(value: string | number | object | null): string {
  const text = typeof value === 'object' ? (value === null ? '' : JSON.stringify(value)) : `${value}`;
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
