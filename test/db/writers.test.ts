import { ConflictEntity } from '../../src/conflicts/conflict.entity.js';
import { DossiersService } from '../../src/conflicts/dossiers.service.js';
import { Database } from '../../src/platform/database/database.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import type { Client } from '../support/client.js';
import { foundCompany } from '../support/company.js';
import { DIALECT, type FreshDatabase, describeOnDatabase, freshDatabase } from '../support/database.js';
import { type FiledShown, file, names, standingConflicts } from '../support/findings.js';
import { letter } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

describeOnDatabase('writers at the same time', () => {
  let database: FreshDatabase;
  let services: Service[];
  /** Clients of every service that works on the database, by turns. */
  const client = (i: number): Client => (services[i % services.length] as Service).api;

  beforeAll(async () => {
    database = await freshDatabase();
    // A server is shared by several processes; a SQLite file has one.
    services = [await Service.start({ database, clock: new TestClock() })];
    if (DIALECT !== 'sqlite') services.push(await Service.start({ database, clock: new TestClock() }));
    await foundCompany(client(0));
  }, 60_000);
  afterAll(async () => {
    for (const service of services) await service.stop();
    await database.drop();
  });

  test('redundant letters find each other, and their conflict is opened once', async () => {
    for (let round = 0; round < 8; round++) {
      const filed = await Promise.all(
        [0, 1, 2, 3].map((i) =>
          file(
            client(i),
            letter('ops-privacy', {
              externalId: `privacy-${round}-${i}`,
              campaign: `c-${round}-${i}`,
              body: `Round ${ROUNDS[round]}. ${BODIES[round]}`,
            }),
          ),
        ),
      );
      const conflicts = new Set<string>();
      for (const { id } of filed) {
        const { body } = await client(0).get<FiledShown>(`communications/${id}`);
        expect([round, body.clearance.state]).toEqual([round, 'review']);
        for (const conflict of body.clearance.conflictIds) conflicts.add(conflict);
      }
      expect([round, conflicts.size]).toEqual([round, 1]);
      const { body } = await client(1).get<{ members: { externalId: string }[] }>(`conflicts/${[...conflicts][0]}`);
      expect(names(body.members)).toEqual([0, 1, 2, 3].map((i) => `privacy-${round}-${i}`));
    }
  }, 120_000);

  test('a letter that is filed while another one is being compared is not lost to it', async () => {
    const [one, other] = [client(0), client(1)];
    const dossiers = services[0]?.app.get(DossiersService, { strict: false }) as DossiersService;
    const sides = dossiers.sides.bind(dossiers);
    let second: Promise<FiledShown> | null = null;
    jest.spyOn(dossiers, 'sides').mockImplementationOnce(async (wanted) => {
      // The first has searched and is about to be compared: now the second comes, whole.
      second = file(other, letter('cards-privacy', { externalId: 'slower' }));
      await new Promise((resolve) => setTimeout(resolve, 500));
      return sides(wanted);
    });
    const first = await file(one, letter('cards-privacy', { externalId: 'faster', office: 'president' }));
    const { id } = await (second as unknown as Promise<FiledShown>);
    for (const which of [first.id, id]) {
      const { body } = await one.get<FiledShown>(`communications/${which}`);
      expect(body.clearance.state).toBe('review');
    }
    for (const which of [first.id, id]) await one.post(`communications/${which}/withdraw`);
  });

  test('no cluster has two conflicts, and no communication stays pending', async () => {
    const { reader } = services[0]?.app.get(Database, { strict: false }) as Database;
    const clusters = (await reader.manager.find(ConflictEntity)).flatMap((one) => one.clusterId ?? []);
    expect(clusters).toHaveLength(new Set(clusters).size);
    expect(await reader.query(`SELECT externalId FROM communication WHERE detection <> 'done'`)).toEqual([]);
  });

  test('the same letter filed several times at once is one communication', async () => {
    const answers = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) => client(i).post<FiledShown>('communications', letter('mkt-app'))),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1);
    expect(answers.every((one) => one.body.revision === 1)).toBe(true);
  });

  test('revisions at once come one after the other, none lost', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((i) => client(i).post<FiledShown>('communications', letter('mkt-app', { pieces: i }))),
    );
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200]);
    const { body } = await client(0).get<{ items: { revision: number }[] }>(
      `communications/${answers[0]?.body.id}/revisions`,
    );
    expect(body.items.map((one) => one.revision)).toEqual([1, 2, 3, 4, 5]);
  });

  test('segments created at once get numbers of their own, and the same segment is created once', async () => {
    const created = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((i) =>
        client(i).post('segments', { id: `at-once-${i % 3}`, name: 'x', parentId: 'all-customers' }),
      ),
    );
    expect(created.map((one) => one.status).sort()).toEqual([200, 200, 200, 201, 201, 201]);
    const { reader } = services[0]?.app.get(Database, { strict: false }) as Database;
    const numbers = await reader.query<{ number: number }[]>('SELECT number FROM segment');
    expect(new Set(numbers.map((row) => row.number)).size).toBe(numbers.length);
  });

  test('two segments moved below each other at once make no cycle', async () => {
    for (const id of ['left', 'right']) await client(0).post('segments', { id, name: id });
    for (let round = 0; round < 5; round++) {
      const moved = await Promise.all([
        client(0).patch('segments/left', { parentId: 'right' }),
        client(1).patch('segments/right', { parentId: 'left' }),
      ]);
      expect([round, moved.map((one) => one.status).sort()]).toEqual([round, [200, 422]]);
      for (const id of ['left', 'right']) await client(0).patch(`segments/${id}`, { parentId: null });
    }
  });

  test('an office learns its footer also from letters that come at once', async () => {
    const api = client(0);
    await api.post('offices', { id: 'collections', name: 'Collections', kind: 'operations' });
    await api.post('segments', { id: 'borrowers', name: 'Borrowers' });
    const footer =
      'Questions about your loan? Our lending desk in the old customs house answers letters and calls on every working day of the week, whatever the weather, and will gladly explain each line of your statement to you in person.';
    await Promise.all(
      BODIES.slice(0, 4).map((body, i) =>
        file(client(i), {
          ...letter('mkt-app'),
          externalId: `loan-${i}`,
          office: 'collections',
          campaign: `loan-${i}`,
          segments: ['borrowers'],
          subject: ROUNDS[i] ?? '',
          body: `${body}\n\n${footer}`,
        }),
      ),
    );
    const { reader } = services[0]?.app.get(Database, { strict: false }) as Database;
    const [row] = await reader.query<{ n: number }[]>(
      `SELECT COUNT(*) AS n FROM learned_passage WHERE officeId = 'collections'`,
    );
    expect(Number(row?.n)).toBeGreaterThan(0);
  });

  test('what stands is the same as if all had come one by one', async () => {
    const service = await Service.start({ clock: new TestClock() });
    try {
      await foundCompany(service.api);
      await file(service.api, letter('mkt-app', { pieces: 4 }));
      for (let round = 0; round < 8; round++)
        for (let i = 0; i < 4; i++)
          await file(
            service.api,
            letter('ops-privacy', {
              externalId: `privacy-${round}-${i}`,
              campaign: `c-${round}-${i}`,
              body: `Round ${ROUNDS[round]}. ${BODIES[round]}`,
            }),
          );
      const expected = await standingConflicts(service.api);
      const found = (await standingConflicts(client(0))).filter((one) => !one.includes('borrowers'));
      expect(found).toEqual(expected);
    } finally {
      await service.stop();
    }
  }, 120_000);
});

