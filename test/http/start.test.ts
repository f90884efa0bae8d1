import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '../support/client.js';
import { foundCompany } from '../support/company.js';
import { docx, upload } from '../support/files.js';
import { type ConflictShown, type ImportShown, finished, importAll, names } from '../support/findings.js';
import { LETTERS, letter, ndjson } from '../support/letters.js';

const ROOT = resolve(__dirname, '../..');
const KEY = 'a-key-of-this-test-alone-of-forty-letters';

/** The built service as `npm start` runs it: everything that only the build has, threads and modules, is real here. */
class Running {
  private out = '';
  private err = '';

  private constructor(readonly process: ChildProcess) {
    process.stdout?.setEncoding('utf8').on('data', (chunk: string) => (this.out += chunk));
    process.stderr?.setEncoding('utf8').on('data', (chunk: string) => (this.err += chunk));
  }

  /** Starts in `folder` with nothing in the environment but what is given. */
  static start(folder: string, env: Record<string, string> = {}): Running {
    const { PATH = '' } = process.env;
    return new Running(
      spawn(process.execPath, [join(ROOT, 'bin/start.mjs')], { cwd: folder, env: { PATH, PORT: '0', ...env } }),
    );
  }

  /** What it has printed, once it matches. */
  async printed(pattern: RegExp): Promise<RegExpExecArray> {
    for (const started = Date.now(); Date.now() - started < 90_000; await sleep(25)) {
      const match = pattern.exec(this.out);
      if (match !== null) return match;
      if (this.process.exitCode !== null) break;
    }
    throw new Error(`never printed ${String(pattern)}:\n${this.out}\n${this.err}`);
  }

  async client(key: string | null = KEY): Promise<Client> {
    const [, address = ''] = await this.printed(/listens at (\S+)/);
    return new Client(address, key);
  }

  /** Asks it to stop; answers with its exit code and everything it wrote to the error stream. */
  async end(signal: NodeJS.Signals | null = 'SIGTERM'): Promise<{ code: number | null; err: string }> {
    if (signal !== null) this.process.kill(signal);
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, 'close');
    return { code: this.process.exitCode, err: this.err };
  }
}

/** Numbered letters of words that no two share, so that reading them takes its time. */
const manyLetters = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    letter('mkt-app', {
      externalId: `many-${i}`,
      campaign: `many-${i}`,
      subject: `n${i}`,
      body: Array.from({ length: 120 }, (__, j) => `w${(i * 120 + j).toString(36)}x`).join(' '),
    }),
  );

