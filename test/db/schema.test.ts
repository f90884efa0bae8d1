import { ENTITIES } from '../../src/app.module.js';
import { openReader, openWriter } from '../../src/platform/database/database.js';
import { readSettings } from '../../src/platform/settings.js';
import { migrations } from '../../migrations/all.js';
import { DIALECT, type FreshDatabase, describeOnDatabase, freshDatabase } from '../support/database.js';

describeOnDatabase('the schema', () => {
  let database: FreshDatabase;
  const address = () => readSettings({ DATABASE_URL: database.url }).database;
  beforeEach(async () => {
    database = await freshDatabase();
  });
  afterEach(() => database.drop());

  test('comes about from nothing, and entities and tables say the same', async () => {
    const writer = await openWriter(address(), ENTITIES);
    try {
      expect(await writer.showMigrations()).toBe(false);
      const { upQueries } = await writer.driver.createSchemaBuilder().log();
      expect(upQueries.map((one) => one.query)).toEqual([]);
    } finally {
      await writer.destroy();
    }
  });

  test('opening again migrates nothing and keeps the rows', async () => {
    const first = await openWriter(address(), ENTITIES);
    await first.query(
      `INSERT INTO segment (id, number, name, createdAt) VALUES ('all', 1, 'Everyone', '2026-01-01 00:00:00.000')`,
    );
    await first.destroy();
    const second = await openWriter(address(), ENTITIES);
    try {
      expect(await second.query('SELECT id, name FROM segment')).toEqual([{ id: 'all', name: 'Everyone' }]);
      const done = await second.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM migrations');
      expect(Number(done[0]?.n)).toBe(migrations.length);
    } finally {
      await second.destroy();
    }
  });

  test('migrations are in the order of their dates, each once', () => {
    const names = migrations.map((migration) => Number(/\d{13}$/.exec(migration.name)?.[0]));
    expect(names).toEqual([...new Set(names)].sort((a, b) => a - b));
  });

  test('text that differs in case, accents or the end of the line stays different', async () => {
    const writer = await openWriter(address(), ENTITIES);
    try {
      for (const id of ['renée', 'renee', 'Renee']) {
        await writer.query(
          `INSERT INTO office (id, name, kind, createdAt) VALUES (?, 'x', 'other', '2026-01-01 00:00:00.000')`,
          [id],
        );
      }
      expect(await writer.query(`SELECT id FROM office WHERE id = 'renee'`)).toEqual([{ id: 'renee' }]);
    } finally {
      await writer.destroy();
    }
  });

  if (DIALECT === 'sqlite') {
    test('the reading connection refuses to write', async () => {
      const writer = await openWriter(address(), ENTITIES);
      const reader = await openReader(address(), ENTITIES);
      try {
        await expect(reader.query(`DELETE FROM segment`)).rejects.toThrow(/readonly/i);
      } finally {
        await reader.destroy();
        await writer.destroy();
      }
    });
  } else {
    test('a database with rows and another collation is refused, with the statement that creates the right one', async () => {
      const writer = await openWriter(address(), ENTITIES);
      await writer.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci');
      await writer.destroy();
      await expect(openWriter(address(), ENTITIES)).rejects.toThrow(
        /CREATE DATABASE \w+ CHARACTER SET utf8mb4 COLLATE utf8mb4_bin/,
      );
    });

    test('an empty database with another collation gets the right one', async () => {
      const other = await freshDatabase();
      try {
        const mine = readSettings({ DATABASE_URL: other.url }).database;
        const before = await openWriter(mine, []);
        await before.query('DROP TABLE IF EXISTS migrations');
        for (const { TABLE_NAME } of await before.query<{ TABLE_NAME: string }[]>(
          'SELECT TABLE_NAME FROM information_schema.tables WHERE table_schema = DATABASE()',
        )) {
          await before.query(`DROP TABLE ${TABLE_NAME}`);
        }
        await before.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci');
        await before.destroy();
        const after = await openWriter(mine, ENTITIES);
        const [row] = await after.query<{ collation: string }[]>('SELECT @@collation_database AS collation');
        await after.destroy();
        expect(row?.collation).toBe('utf8mb4_bin');
      } finally {
        await other.drop();
      }
    });
  }
});