describeOnDatabase('units of work', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start();
  });
  afterAll(() => service.stop());

  const office = (id: string) =>
    [
      `INSERT INTO office (id, name, kind, createdAt) VALUES (?, 'x', 'other', '2026-01-01 00:00:00.000')`,
      [id],
    ] as const;

  test('that fail take nothing of the others with them', async () => {
    const work = service.app.get(UnitOfWork, { strict: false });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, i) =>
        work.run(async (tx) => {
          await tx.query(...(office(`unit-${i}-a`) as unknown as [string, unknown[]]));
          await new Promise((resolve) => setTimeout(resolve, 5));
          if (i % 3 === 0) throw new Error('on purpose');
          await tx.query(...(office(`unit-${i}-b`) as unknown as [string, unknown[]]));
        }),
      ),
    );
    expect(outcomes.filter((one) => one.status === 'rejected')).toHaveLength(4);
    const rows = await service.app
      .get(Database, { strict: false })
      .look.query<{ id: string }[]>(`SELECT id FROM office WHERE id LIKE 'unit-%'`);
    expect(rows.map((row) => row.id).sort()).toEqual(
      Array.from({ length: 12 }, (_, i) => i)
        .filter((i) => i % 3 !== 0)
        .flatMap((i) => [`unit-${i}-a`, `unit-${i}-b`])
        .sort(),
    );
  });

  test('are not seen by readers before they are committed', async () => {
    const work = service.app.get(UnitOfWork, { strict: false });
    const { look } = service.app.get(Database, { strict: false });
    await work.run(async (tx) => {
      await tx.query(...(office('half-done') as unknown as [string, unknown[]]));
      expect(await look.query(`SELECT id FROM office WHERE id = 'half-done'`)).toEqual([]);
    });
    expect(await look.query(`SELECT id FROM office WHERE id = 'half-done'`)).toEqual([{ id: 'half-done' }]);
  });
});

const ROUNDS = ['Almond', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Gorse', 'Hazel'];

/** Eight letters that have nothing to do with each other. */
const BODIES = [
  'The community orchard behind the mill opens for picking on Saturday. Bring a basket and sturdy shoes, and leave ladders at the gate with the warden.',
  'Your safe deposit box key must be renewed at the counter before autumn. The locksmith visits each branch on the second Tuesday and cuts keys while you wait.',
  'Travel insurance now covers missed ferries and cancelled ski lessons. Keep your receipts and the letter of the ferry company, and claim within sixty days of coming home.',
  'Paper statements will be printed on both sides from July. The figures stay where they are, and a guide to the new layout is folded into the first envelope.',
  'A scholarship for young musicians is open to members of any town band. Applications need a recording of two pieces and the name of a teacher who knows the player.',
  'The machine at the bus station gives out euros as well as dollars. Choose the currency on the first screen and mind the queue on market days.',
  'Fraudsters have been calling households and pretending to mend computers. Hang up, wait five minutes, and ring the number that is printed on the back of your card.',
  'Our annual meeting takes place in the town hall with coffee beforehand. Members vote on the new board and on the plan to restore the clock tower.',
];
