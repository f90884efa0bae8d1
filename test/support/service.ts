import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database/database.js';
import { readSettings } from '../../src/platform/settings.js';
import { type Served, serve } from '../../src/serve.js';
import { Client } from './client.js';
import { type FreshDatabase, freshDatabase } from './database.js';

/** The admin's key of every service under test. */
export const ADMIN_KEY = 'an-admin-key-for-tests-of-forty-letters-';

/** A clock that stands still until it is told. */
export class TestClock extends Clock {
  constructor(private time = new Date('2026-03-02T10:00:00Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.time);
  }

  advanceDays(days: number): void {
    this.time = new Date(this.time.getTime() + days * 86_400_000);
  }
}

/** What a test may ask for beside the defaults. */
export interface ServiceWishes {
  /** Settings, as the environment gives them. */
  env?: Record<string, string>;
  clock?: Clock;
  /** A database that exists already: another service works on it, or did. */
  database?: FreshDatabase;
}

/** Tables that are written in the background, at any time. */
const BY_ITSELF = new Set([
  'journal_cursor',
  'notice',
  'link_mail',
  'webhook_delivery',
  'changed_thing',
  'trend_day',
  'trend_scope',
  'trend_share',
]);

/** The real service, in this process, on a database of its own. */
export class Service {
  private constructor(
    private served: Served,
    private readonly env: Record<string, string>,
    readonly database: FreshDatabase,
    private readonly wishes: ServiceWishes,
    private readonly folder: string,
  ) {}

  static async start(wishes: ServiceWishes = {}): Promise<Service> {
    const database = wishes.database ?? (await freshDatabase());
    const folder = mkdtempSync(join(tmpdir(), 'onevoice-imports-'));
    const env = {
      PORT: '0',
      DATABASE_URL: database.url,
      ONEVOICE_ADMIN_KEY: ADMIN_KEY,
      IMPORT_FOLDER: folder,
      // Threads run the built JavaScript; start.test.ts has them.
      ANALYSIS_THREADS: '0',
      LOG_LEVEL: 'silent',
      ...wishes.env,
    };
    return new Service(await serve(readSettings(env), wishes.clock), env, database, wishes, folder);
  }

  get app(): Served['app'] {
    return this.served.app;
  }

  get address(): string {
    return this.served.address;
  }

  /** What a first start prints. */
  get signInLink(): string | null {
    return this.served.signInLink;
  }

  get importFolder(): string {
    return this.folder;
  }

  /** With the admin's key. */
  get api(): Client {
    return new Client(this.served.address, ADMIN_KEY);
  }

  /** Stops and starts again on the same database and folder. */
  async restart(): Promise<void> {
    await this.halt();
    this.served = await serve(readSettings(this.env), this.wishes.clock);
  }

  /** Stops it and leaves everything as it is. */
  async halt(): Promise<void> {
    await this.served.app.close();
  }

  /** Stops it and takes everything away that is its own. */
  async stop(): Promise<void> {
    await this.halt();
    rmSync(this.folder, { recursive: true, force: true });
    if (this.wishes.database === undefined) await this.database.drop();
  }

  /** Rows of every table, so that a test can tell that nothing was kept; what the service writes by itself is left out. */
  async rowCounts(): Promise<Record<string, number>> {
    const { reader } = this.served.app.get(Database, { strict: false });
    const counts: Record<string, number> = {};
    for (const { tableName } of reader.entityMetadatas.filter((one) => !BY_ITSELF.has(one.tableName))) {
      const [row] = await reader.query<{ n: number }[]>(`SELECT COUNT(*) AS n FROM ${tableName}`);
      counts[tableName] = Number(row?.n);
    }
    return counts;
  }
}
