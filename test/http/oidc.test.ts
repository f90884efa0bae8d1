import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join as joinPath } from 'node:path';
import { createInterface } from 'node:readline';
import { describeOnDatabase } from '../support/database.js';
import { Service, TestClock } from '../support/service.js';
import { PASSWORD, Visitor, join, tokenOf } from '../support/visitor.js';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Logs in at the provider, consents, and returns where it leads back to. */
async function atProvider(start: string, login: string): Promise<string> {
  const visitor = new Visitor(new URL(start).origin);
  let path = pathOf(start);
  for (let step = 0; step < 12; step++) {
    const { status, headers, body } = await visitor.get<string>(path);
    const location = headers.get('location');
    if (status >= 300 && location !== null) {
      const next = new URL(location, visitor.address);
      if (next.origin !== visitor.address) return next.href;
      path = pathOf(next.href);
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(body)?.[1];
    const action = /action="([^"]+)"/.exec(body)?.[1];
    if (prompt === undefined || action === undefined) throw new Error(`no form: ${status} ${body.slice(0, 500)}`);
    const form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) });
    const sent = await visitor.post(pathOf(action), form.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    path = pathOf(new URL(sent.headers.get('location') ?? '', visitor.address).href);
  }
  throw new Error('the provider leads in circles');
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url, 'http://any');
  return `${pathname}${search}`;
}

