import { Database } from '../../src/platform/database/database.js';
import { JournalStore } from '../../src/platform/journal/journal.store.js';
import { AuditService } from '../../src/reviews/audit.service.js';
import type { Client, Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Company, WELCOME, years } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';

const LETTER = {
  channel: 'letter',
  segments: ['new-customers'],
  subject: 'Welcome',
  body: WELCOME,
  bodyFormat: 'text',
};

interface ShownEntry {
  seq: number;
  actor: string;
  action: string;
  subject: string;
  from: string | null;
  to: string | null;
  reason: string | null;
  detail: Record<string, never>;
  hash: string;
}

describeOnDatabase('the audit', () => {
  let service: Service;
  let company: Company;
  let ria: { client: Client; id: string };
  let author: { client: Client; id: string };
  let decidedId: string;
  const year = years();

  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    company = await Company.found(service);
    ria = await company.hire('Ria', 'reviewer');
    author = await company.hire('Max', 'author', 'marketing');
    for (const name of ['one', 'two', 'three']) {
      const { a, conflict } = await company.collide(name, year.next().value as object);
      const decision = { decision: 'keep_one', keep: a.id, reason: '=1+1, "the older one"' };
      await ria.client.post(`conflicts/${conflict.id}/decide`, decision);
      decidedId = conflict.id;
    }
  });
  afterAll(() => service.stop());

  const audit = () => service.app.get(AuditService, { strict: false });
  const write = (sql: string, values: unknown[] = []) =>
    service.app.get(Database, { strict: false }).writer.query(sql, values);

  test('says who set up and changed who decides, with the fields as they were and as they are', async () => {
    await company.admin.post('segments', { id: 'decided-by-two', name: 'Decided by two', decisionsNeeded: 2 });
    await company.admin.patch('segments/decided-by-two', { decisionsNeeded: 1, name: 'Decided by two' });
    await company.admin.patch('segments/decided-by-two', { decisionsNeeded: 1 });
    await company.admin.patch('offices/marketing', { advocate: ria.id });
    await company.admin.post('journeys', { id: 'moving', name: 'Moving' });
    await company.admin.patch('journeys/moving', { owner: ria.id });
    const noted = async (subject: string) =>
      (await ria.client.get<{ items: ShownEntry[] }>(`audit?subject=${subject}`)).body.items;
    const [changed, created, ...more] = await noted('decided-by-two');
    expect(more).toEqual([]);
    expect(created).toMatchObject({
      actor: 'admin-key',
      action: 'segment.created',
      detail: { content: { decisionsNeeded: 2 } },
    });
    expect(changed).toMatchObject({
      actor: 'admin-key',
      action: 'segment.changed',
      detail: { before: { decisionsNeeded: 2 }, after: { decisionsNeeded: 1 } },
    });
    expect((await noted('marketing'))[0]).toMatchObject({
      action: 'office.changed',
      detail: { after: { advocate: ria.id } },
    });
    expect((await noted('moving'))[0]).toMatchObject({
      action: 'journey.changed',
      detail: { after: { owner: ria.id } },
    });
  });

  test('says who did what, when, from what to what, and why, with the evidence of that time', async () => {
    const { body } = await ria.client.get<{ items: ShownEntry[] }>(`audit?subject=${decidedId}`);
    expect(body.items.map(({ action }) => action)).toEqual(['conflict.decided', 'conflict.opened']);
    const [decided, opened] = body.items;
    expect(decided).toMatchObject({ actor: ria.id, from: 'open', to: 'resolved', reason: '=1+1, "the older one"' });
    expect(decided?.detail).toMatchObject({ decision: 'keep_one', conflict: { kind: 'duplicate' } });
    expect(opened?.detail).toMatchObject({
      detector: { version: expect.any(String), bar: expect.any(Number) },
      conflict: {
        members: [{ contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) }, {}],
        explanation: expect.any(String),
      },
    });
  });

  test('a revision that an import brings is of whoever imported it', async () => {
    const window = year.next().value as object;
    await company.file('marketing', 'by-import', window);
    const line = { office: 'marketing', externalId: 'by-import', channel: 'letter', segments: ['new-customers'] };
    const revised = JSON.stringify({ ...line, ...window, subject: 'Revised', body: 'Revised.', bodyFormat: 'text' });
    const type = { 'content-type': 'application/x-ndjson' };
    const { body } = await author.client.post<{ id: string }>('imports', `${revised}\n`, type);
    for (let i = 0; i < 200; i++) {
      const { status } = (await author.client.get<{ status: string }>(`imports/${body.id}`)).body;
      if (status === 'done') break;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    const { items } = (await ria.client.get<{ items: ShownEntry[] }>('audit?action=communication.revised')).body;
    expect(items[0]).toMatchObject({ actor: author.id, detail: { externalId: 'by-import' } });
  });

  test('what a partner is shown of others’ texts is noted, before it is shown', async () => {
    await company.post('offices', { id: 'bank', name: 'Bank', kind: 'partner' });
    const bank = await company.hire('Ben', 'author', 'bank');
    const window = year.next().value as object;
    const other = await company.file('marketing', 'shown', window);
    const own = await company.file('bank', 'of-the-bank', window);
    const [id] = own.clearance.conflictIds;
    const reads = async () =>
      (await ria.client.get<{ items: ShownEntry[] }>('audit?action=text.read')).body.items.map(
        ({ actor, subject, detail }) => ({ actor, subject, detail: detail }),
      );
    expect(await reads()).toEqual([]);
    await company.conflict(id as string);
    expect(await reads()).toEqual([]);
    const read = { actor: bank.id, detail: { office: 'bank', communications: [other.id] } };
    expect((await bank.client.get(`conflicts/${id}`)).status).toBe(200);
    expect(await reads()).toEqual([{ ...read, subject: id }]);
    await bank.client.post('preflight', { ...LETTER, ...window, office: 'bank' });
    expect(await reads()).toContainEqual({ ...read, subject: other.id });
  });

  test('who may what is noted with what makes it so', async () => {
    const { id } = await company.hire('Kim', 'viewer');
    await company.post(`api-keys/${id}/revoke`, {});
    const { items } = (await ria.client.get<{ items: ShownEntry[] }>(`audit?subject=${id}`)).body;
    expect(items.map(({ action }) => action)).toEqual(['access.key-revoked', 'access.key-created']);
  });

  test('is for admins and reviewers', async () => {
    for (const path of ['audit', 'audit?format=csv', 'audit/verify'])
      expect((await author.client.get<Problem>(path)).status).toBe(403);
  });

  test('can be narrowed to an actor, an action and a time', async () => {
    const items = async (query: string) => (await ria.client.get<{ items: ShownEntry[] }>(`audit?${query}`)).body.items;
    expect(await items(`actor=${ria.id}&action=conflict`)).toHaveLength(3);
    expect(await items('action=communication.held')).toHaveLength(3);
    expect(await items('from=2026-03-02&to=2026-03-02&action=conflict.decided')).toHaveLength(3);
    expect(await items('to=2026-03-01')).toHaveLength(0);
    expect((await ria.client.get<Problem>('audit?action=;drop')).status).toBe(422);
  });

  test('is paged, the newest first', async () => {
    const all = await ria.client.all<ShownEntry>('audit?limit=2');
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => all.length - i));
  });

  test('is exported whole as CSV and as NDJSON, the oldest first', async () => {
    const csv = await ria.client.get<string>('audit?action=conflict.decided', { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toMatch('text/csv');
    const lines = csv.body.trim().split('\r\n');
    expect(lines[0]).toBe('seq,at,actor,action,subject,from,to,reason,detail,previousHash,hash');
    expect(lines).toHaveLength(4);
    // A reason must not become a formula in somebody's spreadsheet.
    expect(lines[1]).toContain(`"'=1+1, ""the older one"""`);
    const ndjson = await ria.client.get<string>('audit', { accept: 'application/x-ndjson' });
    const entries = ndjson.body
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ShownEntry);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));
  });

  test('is whole', async () => {
    const { body } = await ria.client.get<{ whole: boolean; entries: number }>('audit/verify');
    expect(body).toMatchObject({ whole: true, faults: [] });
    expect(body.entries).toBeGreaterThan(10);
  });

  test('a service that comes back goes on behind the last entry', async () => {
    const before = await service.app.get(JournalStore, { strict: false }).head();
    await service.restart();
    await company.collide('after', year.next().value as object);
    const after = await audit().verify(before);
    expect(after).toMatchObject({ whole: true });
    expect(after.head.seq).toBeGreaterThan(before.seq);
  });

  describe('that somebody changed is found out', () => {
    const faults = async () => (await audit().verify()).faults;

    test.each([
      ['actor', 'somebody else'],
      ['reason', 'another reason'],
      ['detail', '{}'],
      ['toState', 'dismissed'],
      ['at', '2026-03-02 09:00:00.000'],
    ])('where the %s of an entry was changed', async (column, value) => {
      const [row] = (await write(
        `SELECT ${column} AS v FROM journal_entry WHERE action = 'conflict.decided' LIMIT 1`,
      )) as { v: unknown }[];
      const where = `action = 'conflict.decided' AND seq = (SELECT s FROM (SELECT MIN(seq) AS s FROM journal_entry WHERE action = 'conflict.decided') t)`;
      await write(`UPDATE journal_entry SET ${column} = ? WHERE ${where}`, [value]);
      expect(await faults()).toEqual([
        { seq: expect.any(Number), fault: 'its content was changed after it was written' },
      ]);
      const before = row?.v instanceof Date ? row.v.toISOString().replace('T', ' ').slice(0, 23) : row?.v;
      await write(`UPDATE journal_entry SET ${column} = ? WHERE ${where}`, [before]);
      expect(await faults()).toEqual([]);
    });

    test('where an entry is missing', async () => {
      const columns = 'seq, at, actor, action, subject, fromState, toState, reason, detail, previousHash, hash';
      await write(`CREATE TABLE kept AS SELECT ${columns} FROM journal_entry WHERE seq = 5`);
      await write('DELETE FROM journal_entry WHERE seq = 5');
      expect((await faults())[0]).toEqual({ seq: 6, fault: 'entry 5 is missing before it' });
      await write(`INSERT INTO journal_entry (${columns}) SELECT ${columns} FROM kept`);
      await write('DROP TABLE kept');
      expect(await faults()).toEqual([]);
    });

    test('where the first one is missing', async () => {
      const columns = 'seq, at, actor, action, subject, fromState, toState, reason, detail, previousHash, hash';
      await write(`CREATE TABLE kept AS SELECT ${columns} FROM journal_entry WHERE seq = 1`);
      await write('DELETE FROM journal_entry WHERE seq = 1');
      expect((await faults())[0]).toEqual({ seq: 2, fault: 'entry 1 is missing before it' });
      await write(`INSERT INTO journal_entry (${columns}) SELECT ${columns} FROM kept`);
      await write('DROP TABLE kept');
    });

    test('where the last ones are missing', async () => {
      const { seq } = await service.app.get(JournalStore, { strict: false }).head();
      const columns = 'seq, at, actor, action, subject, fromState, toState, reason, detail, previousHash, hash';
      await write(`CREATE TABLE kept AS SELECT ${columns} FROM journal_entry WHERE seq = ?`, [seq]);
      await write('DELETE FROM journal_entry WHERE seq = ?', [seq]);
      expect(await faults()).toEqual([
        { seq, fault: `the record ends with entry ${seq - 1}, but ${seq} were written` },
      ]);
      await write(`INSERT INTO journal_entry (${columns}) SELECT ${columns} FROM kept`);
      await write('DROP TABLE kept');
    });

    test('where it was written anew as a whole, by whoever noted its end elsewhere', async () => {
      const { seq } = await service.app.get(JournalStore, { strict: false }).head();
      const forged = await audit().verify({ seq: seq - 1, hash: 'as it was noted' });
      expect(forged.faults).toEqual([
        { seq: seq - 1, fault: 'it is another entry than the one that was noted elsewhere' },
      ]);
    });
  });
});
