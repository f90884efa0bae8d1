import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** The engine that this run of the file is for; jest.config.mjs runs each file once on each. */
export const DIALECT = (process.env.DATABASE_URL ?? 'sqlite:').split(':', 1)[0] as 'sqlite' | 'mariadb' | 'mysql';

const SERVER = process.env.TEST_DATABASE_URL;
const ABSENT = DIALECT !== 'sqlite' && SERVER === undefined;

/**
 * `describe` for what needs a database. Where the server is not there it is skipped by name, with the reason; with
 * CI=true that is a failure.
 */
export function describeOnDatabase(name: string, body: () => void): void {
  if (!ABSENT) describe(name, body);
  else if (process.env.CI === 'true') {
    test(`${name} (needs TEST_DATABASE_URL)`, () => {
      throw new Error('TEST_DATABASE_URL is not set: with CI=true nothing may be skipped.');
    });
  } else test.skip(`${name} (skipped: TEST_DATABASE_URL is not set)`, () => undefined);
}

/** A database of its own, empty. */
export interface FreshDatabase {
  /** For DATABASE_URL. */
  url: string;
  drop(): Promise<void>;
}

/** Makes an empty database on the engine that this run is for. */
export async function freshDatabase(): Promise<FreshDatabase> {
  return DIALECT === 'sqlite' ? freshFile() : freshOnServer(SERVER as string);
}

function freshFile(): FreshDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'onevoice-test-'));
  return {
    url: `sqlite:${join(folder, 'test.db')}`,
    drop: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

async function freshOnServer(server: string): Promise<FreshDatabase> {
  const name = `onevoice_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => onServer(server, `DROP DATABASE ${name}`) };
}

async function onServer(server: string, sql: string): Promise<void> {
  const url = new URL(server);
  const connection = await createConnection({
    host: url.hostname,
    port: Number(url.port || 3306),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  });
  await connection.query(sql);
  await connection.end();
}
