import { LinkMailsService } from '../../src/access/link-mails.service.js';
import { DeliveriesService } from '../../src/notify/deliveries.service.js';
import { FollowerService } from '../../src/notify/follower.service.js';
import { MailingService } from '../../src/notify/mailing.service.js';
import { isSignedBy } from '../../src/notify/signature.js';
import type { Answer, Client, Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { PostOffice } from '../support/post-office.js';
import { Receiver } from '../support/receiver.js';
import { type ShownClearance, type ShownConflict, type ShownFiling, WELCOME } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';
import { PASSWORD, Visitor, tokenOf } from '../support/visitor.js';

const LETTER = {
  channel: 'letter',
  segments: ['new-customers'],
  subject: 'Welcome',
  body: WELCOME,
  bodyFormat: 'text',
  sendFrom: '2026-04-01',
  sendUntil: '2026-04-30',
};

/** Longer than the first pauses between tries (seconds). */
const PAUSE_S = 31;

describeOnDatabase('the life of one conflict', () => {
  let service: Service;
  const clock = new TestClock();
  const mail = new PostOffice();
  const receiver = new Receiver();

  beforeAll(async () => {
    await mail.start();
    await receiver.start();
    service = await Service.start({
      clock,
      env: { SMTP_URL: mail.url, PUBLIC_URL: 'https://onevoice.example', WEBHOOKS_TO_PRIVATE_ADDRESSES: 'yes' },
    });
  });
  afterAll(async () => {
    await service.stop();
    await mail.kill();
    await receiver.kill();
  });

  /** Until all that happened has been told, or tried. */
  async function told(): Promise<void> {
    await service.app.get(LinkMailsService, { strict: false }).run();
    await service.app.get(FollowerService, { strict: false }).run();
    await service.app.get(MailingService, { strict: false }).run();
    await service.app.get(DeliveriesService, { strict: false }).run();
  }

  /** As somebody, and it has to succeed. */
  async function does<T>(asked: Promise<Answer<T>>): Promise<T> {
    const { status, body } = await asked;
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Somebody comes in by the link in their mail. */
  async function admit(admin: Visitor | Client, name: string, role: string, office?: string) {
    const email = `${name.toLowerCase()}@example.com`;
    const given = { email, name, role, ...(office === undefined ? {} : { office }) };
    const { id } = await does(admin.post<{ id: string }>('people', given));
    await told();
    const sent = mail.mails.find(({ to }) => [to].flat().some((one) => one?.text === email));
    const visitor = new Visitor(service.address);
    const token = tokenOf(/https:\/\/onevoice\.example\/sign-in#\S+/.exec(sent?.text ?? '')?.[0] ?? null);
    await does(visitor.post(`invitations/${token}`, { password: PASSWORD }));
    return Object.assign(visitor, { id, email });
  }

  test('from filing to a decision, its clearances, its reopening and the audit, as everybody sees it', async () => {
    // An admin comes in by mail, sets the company up, and invites the others.
    const amy = await admit(service.api, 'Amy', 'admin');
    await does(amy.post('segments', { id: 'new-customers', name: 'New customers', audienceSize: 12_000 }));
    for (const kind of ['marketing', 'operations', 'partner'])
      await does(amy.post('offices', { id: kind, name: kind, kind }));
    const ria = await admit(amy, 'Ria', 'reviewer');
    const max = await admit(amy, 'Max', 'author', 'marketing');
    const ada = await admit(amy, 'Ada', 'advocate', 'operations');
    const ben = await admit(amy, 'Ben', 'advocate', 'partner');
    const vic = await admit(amy, 'Vic', 'viewer');
    await does(amy.patch('offices/operations', { advocate: ada.id }));
    await does(amy.patch('offices/partner', { advocate: ben.id }));
    const { key } = await does(
      amy.post<{ key: string }>('api-keys', { name: 'Print street', role: 'author', office: 'operations' }),
    );
    const printer = service.api.as(key);
    const { id: hook, secret } = await does(
      amy.post<{ id: string; secret: string }>('webhooks', { url: receiver.url }),
    );
    await told();
    mail.mails.length = 0;
    receiver.received.length = 0;

    const clearance = async (who: Visitor | Client, id: string) =>
      (await does(who.get<ShownClearance>(`communications/${id}/clearance`))).state;
    const toldBy = (name: string) =>
      mail.told.filter((one) => one.startsWith(`${name}@`)).map((one) => one.split(': ')[1]);
    /** Everybody's connection goes on after a restart, on another port. */
    const restart = async () => {
      await service.restart();
      const moved = [amy, ria, max, ada, ben, vic].map((one) => Object.assign(one, { address: service.address }));
      expect(await Promise.all(moved.map(async (one) => (await one.get('me')).status))).toEqual(Array(6).fill(200));
    };

    // Marketing's author files a letter; the sending system of operations the same one; the partner too.
    const a = await does(
      max.post<ShownFiling>('communications', { ...LETTER, office: 'marketing', externalId: 'm-1' }),
    );
    expect(a.clearance.state).toBe('clear');
    const b = await does(
      printer.post<ShownFiling>('communications', { ...LETTER, office: 'operations', externalId: 'o-1' }),
    );
    expect(b.clearance.state).toBe('review');
    const c = await does(ben.post<ShownFiling>('communications', { ...LETTER, office: 'partner', externalId: 'p-1' }));
    const id = b.clearance.conflictIds[0] as string;
    expect(c.clearance.conflictIds).toEqual([id]);
    const path = `conflicts/${id}`;
    const shown = (who: Visitor) => does(who.get<ShownConflict>(path));
    // It has an owner at once, who is told.
    expect(await shown(ria)).toMatchObject({ kind: 'duplicate', status: 'open', assignee: ada.id });
    await told();
    expect(toldBy('ada')).toEqual(['Yours to review']);
    expect(receiver.events).toEqual(['conflict.opened']);

    // A viewer looks, and does no more. The author talks, and does not decide. The partner sees its own side alone.
    expect((await shown(vic)).members).toHaveLength(3);
    expect((await vic.post(`${path}/comments`, { text: 'hm' })).status).toBe(403);
    await does(max.post(`${path}/comments`, { text: 'Ours is older. @ria please look' }));
    expect((await max.post<Problem>(`${path}/decide`, { decision: 'keep_one', keep: a.id })).status).toBe(403);
    const partial = await shown(ben);
    expect(partial.members.map(({ externalId }) => externalId).sort()).toEqual([
      'p-1',
      'undisclosed-1',
      'undisclosed-2',
    ]);
    expect(JSON.stringify(partial)).not.toMatch(/m-1|o-1|Ours is older/);
    expect((await ben.get(`communications/${a.id}`)).status).toBe(404);
    expect((await ben.post(`${path}/decide`, { decision: 'keep_one', keep: c.id })).status).toBe(403);
    await told();
    expect(toldBy('ria')).toEqual(['You are mentioned']);

    // The receiver and the mail server die. Ria takes it and asks operations; the service restarts; then they are back.
    await receiver.kill();
    await mail.kill();
    const before = mail.mails.length;
    await does(ria.post(`${path}/assign`, { assignee: ria.id }));
    const question = 'Do you need it, <b>really</b>?';
    expect(await does(ria.post<ShownConflict>(`${path}/ask`, { office: 'operations', question }))).toMatchObject({
      status: 'awaiting_office',
    });
    await told();
    await restart();
    await told();
    expect([mail.mails.length, receiver.events]).toEqual([before, ['conflict.opened']]);
    expect(await clearance(service.api.as(key), b.id)).toBe('review');
    await receiver.start();
    await mail.start();
    clock.advanceDays(PAUSE_S / 86_400);
    await told();
    expect(receiver.events).toEqual(['conflict.opened', 'conflict.assigned']);
    expect(toldBy('ada')).toContain('Your office is asked');
    expect(mail.mails.map(({ html }) => html).join()).toContain('&lt;b&gt;really&lt;/b&gt;');

    // Its advocate answers. Ria decides from a state that has passed, is told, and decides again.
    const asked = await does(ada.get<{ items: { conflictId: string }[] }>('questions?open=true'));
    expect(asked.items).toEqual([expect.objectContaining({ conflictId: id, question, askedBy: ria.id })]);
    const { version } = await shown(ria);
    await does(ada.post(`${path}/comments`, { text: 'We can do without.' }));
    const keepA = { decision: 'keep_one', keep: a.id, reason: 'The older one stands.' };
    expect((await ria.post(`${path}/decide`, { ...keepA, version })).status).toBe(409);
    await receiver.kill();
    mail.refuses = true;
    expect(await does(ria.post<ShownConflict>(`${path}/decide`, keepA))).toMatchObject({ status: 'resolved' });

    // The sending system is told at once what may go, and hears of it when the receiver is back.
    const states = async () => [
      await clearance(amy, a.id),
      await clearance(service.api.as(key), b.id),
      await clearance(ben, c.id),
    ];
    expect(await states()).toEqual(['released', 'held', 'held']);
    await told();
    await restart();
    mail.refuses = false;
    await receiver.start();
    clock.advanceDays(PAUSE_S / 86_400);
    await told();
    expect(receiver.events.slice(2).sort()).toEqual([
      'communication.held',
      'communication.held',
      'communication.released',
      'conflict.resolved',
    ]);
    const heard = receiver.received.map(({ raw, headers }) =>
      isSignedBy(secret, raw, String(headers['onevoice-signature']), clock.now()),
    );
    expect(heard).toEqual(Array(6).fill(true));
    expect(mail.mails.filter(({ text }) => text?.includes('Held: p-1')).map(({ to }) => [to].flat()[0]?.text)).toEqual([
      'ben@example.com',
    ]);

    // Whoever was decided upon says whether it helped.
    const { reception } = await does(
      max.post<{ reception: object }>(`${path}/feedback`, { helped: true, words: 'Quick, thank you.' }),
    );
    expect(reception).toMatchObject({ helped: 1, didNotHelp: 0 });

    // It is taken back: all three wait again. Decided the other way, operations may send.
    expect(await does(ria.post<ShownConflict>(`${path}/reopen`, { reason: 'It is needed after all.' }))).toMatchObject({
      status: 'open',
    });
    expect(await states()).toEqual(['review', 'review', 'review']);
    await does(ria.post(`${path}/decide`, { decision: 'keep_one', keep: b.id, reason: 'It has the right date.' }));
    expect(await states()).toEqual(['held', 'released', 'held']);
    await told();
    const events = receiver.events.slice(6);
    expect([events.includes('conflict.reopened'), events.filter((one) => one === 'conflict.resolved')]).toEqual([
      true,
      ['conflict.resolved'],
    ]);
    // Nothing waits, nothing was told twice.
    await restart();
    const [mails, hooks] = [mail.mails.length, receiver.received.length];
    clock.advanceDays(1 / 24);
    await told();
    expect([mail.mails.length, receiver.received.length]).toEqual([mails, hooks]);
    expect(new Set(receiver.received.map(({ body }) => body.id)).size).toBe(hooks);
    const { items } = await does(amy.get<{ items: { state: string }[] }>(`webhooks/${hook}/deliveries?limit=200`));
    expect(items.map(({ state }) => state)).toEqual(Array(hooks).fill('delivered'));

    // The record has all of it, in order, whole; and it is not for everybody.
    interface Entry {
      actor: string;
      action: string;
      from: string | null;
      to: string | null;
    }
    const entries = (await does(amy.get<{ items: Entry[] }>(`audit?subject=${id}&limit=200`))).items.reverse();
    const moves = entries.filter(({ from, to }) => from !== to).map(({ actor, action, to }) => [actor, action, to]);
    expect(moves).toEqual([
      [expect.any(String), 'conflict.opened', 'open'],
      [ria.id, 'conflict.assigned', 'in_review'],
      [ria.id, 'conflict.asked', 'awaiting_office'],
      [ada.id, 'conflict.answered', 'in_review'],
      [ria.id, 'conflict.decided', 'resolved'],
      [ria.id, 'conflict.reopened', 'open'],
      [ria.id, 'conflict.decided', 'resolved'],
    ]);
    // What the partner was shown of the others' texts, too.
    expect(entries).toContainEqual(expect.objectContaining({ actor: ben.id, action: 'text.read' }));
    for (const who of [max, ada, ben, vic]) expect((await who.get('audit/verify')).status).toBe(403);
    expect(await does(amy.get('audit/verify'))).toMatchObject({ whole: true, faults: [] });
  }, 120_000);
});
