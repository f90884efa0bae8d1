import { DeliveriesService } from '../../src/notify/deliveries.service.js';
import { FollowerService } from '../../src/notify/follower.service.js';
import { isSignedBy } from '../../src/notify/signature.js';
import type { Client, Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Receiver } from '../support/receiver.js';
import { Company, years } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';

interface ShownDelivery {
  id: string;
  event: string;
  state: string;
  attempts: number;
  responseStatus: number | null;
  failure: string | null;
  nextAt: string | null;
}

describeOnDatabase('webhooks', () => {
  let service: Service;
  let company: Company;
  const receiver = new Receiver();
  const clock = new TestClock();
  const year = years();

  beforeAll(async () => {
    await receiver.start();
    service = await Service.start({ clock, env: { WEBHOOKS_TO_PRIVATE_ADDRESSES: 'yes' } });
    company = await Company.found(service);
  });
  afterAll(async () => {
    await service.stop();
    await receiver.kill();
  });
  beforeEach(() => {
    receiver.received.length = 0;
    receiver.answer = 200;
  });

  /** Until all that happened has been sent, or tried. */
  async function settled(): Promise<void> {
    await service.app.get(FollowerService, { strict: false }).run();
    await service.app.get(DeliveriesService, { strict: false }).run();
  }
  const hook = async (given: object = {}) =>
    (await company.post<{ id: string; secret: string }>('webhooks', { url: receiver.url, ...given })).body;
  const deliveries = async (id: string, query = '') =>
    (await company.admin.get<{ items: ShownDelivery[] }>(`webhooks/${id}/deliveries${query}`)).body.items;

  test('is told, signed, what happens to a conflict and its communications', async () => {
    const { id, secret } = await hook();
    const { a, conflict } = await company.collide('told', year.next().value as object);
    await company.post(`conflicts/${conflict.id}/assign`, { assignee: 'somebody' });
    await company.post(`conflicts/${conflict.id}/decide`, { decision: 'keep_one', keep: a.id, reason: 'older' });
    await settled();
    expect(receiver.events.sort()).toEqual([
      'communication.held',
      'communication.released',
      'conflict.assigned',
      'conflict.opened',
      'conflict.resolved',
    ]);
    for (const { headers, raw } of receiver.received) {
      expect(isSignedBy(secret, raw, String(headers['onevoice-signature']), clock.now())).toBe(true);
      expect(isSignedBy('another secret', raw, String(headers['onevoice-signature']), clock.now())).toBe(false);
    }
    const resolved = receiver.received.find(({ body }) => body.event === 'conflict.resolved')?.body;
    expect(resolved).toMatchObject({
      reason: 'older',
      data: { conflict: { id: conflict.id, status: 'resolved' }, decision: 'keep_one' },
    });
    const held = receiver.received.find(({ body }) => body.event === 'communication.held')?.body;
    expect(held).toMatchObject({
      data: { state: 'held', communication: { externalId: 'told-b', office: 'operations' } },
    });
    expect((await deliveries(id)).map(({ state }) => state)).toEqual(Array(5).fill('delivered'));
    // Nothing is told twice, however often the journal is read.
    await settled();
    expect(receiver.received).toHaveLength(5);
    expect((await company.admin.delete(`webhooks/${id}`)).status).toBe(204);
    expect((await company.admin.get(`webhooks/${id}/deliveries`)).status).toBe(404);
  });

  test('is told only the events it wants', async () => {
    const { id } = await hook({ events: ['communication.held'] });
    const { id: held } = await company.file('marketing', 'only', year.next().value as object);
    await company.post(`communications/${held}/hold`, { reason: 'not yet' });
    await company.post(`communications/${held}/release`, { reason: 'now' });
    await settled();
    expect(receiver.events).toEqual(['communication.held']);
    await company.admin.delete(`webhooks/${id}`);
  });

  test('what could not be delivered survives the death of both, and arrives once', async () => {
    const { id } = await hook({ events: ['communication.held'] });
    const { id: held } = await company.file('marketing', 'both', year.next().value as object);
    await receiver.kill();
    await company.post(`communications/${held}/hold`, { reason: 'not yet' });
    await settled();
    expect((await deliveries(id))[0]).toMatchObject({
      state: 'pending',
      attempts: 1,
      failure: expect.stringContaining('ECONNREFUSED'),
    });
    await service.restart();
    await receiver.start();
    await settled();
    expect(receiver.received).toEqual([]); // It is not time yet.
    clock.advanceDays(11 / 86_400);
    await settled();
    expect(receiver.events).toEqual(['communication.held']);
    expect((await deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 2, responseStatus: 200 });
    await company.admin.delete(`webhooks/${id}`);
  });

  test('a target that answers 500 for an hour is tried until it does not', async () => {
    const { id } = await hook({ events: ['communication.held'] });
    const { id: held } = await company.file('marketing', 'hour', year.next().value as object);
    receiver.answer = 500;
    await company.post(`communications/${held}/hold`, { reason: 'not yet' });
    for (let minutes = 0; minutes < 61; minutes += 5) {
      await settled();
      clock.advanceDays(5 / 1440);
    }
    const [waiting] = await deliveries(id, '?state=pending');
    expect(waiting).toMatchObject({ responseStatus: 500, failure: 'it answered 500' });
    expect(waiting?.attempts).toBeGreaterThan(4);
    receiver.answer = 200;
    clock.advanceDays(1 / 24);
    await settled();
    expect(receiver.events).toEqual(['communication.held']);
    await company.admin.delete(`webhooks/${id}`);
  });

  test('a redirect is not followed', async () => {
    const { id } = await hook({ events: ['communication.held'] });
    const { id: held } = await company.file('marketing', 'redirect', year.next().value as object);
    receiver.answer = 302;
    await company.post(`communications/${held}/hold`, { reason: 'not yet' });
    await settled();
    expect((await deliveries(id))[0]).toMatchObject({
      state: 'pending',
      failure: expect.stringContaining('redirects are not followed'),
    });
    // Sent again by hand, once it is repaired.
    receiver.answer = 200;
    const [delivery] = await deliveries(id);
    expect((await company.admin.post(`webhooks/${id}/deliveries/${delivery?.id}/replay`)).status).toBe(202);
    await settled();
    expect(receiver.events).toEqual(['communication.held']);
    await company.admin.delete(`webhooks/${id}`);
  });

  test('a target that hangs holds up no other', async () => {
    const hanging = new Receiver();
    hanging.answer = 'hang';
    await hanging.start();
    const { id: first } = await hook({ url: hanging.url, events: ['communication.held'] });
    const { id: second } = await hook({ events: ['communication.held'] });
    const { id: held } = await company.file('marketing', 'hang', year.next().value as object);
    await company.post(`communications/${held}/hold`, { reason: 'not yet' });
    const trying = settled();
    for (let i = 0; i < 100 && receiver.received.length === 0; i++) await new Promise((done) => setTimeout(done, 50));
    expect(receiver.events).toEqual(['communication.held']);
    await hanging.kill();
    await trying;
    for (const id of [first, second]) await company.admin.delete(`webhooks/${id}`);
  });

  test('only admins make them, and every fault of one is told', async () => {
    const ria: Client = (await company.hire('Ria', 'reviewer')).client;
    expect((await ria.post('webhooks', { url: receiver.url })).status).toBe(403);
    for (const given of [
      { url: 'ftp://example.com/' },
      { url: 'https://user:pw@example.com/' },
      { url: receiver.url, events: ['nope'] },
    ])
      expect((await company.admin.post('webhooks', given)).status).toBe(422);
    expect((await company.admin.get('webhooks/nope/deliveries')).status).toBe(404);
  });
});

describeOnDatabase('webhooks into the own network', () => {
  let service: Service;
  let company: Company;
  const receiver = new Receiver();

  beforeAll(async () => {
    await receiver.start();
    service = await Service.start();
    company = await Company.found(service);
  });
  afterAll(async () => {
    await service.stop();
    await receiver.kill();
  });

  test.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://[::1]/',
    'http://169.254.169.254/latest/meta-data',
    'http://10.0.0.1/',
  ])('%s is refused at once', async (url) => {
    const answer = await company.admin.post<Problem>('webhooks', { url });
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, '/url']);
  });

  test('a name that leads inside is refused when it is resolved, and nothing arrives', async () => {
    const url = receiver.url.replace('127.0.0.1', 'localhost');
    const { body } = await company.post<{ id: string }>('webhooks', { url });
    await company.collide('inside');
    await service.app.get(FollowerService, { strict: false }).run();
    await service.app.get(DeliveriesService, { strict: false }).run();
    const { items } = (await company.admin.get<{ items: ShownDelivery[] }>(`webhooks/${body.id}/deliveries`)).body;
    expect(items[0]).toMatchObject({ state: 'pending', failure: expect.stringContaining('inside this network') });
    expect(receiver.received).toEqual([]);
  });
});
