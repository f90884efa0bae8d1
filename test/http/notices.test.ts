import { PeopleStore } from '../../src/access/people.store.js';
import { FollowerService } from '../../src/notify/follower.service.js';
import { MailingService } from '../../src/notify/mailing.service.js';
import { WatchingService } from '../../src/notify/watching.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids.js';
import type { Role } from '../../src/platform/permissions.js';
import { EscalationService } from '../../src/reviews/escalation.service.js';
import type { Client, Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { PostOffice } from '../support/post-office.js';
import { Company, SURVEY, years } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';

interface Undelivered {
  configured: boolean;
  items: { kind: string; to: string | null; state: string; attempts: number; nextAt: string | null; failure: string }[];
}

describeOnDatabase('notices', () => {
  let service: Service;
  let company: Company;
  let ria: { client: Client; id: string };
  let ada: string;
  const office = new PostOffice();
  const clock = new TestClock();
  const year = years();

  beforeAll(async () => {
    await office.start();
    service = await Service.start({ clock, env: { SMTP_URL: office.url, PUBLIC_URL: 'https://onevoice.example' } });
    company = await Company.found(service);
    ria = await company.hire('Ria', 'reviewer');
    ada = await admit('Ada Byron', 'ada@example.com', 'advocate', 'operations');
    await company.admin.patch('offices/operations', { advocate: ada });
    await told();
  });
  afterAll(async () => {
    await service.stop();
    await office.kill();
  });
  beforeEach(async () => {
    await told();
    office.mails.length = 0;
  });

  /** Somebody who can sign in, without the way there. */
  async function admit(name: string, email: string, role: Role, officeId: string | null): Promise<string> {
    const person = { id: newId(), name, email, role, officeId, passwordHash: null, identity: null };
    const now = clock.now();
    const times = { createdAt: now, joinedAt: now, lastSignInAt: null, disabledAt: null };
    await service.app
      .get(UnitOfWork, { strict: false })
      .run((tx) => service.app.get(PeopleStore, { strict: false }).insert({ ...person, ...times }, tx));
    return person.id;
  }

  /** Until everything is mailed, or was tried. */
  async function told(): Promise<void> {
    await service.app.get(FollowerService, { strict: false }).run();
    await service.app.get(MailingService, { strict: false }).run();
  }

  test('who owns a conflict is told, in words and with a link, plain and as HTML', async () => {
    const { conflict } = await company.collide('owner', year.next().value as object);
    await told();
    const [mail] = office.mails;
    expect(office.told[0]).toMatch(/^ada@example.com: Yours to review: a \w+ duplicate in new-customers/);
    expect(mail?.text).toContain('owner-a (marketing), owner-b (operations)');
    expect(mail?.text).toContain(`https://onevoice.example/conflicts/${conflict.id}`);
    expect(mail?.html).toContain(`<a href="https://onevoice.example/conflicts/${conflict.id}">`);
    await told();
    expect(office.mails).toHaveLength(1);
  });

  test('an office that is asked, mentioned people and held letters', async () => {
    const { a, conflict } = await company.collide('asked', year.next().value as object);
    await told();
    office.mails.length = 0;
    await ria.client.post(`conflicts/${conflict.id}/ask`, { office: 'operations', question: 'Do you need <b>it</b>?' });
    await told();
    expect(office.told).toEqual([expect.stringContaining('ada@example.com: Your office is asked')]);
    expect(office.mails[0]?.html).toContain('Do you need &lt;b&gt;it&lt;/b&gt;?');
    await ria.client.post(`conflicts/${conflict.id}/comments`, { text: 'what does @ada say, or @ada.byron?' });
    await told();
    expect(office.told[1]).toContain('ada@example.com: You are mentioned');
    await ria.client.post(`conflicts/${conflict.id}/decide`, { decision: 'keep_one', keep: a.id, reason: 'older' });
    await told();
    // The decision, and what it means for the letter: one mail about both.
    expect(office.told[2]).toContain('and 1 more');
    expect(office.mails[2]?.text).toContain('Held: asked-b');
    expect(office.mails[2]?.text).toContain('https://onevoice.example/queue');
  });

  test('a comment with markup is mailed as it was typed, and its mail has one subject and one recipient', async () => {
    const { conflict } = await company.collide('markup', year.next().value as object);
    await told();
    office.mails.length = 0;
    const text =
      '@ada <img src=x onerror="alert(1)"> & <a href="https://evil.example">here</a>\r\nBcc: all@example.com';
    await ria.client.post(`conflicts/${conflict.id}/comments`, { text });
    await told();
    expect(office.mails).toHaveLength(1);
    const [mail] = office.mails;
    expect(mail?.text).toContain('<img src=x onerror="alert(1)"> & <a href="https://evil.example">here</a>');
    expect(mail?.html).toContain(
      '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &lt;a href=&quot;https://evil.example',
    );
    expect(mail?.html).not.toMatch(/<img|<a href="https:\/\/evil/);
    expect([mail?.bcc, office.told[0]]).toEqual([
      undefined,
      expect.stringMatching(/^ada@example\.com: You are mentioned/),
    ]);
  });

  test('what is due soon and overdue', async () => {
    const { conflict } = await company.collide('due', year.next().value as object);
    await told();
    office.mails.length = 0;
    const days = (Date.parse(conflict.dueAt ?? '') - clock.now().getTime()) / 86_400_000;
    for (const step of [days - 0.5, 0.6]) {
      clock.advanceDays(step);
      await service.app.get(EscalationService, { strict: false }).tick();
      await told();
    }
    const words = office.mails.map(({ text }) => text).join('\n');
    expect(words).toContain('Due soon:');
    expect(words).toContain('Overdue, and with you now:');
  });

  test('a mail server that is down, or refuses, is asked again; nobody is told twice', async () => {
    await office.kill();
    await company.collide('down', year.next().value as object);
    await told();
    await service.restart();
    await office.start();
    office.refuses = true;
    clock.advanceDays(11 / 86_400);
    await told();
    expect(office.mails).toEqual([]);
    const { body } = await service.api.get<Undelivered>('mails');
    expect(body.configured).toBe(true);
    expect(body.items).toEqual([
      expect.objectContaining({
        kind: 'notice',
        state: 'waiting',
        attempts: 2,
        failure: expect.stringMatching(/\d{3}/),
      }),
    ]);
    office.refuses = false;
    clock.advanceDays(31 / 86_400);
    await told();
    expect((await service.api.get<Undelivered>('mails')).body.items).toEqual([]);
    await told();
    expect(office.told).toEqual([expect.stringContaining('Yours to review')]);
  });

  test('what the mail server never took is listed as given up, and goes when an admin has it tried again', async () => {
    office.refuses = true;
    await company.collide('given-up', year.next().value as object);
    for (let tries = 0; tries < 20; tries++) {
      await told();
      clock.advanceDays(1);
    }
    const { items } = (await service.api.get<Undelivered>('mails')).body;
    expect(items.map(({ state, nextAt }) => [state, nextAt])).toContainEqual(['given-up', null]);
    office.refuses = false;
    await told();
    expect(office.mails).toEqual([]);
    expect((await service.api.post<{ retried: number }>('mails/retry')).body.retried).toBe(items.length);
    await told();
    expect(office.mails.length).toBeGreaterThan(0);
    expect((await service.api.get<Undelivered>('mails')).body.items).toEqual([]);
  });

  test('whoever does not want a kind of mail reads it in the pages alone', async () => {
    const bob = await company.hire('Bob', 'reviewer');
    await company.admin.patch('segments/new-customers', { reviewers: [bob.id] });
    expect((await bob.client.patch('notices/preferences', { mail: { nonsense: true } })).status).toBe(422);
    const { body } = await bob.client.patch<{ mail: Record<string, boolean> }>('notices/preferences', {
      mail: { assigned: false },
    });
    expect([body.mail.assigned, body.mail.overdue]).toEqual([false, true]);
    await company.collide('wish', year.next().value as object);
    await told();
    expect(office.mails).toEqual([]);
    const { items } = (await bob.client.get<{ items: { id: string; kind: string }[] }>('notices?unread=true')).body;
    expect(items.map(({ kind }) => kind)).toEqual(['assigned']);
    expect((await company.admin.post<Problem>(`notices/${items[0]?.id}/read`)).status).toBe(404);
    await bob.client.post(`notices/${items[0]?.id}/read`);
    expect((await bob.client.get<{ items: object[] }>('notices?unread=true')).body.items).toEqual([]);
    await company.admin.patch('segments/new-customers', { reviewers: null });
  });

  test('subscriptions to a segment, a journey and a phrase', async () => {
    const vic = await company.hire('Vic', 'viewer');
    for (const given of [
      { kind: 'segment', target: 'nowhere' },
      { kind: 'journey', target: 'nowhere' },
      { kind: 'phrase', target: 'a' },
    ])
      expect((await vic.client.post('subscriptions', given)).status).toBe(422);
    const phrase = { kind: 'phrase', target: 'Spring  Bulbs' };
    const { body } = await vic.client.post<{ id: string; target: string }>('subscriptions', phrase);
    expect(body.target).toBe('spring bulbs');
    expect((await vic.client.post<{ id: string }>('subscriptions', phrase)).body.id).toBe(body.id);
    await company.file('marketing', 'bulbs', { ...(year.next().value as object), subject: 'A survey', body: SURVEY });
    await company.file('marketing', 'no-bulbs', { ...(year.next().value as object) });
    for (let i = 0; i < 2; i++) await service.app.get(WatchingService, { strict: false }).tick();
    const titles = (await vic.client.get<{ items: { title: string }[] }>('notices')).body.items.map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['marketing filed “A survey” (bulbs)']);
    expect((await vic.client.delete(`subscriptions/${body.id}`)).status).toBe(204);
    expect((await vic.client.delete(`subscriptions/${body.id}`)).status).toBe(404);
  });

  test('each advocate gets, once a week, what the other offices told their customers', async () => {
    clock.advanceDays(7);
    await company.file('marketing', 'this-week', year.next().value as object);
    await company.file('operations', 'own', year.next().value as object);
    for (let i = 0; i < 2; i++) await service.app.get(WatchingService, { strict: false }).tick();
    await told();
    const digests = office.mails.filter(({ subject }) => subject?.includes('What other offices told your customers'));
    expect(digests).toHaveLength(1);
    expect(digests[0]?.text).toContain('“Welcome” (this-week) to new-customers');
    expect(digests[0]?.text).not.toContain('(own)');
  });
});
