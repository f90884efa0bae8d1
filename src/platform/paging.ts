import { DomainError } from './problems.js';

/** A page that was asked for: at most `limit` items after the one that `cursor` names. */
export interface Page {
  limit: number;
  cursor: string | null;
}

/** A list's answer. `nextCursor` is null on the last page. */
export interface Listing<T> {
  items: T[];
  nextCursor: string | null;
}

/** Cursors are opaque to callers: base64url of the last item's sort key. */
export function toCursor(sortKey: string): string {
  return Buffer.from(sortKey, 'utf8').toString('base64url');
}

/**
 * Reads a cursor that an earlier page gave.
 * @throws DomainError when it is none of ours
 */
export function fromCursor(cursor: string | undefined): string | null {
  if (cursor === undefined || cursor === '') return null;
  const sortKey = Buffer.from(cursor, 'base64url').toString('utf8');
  if (toCursor(sortKey) === cursor) return sortKey;
  throw strangeCursor();
}

/** The parts of a sort key that is several values, as JSON. @throws DomainError when it is none */
export function sortKeyParts(sortKey: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(sortKey);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    throw strangeCursor();
  }
}

/** What is thrown for a cursor that another list gave, or nobody. */
export function strangeCursor(): DomainError {
  return new DomainError('invalid-request', 'The cursor is none that this list gave. Start again without one.', [
    { pointer: '/cursor', detail: 'must be a nextCursor of this list' },
  ]);
}

/** Cuts the one row too many that a store fetched to know whether there is a next page. */
export function listing<Row, T>(
  rows: Row[],
  limit: number,
  sortKey: (row: Row) => string,
  show: (row: Row) => T,
): Listing<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(show),
    nextCursor: rows.length > limit && last !== undefined ? toCursor(sortKey(last)) : null,
  };
}
