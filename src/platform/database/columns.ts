/**
 * Column types that mean the same on SQLite, MariaDB and MySQL. Entities are decorated when they are loaded, so the
 * one branch (long text) is taken from DATABASE_URL at that moment, as the settings do later.
 */
const onSqlite = (process.env.DATABASE_URL || 'sqlite:').startsWith('sqlite:');

/** Text of any length: MariaDB's and MySQL's `text` ends at 64 kB. */
export const longText = { type: onSqlite ? 'text' : 'longtext' } as const;

/** An instant in UTC, to the millisecond, set by the application. */
export const instant = { type: 'datetime', precision: 3 } as const;

/** An opaque id (UUIDv7) or a chosen one. */
export const id = { type: 'varchar', length: 64 } as const;

/** A short code or state. */
export const code = { type: 'varchar', length: 16 } as const;