describe('the built service', () => {
  let folder: string;
  const running: Running[] = [];
  const start = (env: Record<string, string> = {}): Running => {
    const one = Running.start(folder, env);
    running.push(one);
    return one;
  };
  beforeEach(() => {
    // Below the checkout, so that a generated client finds its libraries.
    mkdirSync(join(ROOT, '.cache'), { recursive: true });
    folder = mkdtempSync(join(ROOT, '.cache/start-'));
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.end('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('stops at once beside connections on which nobody has asked anything, and answers what is being asked', async () => {
    const service = start({ ONEVOICE_ADMIN_KEY: KEY });
    const [, address = ''] = await service.printed(/listens at (\S+)/);
    const port = Number(new URL(address).port);
    const silent = ['', 'GET /health/live HTTP/1.1\r\nHost: here\r\n'].map((said) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(said));
      return once(socket, 'close');
    });
    const asked = request(`${address}/api/v1/segments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
    });
    asked.write('{ "id": "all", ');
    const answered = once(asked, 'response') as Promise<[IncomingMessage]>;
    await sleep(300);
    const began = performance.now();
    const ended = service.end();
    await Promise.all(silent);
    asked.end('"name": "All" }');
    const [response] = await answered;
    expect(response.statusCode).toBe(201);
    response.resume();
    expect((await ended).err).toBe('');
    expect(performance.now() - began).toBeLessThan(5_000);
  }, 60_000);

  test('starts with nothing set, and lets the first person in once', async () => {
    const service = start();
    const [, link = ''] = await service.printed(/Sign in once, within the hour: (\S+)/);
    const api = await service.client(null);
    expect((await api.get('segments')).status).toBe(401);
    // The token stays behind the #, where no server or log sees it.
    const { hash, origin, pathname } = new URL(link);
    const token = /[\w-]{20,}$/.exec(hash)?.[0];
    expect((await fetch(`${origin}${pathname}`)).headers.get('content-type')).toMatch('text/html');
    const person = { token, email: 'first@example.com', name: 'First', password: 'lantern meadow quarry violin' };
    const first = await api.post('first-run', person);
    expect([200, 201]).toContain(first.status);
    const [cookie = ''] = (first.headers.get('set-cookie') ?? '').split(';');
    expect(first.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect((await api.get('segments', { cookie })).status).toBe(200);
    expect((await api.post('first-run', { ...person, email: 'second@example.com' })).status).toBeGreaterThanOrEqual(
      400,
    );
    expect(readdirSync(join(folder, 'data'))).toContain('onevoice.db');
    expect((await service.end()).code).not.toBe(1);
  }, 180_000);

  test('reads in threads of their own, and finds what it finds in one', async () => {
    const service = start({ ONEVOICE_ADMIN_KEY: KEY });
    const api = await service.client();
    await foundCompany(api);
    // A draft meets what is in force today, whenever that is: so it is left out here.
    const dated = LETTERS.filter((one) => one.sendFrom !== undefined);
    expect(await importAll(api, ndjson(dated))).toMatchObject({ status: 'done', accepted: dated.length, rejected: 0 });
    const conflicts = (await api.all<ConflictShown>('conflicts')).filter((one) => one.kind !== 'contradiction');
    expect(conflicts.map((one) => names(one.members).join('+'))).toEqual(
      expect.arrayContaining(['cards-privacy+ops-privacy', 'mkt-loyalty+pres-ten-years', 'cards-refer+mkt-refer']),
    );
    const form = upload(
      'letter.docx',
      await docx(['The tea room in the castle is closed for repairs until the end of the month.']),
      { externalId: 'tea', office: 'president', segments: 'students' },
    );
    expect(await api.post('communications/upload', form)).toMatchObject({ status: 201, body: { channel: 'letter' } });
  }, 180_000);

  test('stopped or killed amid an import, it goes on where it was', async () => {
    const env = { ONEVOICE_ADMIN_KEY: KEY };
    let service = start(env);
    let api = await service.client();
    await foundCompany(api);
    const { body: started } = await api.post<ImportShown>('imports', ndjson(manyLetters(4000)), {
      'content-type': 'application/x-ndjson',
    });
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const { received } = (await api.get<ImportShown>(`imports/${started.id}`)).body;
      for (let now = received; now === received; await sleep(10))
        now = (await api.get<ImportShown>(`imports/${started.id}`)).body.received;
      const stopping = Date.now();
      await service.end(signal);
      expect(Date.now() - stopping).toBeLessThan(20_000);
      service = start(env);
      api = await service.client();
    }
    expect(await finished(api, started.id)).toMatchObject({
      status: 'done',
      received: 4000,
      accepted: 4000,
      unchanged: 0,
      rejected: 0,
    });
    expect(await api.all('communications?limit=200')).toHaveLength(4000);
  }, 300_000);

  test('wrong settings stop the start, and every fault is listed at once', async () => {
    const { code, err } = await start({
      PORT: 'eighty',
      DATABASE_URL: 'postgres://x/y',
      ONEVOICE_ADMIN_KEY: 'short',
      TIME_ZONE: 'Mars/Olympus',
      COLLISION_WINDOW_DAYS: '-1',
      LOG_LEVEL: 'loud',
      CURRENCY: 'dollars',
    }).end(null);
    expect(code).toBe(1);
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'ONEVOICE_ADMIN_KEY',
      'TIME_ZONE',
      'COLLISION_WINDOW_DAYS',
      'LOG_LEVEL',
      'CURRENCY',
    ])
      expect(err).toMatch(new RegExp(`- ${name} .*\\w+.*\\.`));
    expect(err).not.toMatch(/\bat .*\.js/);
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);

  test('a port that is taken ends the start', async () => {
    const first = start();
    const api = await first.client(null);
    const { port } = new URL((api as unknown as { address: string }).address);
    const { code, err } = await start({ PORT: port, DATABASE_URL: 'sqlite:./other.db' }).end(null);
    expect([code, err]).toEqual([1, expect.stringContaining('EADDRINUSE')]);
  }, 120_000);

  test('a client generated from its OpenAPI document compiles strictly, and works', async () => {
    const service = start({ ONEVOICE_ADMIN_KEY: KEY });
    const api = await service.client();
    const [, address = ''] = await service.printed(/listens at (\S+)/);
    expect((await api.as(null).get<{ openapi: string }>('/api/openapi.json')).body.openapi).toMatch(/^3\.1\./);
    expect((await api.as(null).get<string>('/api/docs')).body).toContain('swagger');

    const run = (command: string, ...args: string[]) =>
      execFileSync('npx', ['--no-install', command, ...args], {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    run('openapi-typescript', `${address}/api/openapi.json`, '-o', 'api.d.ts');
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'client.ts'), CLIENT);
    run(
      'tsc',
      '--ignoreConfig',
      '--strict',
      '--noUncheckedIndexedAccess',
      '--exactOptionalPropertyTypes',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--lib',
      'es2023,dom',
      '--types',
      'node',
      'client.ts',
    );
    const said = execFileSync(process.execPath, ['client.js', address, KEY], { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({
      segment: 'all-customers',
      states: ['clear', 'review'],
      verdict: 'review',
      members: ['m-1', 'o-1'],
      principalQuoted: true,
      problem: { status: 422, pointer: '/segments/0' },
      notFound: 'There is no such thing',
    });
  }, 240_000);

  test('every route of the document says what it answers, and that everything else is a problem', async () => {
    const service = start({ ONEVOICE_ADMIN_KEY: KEY });
    const { body } = await (await service.client()).get<OpenApi>('/api/openapi.json');
    const silent: string[] = [];
    for (const [path, operations] of Object.entries(body.paths)) {
      for (const [method, { responses, summary, requestBody }] of Object.entries(operations)) {
        const success = Object.keys(responses).filter((status) => /^[23]/.test(status));
        const typed = success.every(
          (status) =>
            /^(204|3..)$/.test(status) ||
            Object.values(responses[status]?.content ?? {}).some((one) => one.schema !== undefined),
        );
        const problem = JSON.stringify(responses.default ?? responses['4XX'] ?? {}).includes('schemas/Problem');
        const described =
          (summary ?? '') !== '' && (requestBody === undefined || Object.keys(requestBody.content).length > 0);
        if (success.length === 0 || !typed || !problem || !described) silent.push(`${method} ${path}`);
      }
    }
    expect(silent).toEqual([]);
    const empty = Object.entries(body.components.schemas).filter(
      ([, schema]) =>
        schema.type === 'object' &&
        Object.keys(schema.properties ?? {}).length === 0 &&
        schema.additionalProperties === undefined,
    );
    expect(empty.map(([name]) => name)).toEqual([]);
  }, 120_000);
});

interface OpenApi {
  paths: Record<
    string,
    Record<
      string,
      {
        summary?: string;
        requestBody?: { content: object };
        responses: Record<string, { content?: Record<string, { schema?: object }> }>;
      }
    >
  >;
  components: { schemas: Record<string, { type?: string; properties?: object; additionalProperties?: unknown }> };
}

/** A small program against the generated types: files two letters, checks a third, reads their conflict, and errs twice. */
const CLIENT = `import createClient from 'openapi-fetch';
import type { paths, components } from './api.js';

const [, , baseUrl = '', key = ''] = process.argv;
const { GET, POST } = createClient<paths>({ baseUrl, headers: { authorization: \`Bearer \${key}\` } });

const segment = await POST('/api/v1/segments', { body: { id: 'all-customers', name: 'All customers', audienceSize: 5000 } });
for (const id of ['marketing', 'operations'] as const) await POST('/api/v1/offices', { body: { id, name: id, kind: id } });

const give = (externalId: string, office: string): components['schemas']['GiveCommunication'] => ({
  externalId,
  office,
  channel: 'email',
  campaign: null,
  segments: ['all-customers'],
  subject: 'Your new card',
  body: 'Your new debit card is on its way. It works in every shop from the day it arrives. Sign it on the back, and cut the old one in two.',
  bodyFormat: 'text',
  sendFrom: '2026-05-01',
});

const states: string[] = [];
for (const [id, office] of [['m-1', 'marketing'], ['o-1', 'operations']] as const) {
  const { data, error } = await POST('/api/v1/communications', { body: give(id, office) });
  if (error) throw new Error(error.detail);
  states.push(data.clearance.state);
}
const check = await POST('/api/v1/preflight', { body: { ...give('m-2', 'marketing'), campaign: 'x' } });
const list = await GET('/api/v1/conflicts', { params: { query: { segment: 'all-customers', kind: 'duplicate', limit: 10 } } });
const first = list.data?.items[0];
if (first === undefined) throw new Error('no conflict');
const whole = await GET('/api/v1/conflicts/{id}', { params: { path: { id: first.id } } });
const aligned = whole.data?.evidence[0]?.aligned[0];

const bad = await POST('/api/v1/communications', { body: { ...give('m-3', 'marketing'), segments: ['nobody'] } });
const none = await GET('/api/v1/segments/{id}', { params: { path: { id: 'nobody' } } });

console.log(
  JSON.stringify({
    segment: segment.data?.id,
    states,
    verdict: check.data?.verdict,
    members: first.members.map((one) => one.externalId).sort(),
    principalQuoted: (aligned?.a?.quote.length ?? 0) > 0,
    problem: { status: bad.error?.status, pointer: bad.error?.errors?.[0]?.pointer },
    notFound: none.error?.title,
  }),
);
`;
