import { mkdirSync } from 'node:fs';
import libsql from 'libsql';
import { dirname } from 'node:path';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { migrations } from '../../../migrations/all.js';
import type { DatabaseAddress, Dialect } from '../settings.js';

/** A unit of work in progress, or the way to look outside of one; opaque to all but stores. */
export type Transaction = EntityManager;

/** The classes of every table. */
export type Entities = (new () => object)[];

/**
 * The two ways into the database: `writer` for units of work, `reader` for everything that only looks. On SQLite they
 * are two connections (WAL: a reader never sees half a transaction and never waits), on servers two pools.
 */
export class Database {
  constructor(
    readonly writer: DataSource,
    readonly reader: DataSource,
    readonly dialect: Dialect,
  ) {}

  /** For reads outside a unit of work: sees what is committed. */
  get look(): EntityManager {
    return this.reader.manager;
  }
}

/** TypeORM's options for an address. `readOnly` opens SQLite for looking only. */
export function dataSourceOptions(address: DatabaseAddress, entities: Entities, readOnly = false): DataSourceOptions {
  const shared = { entities, migrations, migrationsTransactionMode: 'each' as const, synchronize: false };
  if (address.dialect === 'sqlite') {
    return {
      ...shared,
      type: 'better-sqlite3',
      // libsql speaks better-sqlite3's interface and ships its binary inside npm packages: nothing is compiled.
      driver: libsql,
      database: address.file ?? '',
      statementCacheSize: 500,
      prepareDatabase: (db: { pragma(text: string): unknown }) => {
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = NORMAL');
        db.pragma('foreign_keys = ON');
        db.pragma('busy_timeout = 5000');
        db.pragma('cache_size = -65536');
        db.pragma('temp_store = MEMORY');
        if (readOnly) db.pragma('query_only = ON');
      },
    };
  }
  return {
    ...shared,
    type: address.dialect,
    url: address.url ?? '',
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    extra: { connectionLimit: 8, enableKeepAlive: true },
  };
}

/**
 * Opens the writing connection and brings the schema up to date.
 * @throws Error that names the cure when a server's database does not compare text by code point
 */
export async function openWriter(address: DatabaseAddress, entities: Entities): Promise<DataSource> {
  if (address.file !== null) mkdirSync(dirname(address.file), { recursive: true });
  const writer = await new DataSource(dataSourceOptions(address, entities)).initialize();
  try {
    if (address.dialect !== 'sqlite') await requireBinaryCollation(writer);
    await writer.runMigrations({ transaction: 'each' });
    return writer;
  } catch (error) {
    await writer.destroy();
    throw error;
  }
}

/** Opens the connection for looking, after `openWriter` has made the schema. */
export function openReader(address: DatabaseAddress, entities: Entities): Promise<DataSource> {
  return new DataSource(dataSourceOptions(address, entities, true)).initialize();
}

/** Text that differs in case or accents must stay different: a MariaDB default would merge such ids and hashes. */
async function requireBinaryCollation(writer: DataSource): Promise<void> {
  const [row] = await writer.query<{ name: string; collation: string }[]>(
    'SELECT DATABASE() AS name, @@collation_database AS collation',
  );
  if (row?.collation === 'utf8mb4_bin') return;
  const [tables] = await writer.query<{ n: number }[]>(
    'SELECT COUNT(*) AS n FROM information_schema.tables WHERE table_schema = DATABASE()',
  );
  if (Number(tables?.n) > 0) {
    throw new Error(
      `The database ${row?.name} has the collation ${row?.collation}; OneVoice needs utf8mb4_bin. Create it anew with: ` +
        `CREATE DATABASE ${row?.name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
    );
  }
  await writer.query(`ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}
