import { IndexStore } from '../../src/conflicts/index.store.js';
import { LinksStore } from '../../src/conflicts/links.store.js';
import { PassagesStore } from '../../src/conflicts/passages.store.js';
import { Database } from '../../src/platform/database/database.js';
import { fromDbTime, dbTime, inList, inPieces, insertRows, likeAnywhere } from '../../src/platform/database/sql.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { describeOnDatabase } from '../support/database.js';
import { Service } from '../support/service.js';

describeOnDatabase('what stores are asked', () => {
  let service: Service;
  let work: UnitOfWork;
  let database: Database;
  const store = <T>(type: new (...args: never[]) => T): T => service.app.get(type, { strict: false });
  beforeAll(async () => {
    service = await Service.start();
    work = store(UnitOfWork);
    database = store(Database);
  });
  afterAll(() => service.stop());

  test('as many rows as there are go in, and as many numbers can be asked for', async () => {
    const numbers = Array.from({ length: 5_003 }, (_, i) => i + 1);
    await work.run((tx) =>
      insertRows(
        tx,
        'learned_passage',
        ['officeId', 'passage'],
        numbers.map((n) => ['many', n]),
      ),
    );
    const found = await inPieces([...numbers, 9_999], (piece) => {
      const list = inList(piece);
      return database.look.query<{ passage: number }[]>(
        `SELECT passage FROM learned_passage WHERE officeId = 'many' AND passage IN ${list.sql}`,
        list.values,
      );
    });
    expect(found).toHaveLength(5_003);
    const none = inList([]);
    expect(
      await database.look.query(`SELECT passage FROM learned_passage WHERE passage IN ${none.sql}`, none.values),
    ).toEqual([]);
  });

  test('the passages that an office repeats are those that two of its communications carry', async () => {
    const passages = store(PassagesStore);
    const use = (officeId: string, passage: number, communication: number) => ({ officeId, passage, communication });
    await work.run((tx) =>
      passages.insertUses(
        [use('a', 1, 10), use('a', 1, 11), use('a', -2, 10), use('b', -2, 12), use('a', 3, 10), use('a', 3, 12)],
        tx,
      ),
    );
    expect((await passages.repeated('a', [1, -2, 3, 4])).sort()).toEqual([1, 3]);
    expect(await passages.users('a', 1, 1)).toEqual([10]);
    await work.run((tx) => passages.deleteUses('a', [1, 3], 10, tx));
    expect(await passages.repeated('a', [1, -2, 3])).toEqual([]);
    expect(await passages.users('a', 1, 9)).toEqual([11]);
    await work.run((tx) => passages.learn('a', [1, -2], tx));
    await work.run((tx) => passages.unlearn('a', [1], tx));
    expect([...(await passages.learned('a'))]).toEqual([-2]);
  });

  test('links are found from either end, and what hangs together by them is found whole', async () => {
    const links = store(LinksStore);
    const link = (low: number, high: number) => ({
      low,
      high,
      kind: 'duplicate' as const,
      score: 0.5 + low / 1000,
      similarity: 1 / 3,
      finding: '{}',
    });
    await work.run((tx) => links.insert([link(1, 2), link(2, 3), link(3, 9), link(20, 21)], tx));
    expect((await links.touching([3])).map(({ low, high }) => [low, high]).sort()).toEqual([
      [2, 3],
      [3, 9],
    ]);
    const nodes = new Set([1]);
    expect((await links.connected(nodes)).map(({ low, high }) => [low, high]).sort()).toEqual([
      [1, 2],
      [2, 3],
      [3, 9],
    ]);
    expect([...nodes].sort()).toEqual([1, 2, 3, 9]);
    expect((await links.among([1, 2, 3])).map(({ low }) => low)).toEqual([2, 1]);
    expect((await links.among([1, 2]))[0]?.similarity).toBe(1 / 3);
    await work.run((tx) => links.deleteTouching([2], tx));
    expect((await links.touching([1, 2, 3])).map(({ low, high }) => [low, high])).toEqual([[3, 9]]);
  });

  test('analyses come back as they were, however long', async () => {
    const index = store(IndexStore);
    const content = JSON.stringify({ text: 'ü💌'.repeat(50_000) });
    await work.run((tx) => index.insertAnalyses([{ communication: 77, detector: '1', content, indexKeys: '{}' }], tx));
    expect((await index.analyses([77, 78])).get(77)).toBe(content);
    await work.run((tx) => index.deleteAnalyses([77], tx));
    expect((await index.analyses([77])).size).toBe(0);
  });

  test('LIKE finds its own signs as letters', async () => {
    await work.run((tx) =>
      insertRows(
        tx,
        'office',
        ['id', 'name', 'kind', 'createdAt'],
        ['50% off!', '50x off', 'a_b', 'axb', 'back\\slash'].map((name, i) => [
          `like-${i}`,
          name,
          'other',
          dbTime(new Date(0)),
        ]),
      ),
    );
    const like = async (text: string) =>
      (
        await database.look.query<{ name: string }[]>(
          `SELECT name FROM office WHERE name LIKE ? ESCAPE '!' ORDER BY id`,
          [likeAnywhere(text)],
        )
      ).map((row) => row.name);
    expect([await like('0% off!'), await like('a_b'), await like('\\'), await like('off')]).toEqual([
      ['50% off!'],
      ['a_b'],
      ['back\\slash'],
      ['50% off!', '50x off'],
    ]);
  });

  test('an instant is the same to the millisecond, whatever the time zone of the process', async () => {
    const instant = new Date('2026-03-29T01:30:00.123Z');
    await work.run((tx) =>
      insertRows(tx, 'office', ['id', 'name', 'kind', 'createdAt'], [['instant', 'x', 'other', dbTime(instant)]]),
    );
    const [row] = await database.look.query<{ createdAt: string | Date }[]>(
      `SELECT createdAt FROM office WHERE id = 'instant'`,
    );
    expect(fromDbTime(row?.createdAt ?? '')).toEqual(instant);
    expect((await service.api.get('offices/instant')).body).toMatchObject({ createdAt: '2026-03-29T01:30:00.123Z' });
  });
});