describeOnDatabase('sign-in by OpenID Connect', () => {
  let provider: ChildProcess;
  let service: Service;
  let clock: TestClock;
  let issuer: string;
  const settings = () => ({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'onevoice',
    OIDC_CLIENT_SECRET: 'a-secret-of-the-client',
  });

  beforeAll(async () => {
    const port = await freePort();
    const callback = `http://127.0.0.1:${port}/api/v1/sign-in/oidc/callback`;
    provider = spawn(process.execPath, [joinPath(__dirname, '../support/oidc-provider.mjs'), callback], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const lines = createInterface({ input: provider.stdout as NodeJS.ReadableStream });
    [issuer] = (await once(lines, 'line')) as [string];
    clock = new TestClock();
    service = await Service.start({ clock, env: { PORT: String(port), ...settings() } });
  });
  afterAll(async () => {
    provider.kill();
    await service.stop();
  });

  /** Begins at the service, logs in at the provider, and returns the visitor with the address to come back by. */
  async function begin(login: string): Promise<{ visitor: Visitor; back: string }> {
    const visitor = new Visitor(service.address);
    const { status, headers } = await visitor.get('sign-in/oidc');
    expect(status).toBe(302);
    const away = new URL(headers.get('location') ?? '');
    expect(away.origin).toBe(issuer);
    expect(Object.fromEntries(away.searchParams)).toMatchObject({
      code_challenge_method: 'S256',
      response_type: 'code',
    });
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(away.searchParams.get(name)?.length).toBeGreaterThan(40);
    return { visitor, back: pathOf(await atProvider(away.href, login)) };
  }

  /** Where somebody ends up who logs in at the provider. */
  async function comeIn(login: string): Promise<{ visitor: Visitor; location: string | null; cookies: string[] }> {
    const { visitor, back } = await begin(login);
    const { status, headers } = await visitor.get(back);
    expect(status).toBe(302);
    const cookies = headers.getSetCookie().filter((line) => line.startsWith('onevoice_session='));
    return { visitor, location: headers.get('location'), cookies };
  }

  const invite = async (email: string): Promise<{ id: string; link: string | null }> => {
    const { body } = await service.api.post<{ id: string; invitation: { link: string | null } }>('people', {
      email,
      name: 'Somebody Else',
      role: 'viewer',
    });
    return { id: body.id, link: body.invitation.link };
  };

  test('is offered', async () => {
    expect((await new Visitor(service.address).get('sign-in')).body).toEqual({ password: true, oidc: true });
  });

  test('lets in who was invited and whose address the provider has verified; the invitation is spent', async () => {
    const { id, link } = await invite('olga@example.com');
    const { visitor, location, cookies } = await comeIn('s-1~Olga@Example.com~verified');
    expect([location, cookies.length]).toEqual(['/', 1]);
    expect((await visitor.get('me')).body).toMatchObject({ id, email: 'olga@example.com', role: 'viewer' });
    expect((await service.api.get(`people/${id}`)).body).toMatchObject({ state: 'active', signsInBy: ['oidc'] });
    expect((await visitor.post(`invitations/${tokenOf(link)}`, { password: PASSWORD })).status).toBe(410);
    // There is no password that somebody could guess, or reset.
    expect((await new Visitor(service.address).signIn('olga@example.com')).status).toBe(401);
    // The next time it is known by the provider's subject.
    expect((await comeIn('s-1~Olga@Example.com~verified')).location).toBe('/');
  });

  test('lets nobody in who was not invited, is disabled, or whose address is not verified', async () => {
    const refused = async (login: string) => {
      const { location, cookies } = await comeIn(login);
      expect(cookies).toEqual([]);
      return location;
    };
    expect(await refused('s-2~nobody@example.com~verified')).toBe('/sign-in?problem=not-invited');
    await invite('unsure@example.com');
    expect(await refused('s-3~unsure@example.com~unverified')).toBe('/sign-in?problem=address-not-verified');
    const gone = await join(service, { email: 'gone@example.com', role: 'viewer' });
    await service.api.post(`people/${gone.id}/disable`);
    expect(await refused('s-4~gone@example.com~verified')).toBe('/sign-in?problem=not-invited');
  });

  test('does not let another subject of the provider take an account over by its address', async () => {
    await invite('owner@example.com');
    expect((await comeIn('s-5~owner@example.com~verified')).location).toBe('/');
    expect((await comeIn('s-6~owner@example.com~verified')).location).toBe('/sign-in?problem=not-invited');
  });

  test('comes back once, to the browser that began it, in time, and with the state it left with', async () => {
    await invite('once@example.com');
    const login = 's-7~once@example.com~verified';
    const refused = '/sign-in?problem=provider-refused';
    const where = async (visitor: Visitor, back: string) => (await visitor.get(back)).headers.get('location');

    const first = await begin(login);
    expect(await where(new Visitor(service.address), first.back)).toBe(refused);
    const replayer = first.visitor.stolen();
    expect(await where(first.visitor, first.back)).toBe('/');
    expect(await where(replayer, first.back)).toBe(refused);

    const mixed = await begin(login);
    expect(await where((await begin(login)).visitor, mixed.back)).toBe(refused);

    const forged = await begin(login);
    expect(await where(forged.visitor, forged.back.replace(/state=[^&]+/, 'state=forged'))).toBe(refused);

    const late = await begin(login);
    clock.advanceDays(10 / 1440);
    expect(await where(late.visitor, late.back)).toBe(refused);

    const denied = await begin(login);
    const state = /state=([^&]+)/.exec(denied.back)?.[1];
    expect(await where(denied.visitor, `/api/v1/sign-in/oidc/callback?error=access_denied&state=${state}`)).toBe(
      refused,
    );
  });

  test('a provider that does not answer is told on the sign-in page, and asked again the next time', async () => {
    const other = await Service.start({ env: { ...settings(), OIDC_ISSUER: `http://127.0.0.1:${await freePort()}` } });
    try {
      for (let i = 0; i < 2; i++) {
        const { status, headers } = await new Visitor(other.address).get('sign-in/oidc');
        expect([status, headers.get('location')]).toEqual([302, '/sign-in?problem=provider-unavailable']);
      }
    } finally {
      await other.stop();
    }
  });

  test('where it is not set up, there is no such way in', async () => {
    const other = await Service.start();
    try {
      expect((await new Visitor(other.address).get('sign-in/oidc')).status).toBe(404);
    } finally {
      await other.stop();
    }
  });
});
