import { SMTPServer } from 'smtp-server';
import { Database } from '../../src/platform/database/database.js';
import type { Problem } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { ADMIN_KEY, Service, TestClock } from '../support/service.js';
import { PASSWORD, Visitor, join, tokenOf } from '../support/visitor.js';

interface Me {
  id: string;
  kind: string;
  email: string | null;
  role: string;
  office: string | null;
  partner: boolean;
  may: string[];
  csrfToken: string | null;
}

interface Invited {
  id: string;
  state: string;
  invitation: { link: string | null; mailed: boolean; expiresAt: string };
}

const MINUTE_DAYS = 1 / 1440;

/** A database column by column as text, to look for what must not be in it. */
async function everythingStored(service: Service): Promise<string> {
  const { reader } = service.app.get(Database, { strict: false });
  const rows: unknown[] = [];
  for (const { tableName } of reader.entityMetadatas) rows.push(await reader.query(`SELECT * FROM ${tableName}`));
  return JSON.stringify(rows);
}

describeOnDatabase('people', () => {
  let service: Service;
  let clock: TestClock;
  beforeAll(async () => {
    clock = new TestClock();
    service = await Service.start({ clock });
    for (const id of ['marketing', 'operations']) await service.api.post('offices', { id, name: id, kind: id });
    await service.api.post('offices', { id: 'bank', name: 'Partner bank', kind: 'partner' });
  });
  afterAll(() => service.stop());

  test('an invited person chooses a password, is signed in, and signs in again', async () => {
    const invited = await service.api.post<Invited>('people', {
      email: 'Ann@Example.com ',
      name: 'Ann Author',
      role: 'author',
      office: 'marketing',
    });
    expect(invited.status).toBe(422);
    const right = await service.api.post<Invited>('people', {
      email: 'Ann@Example.com',
      name: 'Ann Author',
      role: 'author',
      office: 'marketing',
    });
    expect([right.status, right.body.state, right.body.invitation.mailed]).toEqual([201, 'invited', false]);
    const link = right.body.invitation.link ?? '';
    expect(link).toMatch(new RegExp(`^${service.address}/sign-in#invitation=[\\w-]{43}$`));

    const ann = new Visitor(service.address);
    expect((await ann.get(`invitations/${tokenOf(link)}`)).body).toEqual({
      email: 'ann@example.com',
      name: 'Ann Author',
    });
    const came = await ann.post<Me>(`invitations/${tokenOf(link)}`, { password: PASSWORD });
    expect(came.status).toBe(200);
    expect(came.body).toMatchObject({
      kind: 'person',
      email: 'ann@example.com',
      role: 'author',
      office: 'marketing',
      partner: false,
    });
    expect(came.body.may).toEqual(['look', 'write', 'self']);
    expect((await ann.get<Me>('me')).body.id).toBe(right.body.id);

    const again = new Visitor(service.address);
    expect((await again.signIn('ANN@example.com')).status).toBe(200);
    expect((await service.api.get<{ state: string }>(`people/${right.body.id}`)).body.state).toBe('active');
  });

  test('the session cookie is for our own pages only, and no script reads it', async () => {
    const visitor = await join(service, { email: 'cookie@example.com', role: 'viewer' });
    const { headers } = await visitor.signIn('cookie@example.com');
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^onevoice_session=[\w-]{43}; Max-Age=43200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
      ),
    ]);
  });

  test('a link works once, and no longer than it may; a forged one never; an earlier one not at all', async () => {
    const invite = () =>
      service.api.post<Invited>('people', { email: `${Math.random()}@example.com`, name: 'X Y', role: 'viewer' });
    const use = (link: string | null) =>
      new Visitor(service.address).post<Problem>(`invitations/${tokenOf(link)}`, { password: PASSWORD });

    const once = (await invite()).body.invitation.link;
    expect((await use(once)).status).toBe(200);
    const twice = await use(once);
    expect([twice.status, twice.body.type]).toEqual([410, 'urn:onevoice:problem:link-not-valid']);

    const late = (await invite()).body.invitation.link;
    clock.advanceDays(7);
    expect((await use(late)).body.detail).toBe(twice.body.detail);
    clock.advanceDays(-7);
    expect((await use(late)).status).toBe(200);

    const fromTheFuture = (clock.advanceDays(400), (await invite()).body.invitation.link);
    clock.advanceDays(-400);
    expect((await use(fromTheFuture)).status).toBe(410);

    expect((await use('x=forged-forged-forged-forged-forged-forged')).body.detail).toBe(twice.body.detail);

    const first = await invite();
    const second = await service.api.post<Invited>(`people/${first.body.id}/invitation`);
    expect((await use(first.body.invitation.link)).status).toBe(410);
    expect((await use(second.body.invitation.link)).status).toBe(200);
  });

  test('twenty uses of one link at once: one comes in', async () => {
    const { body } = await service.api.post<Invited>('people', {
      email: 'race@example.com',
      name: 'X Y',
      role: 'viewer',
    });
    const uses = await Promise.all(
      Array.from({ length: 20 }, () =>
        new Visitor(service.address).post(`invitations/${tokenOf(body.invitation.link)}`, { password: PASSWORD }),
      ),
    );
    expect(uses.map((use) => use.status).sort()).toEqual([200, ...Array<number>(19).fill(410)]);
  });

  test('a weak password is refused with the reason, and the link stays good', async () => {
    const { body } = await service.api.post<Invited>('people', {
      email: 'weakling@example.com',
      name: 'Weak Ling',
      role: 'viewer',
    });
    const accept = (password: string) =>
      new Visitor(service.address).post<Problem>(`invitations/${tokenOf(body.invitation.link)}`, { password });
    for (const [password, why] of [
      ['short', /12/],
      ['weakling@example.com', /more than a name/],
      ['aaaaaaaaaaaaaaa', /different characters/],
    ] as const) {
      const refused = await accept(password);
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/password']);
      expect(refused.body.errors?.[0]?.detail).toMatch(why);
    }
    expect((await accept(PASSWORD)).status).toBe(200);
  });

  test('a wrong password, an unknown address, an open invitation and a disabled account sound alike', async () => {
    const gone = await join(service, { email: 'gone@example.com', role: 'viewer' });
    await service.api.post(`people/${gone.id}/disable`);
    await service.api.post('people', { email: 'invited-only@example.com', name: 'X Y', role: 'viewer' });
    await join(service, { email: 'here@example.com', role: 'viewer' });
    const answers = await Promise.all(
      ['gone@example.com', 'invited-only@example.com', 'nobody@example.com'].map((email) =>
        new Visitor(service.address).signIn(email),
      ),
    );
    answers.push(await new Visitor(service.address).signIn('here@example.com', 'not the password'));
    expect(new Set(answers.map((answer) => JSON.stringify([answer.status, answer.body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
    for (const answer of answers) expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('a password is the same on every keyboard that composes its letters', async () => {
    const { body } = await service.api.post<Invited>('people', {
      email: 'nfc@example.com',
      name: 'X Y',
      role: 'viewer',
    });
    const password = 'Zwölf Bärenkräfte';
    await new Visitor(service.address).post(`invitations/${tokenOf(body.invitation.link)}`, {
      password: password.normalize('NFD'),
    });
    expect((await new Visitor(service.address).signIn('nfc@example.com', password.normalize('NFC'))).status).toBe(200);
  });

  describe('sessions', () => {
    test('end by signing out, and a replayed cookie is worth nothing', async () => {
      const visitor = await join(service, { email: 'out@example.com', role: 'viewer' });
      const thief = visitor.stolen();
      expect((await thief.get('me')).status).toBe(200);
      expect((await visitor.post('sign-out')).status).toBe(204);
      expect(visitor.cookie).toBe('');
      expect((await thief.get('me')).status).toBe(401);
    });

    test('a sign-in gives a new token, and ends the session that was presented', async () => {
      const visitor = await join(service, { email: 'fixed@example.com', role: 'viewer' });
      const planted = visitor.stolen();
      await visitor.signIn('fixed@example.com');
      expect(visitor.cookie).not.toBe(planted.cookie);
      expect((await planted.get('me')).status).toBe(401);
    });

    test('a forged cookie is nobody', async () => {
      const visitor = new Visitor(service.address);
      for (const value of ['x'.repeat(43), "' OR 1=1 --", '', '0']) {
        visitor.setCookie('onevoice_session', value);
        expect((await visitor.get('me')).status).toBe(401);
      }
    });

    test('end when idle, and in the end though they are used', async () => {
      const visitor = await join(service, { email: 'idle@example.com', role: 'viewer' });
      /** Looks, and waits until that is noted: it is written after the answer. */
      const used = async () => {
        for (let i = 0; i < 200; i++) {
          const { status, body } = await visitor.get<{ items?: { current: boolean; lastSeenAt: string }[] }>(
            'me/sessions',
          );
          if (status !== 200) return status;
          if (body.items?.find((one) => one.current)?.lastSeenAt === clock.now().toISOString()) return 200;
          await new Promise((wake) => setTimeout(wake, 10));
        }
        return 'not noted';
      };
      for (let i = 0; i < 6; i++) {
        clock.advanceDays(119 * MINUTE_DAYS);
        expect(await used()).toBe(200);
      }
      clock.advanceDays(6 * MINUTE_DAYS);
      expect(await used()).toBe(401);

      const idle = await join(service, { email: 'idle2@example.com', role: 'viewer' });
      clock.advanceDays(120 * MINUTE_DAYS);
      expect((await idle.get('me')).status).toBe(401);
      clock.advanceDays(-120 * MINUTE_DAYS);
      expect((await idle.get('me')).status).toBe(401);
    });

    test('of a clock that was set back since do not last until then', async () => {
      clock.advanceDays(30);
      const visitor = await join(service, { email: 'future@example.com', role: 'viewer' });
      expect((await visitor.get('me')).status).toBe(200);
      clock.advanceDays(-30);
      expect((await visitor.get('me')).status).toBe(401);
    });

    test('are listed and ended one by one, but never another person’s', async () => {
      const first = await join(service, { email: 'two@example.com', role: 'viewer' });
      const second = new Visitor(service.address, { 'user-agent': 'Second/1.0' });
      await second.signIn('two@example.com');
      const other = await join(service, { email: 'three@example.com', role: 'viewer' });
      interface Listed {
        items: { id: string; current: boolean; agent: string }[];
      }
      const mine = (await first.get<Listed>('me/sessions')).body.items;
      expect(mine.map(({ current, agent }) => [current, agent])).toEqual([
        [false, 'Second/1.0'],
        [true, 'node'],
      ]);
      const theirs = (await other.get<Listed>('me/sessions')).body.items[0]?.id;
      expect((await first.delete(`me/sessions/${theirs}`)).status).toBe(404);
      expect((await other.get('me')).status).toBe(200);
      expect((await first.delete(`me/sessions/${mine[0]?.id}`)).status).toBe(204);
      expect((await second.get('me')).status).toBe(401);
      await second.signIn('two@example.com');
      expect((await first.delete('me/sessions')).status).toBe(204);
      expect((await second.get('me')).status).toBe(401);
      expect((await first.get('me')).status).toBe(200);
    });

    test('survive a restart', async () => {
      const visitor = await join(service, { email: 'restart@example.com', role: 'viewer' });
      const { cookie, csrfToken } = visitor;
      await service.restart();
      const again = new Visitor(service.address);
      again.setCookie(...(cookie.split('=') as [string, string]));
      const me = await again.get<Me>('me');
      expect([me.status, me.body.csrfToken]).toEqual([200, csrfToken]);
    });

    test('a new password gives this session a new token and ends all others', async () => {
      const visitor = await join(service, { email: 'changer@example.com', role: 'viewer' });
      const thief = visitor.stolen();
      const other = new Visitor(service.address);
      await other.signIn('changer@example.com');
      const wrong = await visitor.post<Problem>('me/password', {
        present: 'not the present one',
        password: 'another long password',
      });
      expect([wrong.status, wrong.body.errors?.[0]?.pointer]).toEqual([422, '/present']);
      const changed = await visitor.post('me/password', { present: PASSWORD, password: 'another long password' });
      expect(changed.status).toBe(200);
      expect((await visitor.get('me')).status).toBe(200);
      expect((await visitor.delete('me/sessions')).status).toBe(204);
      expect((await thief.get('me')).status).toBe(401);
      expect((await other.get('me')).status).toBe(401);
      expect((await other.signIn('changer@example.com')).status).toBe(401);
      expect((await other.signIn('changer@example.com', 'another long password')).status).toBe(200);
    });
  });

  describe('requests from another site', () => {
    let visitor: Visitor;
    beforeAll(async () => {
      visitor = await join(service, { email: 'csrf@example.com', role: 'viewer' });
    });
    const change = (headers: Record<string, string | null>) =>
      visitor.send<Problem>('POST', 'me/api-keys', { name: 'k', role: 'viewer' }, headers);

    test('change nothing without the token, or with another session’s', async () => {
      const other = await join(service, { email: 'csrf2@example.com', role: 'viewer' });
      for (const token of [null, '', 'guess', other.csrfToken]) {
        const refused = await change({ 'x-csrf-token': token });
        expect([refused.status, refused.body.type]).toEqual([403, 'urn:onevoice:problem:not-allowed']);
      }
      expect((await change({})).status).toBe(201);
    });

    test.each([
      [{ 'sec-fetch-site': 'cross-site' }, 403],
      [{ 'sec-fetch-site': 'same-site' }, 403],
      [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, 201],
      [{ origin: 'https://evil.example' }, 403],
      [{ origin: 'null' }, 403],
    ])('with the right token and %j: %i', async (headers, status) => {
      expect((await change(headers)).status).toBe(status);
    });

    test('our own origin may', async () => {
      expect((await change({ origin: service.address })).status).toBe(201);
    });

    test('sign nobody in, so that nobody works in somebody else’s account unawares', async () => {
      const refused = await new Visitor(service.address).post(
        'sign-in',
        { email: 'csrf@example.com', password: PASSWORD },
        { 'sec-fetch-site': 'cross-site' },
      );
      expect(refused.status).toBe(403);
      expect(refused.headers.getSetCookie()).toEqual([]);
    });

    test('a key needs no token, as no browser sends it by itself', async () => {
      expect((await service.api.post('segments', { id: 'csrf-free', name: 'x' })).status).toBe(201);
    });
  });

  describe('what admins change', () => {
    test('another role ends the sessions, and counts from the next on', async () => {
      const visitor = await join(service, { email: 'riser@example.com', role: 'viewer' });
      const changed = await service.api.patch<{ role: string }>(`people/${visitor.id}`, { role: 'reviewer' });
      expect([changed.status, changed.body.role]).toEqual([200, 'reviewer']);
      expect((await visitor.get('me')).status).toBe(401);
      const again = await visitor.signIn('riser@example.com');
      expect(again.body).toMatchObject({ role: 'reviewer' });
      await service.api.patch(`people/${visitor.id}`, { name: 'Another Name' });
      expect((await visitor.get('me')).status).toBe(200);
    });

    test('disabling ends sessions, keys and links at once, and signing in', async () => {
      const visitor = await join(service, { email: 'leaver@example.com', role: 'viewer' });
      const { body } = await visitor.post<{ key: string }>('me/api-keys', { name: 'mine', role: 'viewer' });
      const link = (await service.api.post<Invited>(`people/${visitor.id}/invitation`)).body.invitation.link;
      expect((await service.api.as(body.key).get('me')).status).toBe(200);
      expect((await service.api.post(`people/${visitor.id}/disable`)).status).toBe(200);
      expect((await visitor.get('me')).status).toBe(401);
      expect((await service.api.as(body.key).get('me')).status).toBe(401);
      expect((await visitor.post(`invitations/${tokenOf(link)}`, { password: PASSWORD })).status).toBe(410);
      expect((await visitor.signIn('leaver@example.com')).status).toBe(401);
      await service.api.post(`people/${visitor.id}/enable`);
      expect((await visitor.signIn('leaver@example.com')).status).toBe(200);
      expect((await service.api.as(body.key).get('me')).status).toBe(401);
    });

    test('the last admin stays one', async () => {
      const admin = await join(service, { email: 'boss@example.com', role: 'admin' });
      expect((await admin.post(`people/${admin.id}/disable`)).status).toBe(409);
      expect((await admin.patch(`people/${admin.id}`, { role: 'viewer' })).status).toBe(409);
      const second = await join(service, { email: 'boss2@example.com', role: 'admin' });
      const both = await Promise.all([
        admin.post(`people/${second.id}/disable`),
        second.post(`people/${admin.id}/disable`),
      ]);
      expect(both.map((one) => one.status).sort()).not.toEqual([200, 200]);
    });

    test.each([
      [{ role: 'author' }, 422, '/office'],
      [{ role: 'author', office: 'nowhere' }, 404, undefined],
      [{ role: 'admin', office: 'marketing' }, 422, '/office'],
      [{ role: 'reviewer', office: 'bank' }, 422, '/office'],
      [{ role: 'emperor' }, 422, '/role'],
      [{ role: 'viewer', email: 'no address' }, 422, '/email'],
      [{ role: 'viewer', email: 'twice@example.com' }, 409, '/email'],
    ])('nobody is invited as %j', async (given, status, pointer) => {
      await service.api.post('people', { email: 'twice@example.com', name: 'X Y', role: 'viewer' });
      const refused = await service.api.post<Problem>('people', {
        email: 'someone@example.com',
        name: 'X Y',
        ...given,
      });
      expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([status, pointer]);
    });

    test('others see colleagues by name, role and office, and only those who can sign in', async () => {
      const visitor = await join(service, { email: 'looker@example.com', role: 'viewer', name: 'Lou Looker' });
      expect((await visitor.get('people')).status).toBe(403);
      const { body } = await visitor.get<{ items: object[] }>('colleagues?limit=200');
      expect(body.items).toContainEqual({ id: visitor.id, name: 'Lou Looker', role: 'viewer', office: null });
      expect(JSON.stringify(body)).not.toContain('@example.com');
    });
  });

  describe('keys of one’s own', () => {
    interface Key {
      id: string;
      key: string;
      role: string;
      office: string | null;
      person: string | null;
      lastUsedAt: string | null;
      revokedAt: string | null;
    }

    test('are made with at most one’s own role and for one’s own office, seen in use, and revoked', async () => {
      const author = await join(service, { email: 'keys@example.com', role: 'author', office: 'marketing' });
      expect((await author.post('me/api-keys', { name: 'x', role: 'reviewer' })).status).toBe(403);
      expect((await author.post('me/api-keys', { name: 'x', role: 'author', office: 'operations' })).status).toBe(403);
      const { body: made } = await author.post<Key>('me/api-keys', { name: 'robot', role: 'author' });
      expect(made).toMatchObject({ role: 'author', office: 'marketing', person: author.id, lastUsedAt: null });
      const robot = service.api.as(made.key);
      expect((await robot.get<Me>('me')).body).toMatchObject({
        kind: 'key',
        role: 'author',
        office: 'marketing',
        csrfToken: null,
      });
      // A key touches no account.
      for (const path of ['me/sessions', 'me/api-keys']) expect((await robot.get(path)).status).toBe(403);
      expect((await robot.post('me/api-keys', { name: 'x', role: 'viewer' })).status).toBe(403);
      expect((await robot.post('sign-out')).status).toBe(403);
      const listed = await author.get<{ items: Key[] }>('me/api-keys');
      expect(listed.body.items).toHaveLength(1);
      expect(JSON.stringify(listed.body)).not.toContain(made.key);

      const stranger = await join(service, { email: 'stranger@example.com', role: 'viewer' });
      expect((await stranger.post(`me/api-keys/${made.id}/revoke`)).status).toBe(404);
      expect((await author.post(`me/api-keys/${made.id}/revoke`)).status).toBe(200);
      expect((await robot.get('me')).status).toBe(401);
      expect((await author.get<{ items: Key[] }>('me/api-keys')).body.items[0]?.revokedAt).not.toBeNull();
    });

    test('may never more than their person: less with them, nothing in another office', async () => {
      const person = await join(service, { email: 'sinking@example.com', role: 'reviewer' });
      const make = async (body: object) =>
        service.api.as((await person.post<Key>('me/api-keys', { name: 'k', ...body })).body.key);
      const reviewer = await make({ role: 'reviewer' });
      const author = await make({ role: 'author', office: 'marketing' });
      await service.api.patch(`people/${person.id}`, { role: 'viewer' });
      expect((await reviewer.get<Me>('me')).body.role).toBe('viewer');
      expect((await author.get<Me>('me')).body.role).toBe('viewer');
      await service.api.patch(`people/${person.id}`, { role: 'author', office: 'operations' });
      expect((await reviewer.get('me')).status).toBe(401);
      expect((await author.get('me')).status).toBe(401);
    });

    test('end by themselves when they are to', async () => {
      const expiresAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
      const { body } = await service.api.post<Key>('api-keys', { name: 'short', role: 'viewer', expiresAt });
      const robot = service.api.as(body.key);
      expect((await robot.get('me')).status).toBe(200);
      clock.advanceDays(1 / 24);
      expect((await robot.get('me')).status).toBe(401);
      const past = await service.api.post<Problem>('api-keys', { name: 'past', role: 'viewer', expiresAt });
      expect([past.status, past.body.errors?.[0]?.pointer]).toEqual([422, '/expiresAt']);
    });
  });

  test('no secret is stored or answered a second time in clear', async () => {
    const visitor = await join(service, { email: 'secrets@example.com', role: 'admin' });
    const idempotent = { 'idempotency-key': 'a-key-that-nobody-guesses' };
    const first = await visitor.post<{ key: string }>('me/api-keys', { name: 'sealed', role: 'viewer' }, idempotent);
    const again = await visitor.post<{ key: string }>('me/api-keys', { name: 'sealed', role: 'viewer' }, idempotent);
    expect(again.body.key).toBe(first.body.key);
    expect((await visitor.post('me/api-keys', { name: 'other', role: 'viewer' }, idempotent)).status).toBe(409);
    const stored = await everythingStored(service);
    const session = visitor.cookie.split('=')[1] as string;
    for (const secret of [PASSWORD, first.body.key, session, visitor.csrfToken as string, ADMIN_KEY])
      expect(stored.includes(secret)).toBe(false);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });
});

describeOnDatabase('lock-out', () => {
  let service: Service;
  let clock: TestClock;
  beforeEach(async () => {
    clock = new TestClock();
    service = await Service.start({ clock, env: { TRUSTED_PROXIES: '1' } });
  });
  afterEach(() => service.stop());

  const from = (address: string) => new Visitor(service.address, { 'x-forwarded-for': address });

  test('makes an account wait after five failures, longer each time, right or wrong, known or not', async () => {
    await join(service, { email: 'victim@example.com', role: 'viewer' });
    for (const email of ['victim@example.com', 'nobody@example.com']) {
      for (let i = 0; i < 5; i++)
        expect((await from(`198.51.100.${i}`).signIn(email, 'wrong password')).status).toBe(401);
      const waiting = await from('198.51.100.9').signIn(email);
      expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '30']);
      clock.advanceDays(30 / 86_400);
      expect((await from('198.51.100.9').signIn(email, 'wrong password')).status).toBe(401);
      expect((await from('198.51.100.9').signIn(email)).headers.get('retry-after')).toBe('60');
    }
    clock.advanceDays(60 / 86_400);
    expect((await from('198.51.100.9').signIn('victim@example.com')).status).toBe(200);
    // A success starts afresh.
    for (let i = 0; i < 4; i++) await from('198.51.100.9').signIn('victim@example.com', 'wrong password');
    expect((await from('198.51.100.9').signIn('victim@example.com')).status).toBe(200);
  });

  test('counts attempts that come at once', async () => {
    await join(service, { email: 'burst@example.com', role: 'viewer' });
    const burst = await Promise.all(
      Array.from({ length: 40 }, (_, i) => from(`203.0.113.${i}`).signIn('burst@example.com', `guess number ${i}`)),
    );
    expect(burst.filter((one) => one.status === 401)).toHaveLength(5);
    expect(burst.filter((one) => one.status === 429)).toHaveLength(35);
  });

  test('makes an address wait that tries one account after the other', async () => {
    const answers: number[] = [];
    for (let i = 0; i < 52; i++)
      answers.push((await from('192.0.2.1').signIn(`guess${i}@example.com`, 'winter holidays')).status);
    expect(answers.slice(0, 50).every((status) => status === 401)).toBe(true);
    expect(answers.slice(50)).toEqual([429, 429]);
    expect((await from('192.0.2.2').signIn('guess1@example.com', 'winter holidays')).status).toBe(401);
  });

  test('holds over a restart, and is not fooled by a clock that jumps', async () => {
    await join(service, { email: 'jump@example.com', role: 'viewer' });
    clock.advanceDays(1000);
    for (let i = 0; i < 5; i++) await from('198.51.100.1').signIn('jump@example.com', 'wrong password');
    await service.restart();
    expect((await from('198.51.100.1').signIn('jump@example.com')).status).toBe(429);
    clock.advanceDays(-1000);
    expect((await from('198.51.100.1').signIn('jump@example.com')).status).toBe(200);
  });
});

describeOnDatabase('the first run', () => {
  test('prints a link that makes one admin, once', async () => {
    const service = await Service.start({ env: { ONEVOICE_ADMIN_KEY: '' } });
    try {
      const link = service.signInLink;
      expect(link).toMatch(/\/sign-in#first-run=[\w-]{43}$/);
      const page = await new Visitor(service.address).get<string>('/sign-in');
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      const admin = { token: tokenOf(link), email: 'first@example.com', name: 'First Admin', password: PASSWORD };
      const visitor = new Visitor(service.address);
      const came = await visitor.post<Me>('first-run', admin);
      expect([came.status, came.body.role]).toEqual([201, 'admin']);
      expect((await visitor.post('offices', { id: 'marketing', name: 'Marketing', kind: 'marketing' })).status).toBe(
        201,
      );
      expect(
        (await new Visitor(service.address).post('first-run', { ...admin, email: 'second@example.com' })).status,
      ).toBe(410);
      await service.restart();
      expect(service.signInLink).toBeNull();
      expect((await new Visitor(service.address).signIn('first@example.com')).status).toBe(200);
    } finally {
      await service.stop();
    }
  });

  test('a link of an earlier start is void', async () => {
    const service = await Service.start({ env: { ONEVOICE_ADMIN_KEY: '' } });
    try {
      const [earlier] = [service.signInLink, await service.restart()];
      const admin = { email: 'first@example.com', name: 'First Admin', password: PASSWORD };
      const use = (link: string | null) =>
        new Visitor(service.address).post('first-run', { ...admin, token: tokenOf(link) });
      expect((await use(earlier)).status).toBe(410);
      expect((await use(service.signInLink)).status).toBe(201);
    } finally {
      await service.stop();
    }
  });
});

describeOnDatabase('a forgotten password', () => {
  let service: Service;
  let clock: TestClock;
  let smtp: SMTPServer;
  const mails: string[] = [];
  beforeAll(async () => {
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        stream.on('end', () => {
          mails.push(text.replace(/=\r\n/g, '').replace(/=3D/g, '='));
          done(null);
        });
      },
    });
    await new Promise<void>((listening) => smtp.listen(0, '127.0.0.1', listening));
    const { port } = smtp.server.address() as { port: number };
    clock = new TestClock();
    service = await Service.start({
      clock,
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, PUBLIC_URL: 'https://onevoice.example' },
    });
  });
  afterAll(async () => {
    await service.stop();
    await new Promise<void>((closed) => smtp.close(closed));
  });

  const mailed = async (count: number): Promise<string> => {
    for (let i = 0; i < 100 && mails.length < count; i++) await new Promise((wake) => setTimeout(wake, 20));
    expect(mails).toHaveLength(count);
    return mails[count - 1] as string;
  };
  const tokenIn = (mail: string) => tokenOf(/https:\/\/onevoice\.example\/sign-in#\S+/.exec(mail)?.[0] ?? null);

  test('invitation and reset go by mail, and the answer tells nobody whether there is an account', async () => {
    const invited = await service.api.post<Invited>('people', {
      email: 'mia@example.com',
      name: 'Mia',
      role: 'viewer',
    });
    expect(invited.body.invitation).toMatchObject({ mailed: true, link: null });
    const visitor = new Visitor(service.address);
    const accepted = await visitor.post(`invitations/${tokenIn(await mailed(1))}`, { password: PASSWORD });
    expect(accepted.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-onevoice_session=.*; Secure; SameSite=Strict$/),
    ]);

    const known = await visitor.post('password-reset', { email: 'Mia@example.com' });
    const unknown = await visitor.post('password-reset', { email: 'nobody@example.com' });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(known.status).toBe(202);
    const token = tokenIn(await mailed(2));
    expect(mails[1]).toContain('To: mia@example.com');

    // Asked again at once: no second mail.
    await visitor.post('password-reset', { email: 'mia@example.com' });
    await new Promise((wake) => setTimeout(wake, 100));
    expect(mails).toHaveLength(2);

    expect((await visitor.post(`password-reset/${token}`, { password: 'another long password' })).status).toBe(204);
    expect((await visitor.get('me')).status).toBe(401);
    expect((await visitor.post(`password-reset/${token}`, { password: 'yet another password' })).status).toBe(410);
    expect((await visitor.signIn('mia@example.com')).status).toBe(401);
    expect((await visitor.signIn('mia@example.com', 'another long password')).status).toBe(200);
  });

  test('a link is for its purpose and its hour alone, and a reset lifts a lock-out', async () => {
    const visitor = new Visitor(service.address);
    clock.advanceDays(1);
    for (let i = 0; i < 5; i++) await visitor.signIn('mia@example.com', 'wrong password');
    expect((await visitor.signIn('mia@example.com')).status).toBe(429);
    await visitor.post('password-reset', { email: 'mia@example.com' });
    const token = tokenIn(await mailed(3));
    expect((await visitor.post(`invitations/${token}`, { password: PASSWORD })).status).toBe(410);
    clock.advanceDays(1 / 24);
    expect((await visitor.post(`password-reset/${token}`, { password: PASSWORD })).status).toBe(410);
    await visitor.post('password-reset', { email: 'mia@example.com' });
    const fresh = tokenIn(await mailed(4));
    for (let i = 0; i < 5; i++) await visitor.signIn('mia@example.com', 'wrong password');
    expect((await visitor.signIn('mia@example.com')).status).toBe(429);
    expect((await visitor.post(`password-reset/${fresh}`, { password: PASSWORD })).status).toBe(204);
    expect((await visitor.signIn('mia@example.com')).status).toBe(200);
  });
});
