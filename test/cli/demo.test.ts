import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import type { ConflictList } from '../../src/conflicts/conflict.dto.js';
import { Folder, ended, printed, start, stop } from './running.js';

// Each command is a process of its own, on machines that have more to do.
jest.setTimeout(120_000);

describe('npm run demo', () => {
  const folder = new Folder();
  const env = { DEMO_DATABASE_URL: folder.databaseUrl, IMPORT_FOLDER: folder.file('imports') };
  let running: ChildProcess | null = null;

  afterEach(async () => {
    if (running !== null) await stop(running);
    running = null;
  });
  afterAll(() => folder.remove());

  async function demo(more: Record<string, string>): Promise<{ text: string; conflicts: ConflictList; total: number }> {
    running = start('demo.mjs', [], { ...env, ...more });
    const text = await printed(running, /Stop with Ctrl-C/);
    const [address, key] = [/Address +(\S+)/.exec(text)?.[1], /API key +(\S+)/.exec(text)?.[1]];
    const get = async <T>(path: string): Promise<T> =>
      (await (await fetch(`${address}${path}`, { headers: { authorization: `Bearer ${key}` } })).json()) as T;
    const { items } = await get<{ items: unknown[] }>('/api/v1/communications?limit=200');
    return { text, conflicts: await get('/api/v1/conflicts?limit=200'), total: items.length };
  }

  const between = (conflicts: ConflictList, a: string, b: string) =>
    conflicts.items.filter(({ members }) => {
      const names = members.map((member) => member.externalId);
      return names.includes(a) && names.includes(b);
    });

  it('shows the two welcome letters and the two letters from the President', async () => {
    const { text, conflicts, total } = await demo({ PORT: '0' });
    expect(total).toBe(32);
    expect(between(conflicts, 'mkt-welcome-letter', 'ops-welcome-letter')).not.toHaveLength(0);
    expect(between(conflicts, 'mkt-president-letter', 'exec-president-letter')).not.toHaveLength(0);
    expect(text).toContain('mkt-welcome-letter');
    expect(text).toMatch(/Sign in +http:\/\/127\.0\.0\.1:\d+\/sign-in#sign-in=[\w-]{43}/);
  });

  it('starts again on the same database and doubles nothing', async () => {
    const { text, conflicts, total } = await demo({ PORT: '0' });
    expect(text).toContain('filed by an earlier run');
    expect(total).toBe(32);
    expect(between(conflicts, 'mkt-welcome-letter', 'ops-welcome-letter')).not.toHaveLength(0);
  });

  it('takes another port where its own is taken, and says so', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as net.AddressInfo;
    const { text } = await demo({ PORT: String(port) });
    other.close();
    expect(text).toContain(`Port ${port} is taken`);
  });

  it('lists every fault of the settings', async () => {
    const { code, err } = await ended(start('demo.mjs', [], { ...env, PORT: 'x', TIME_ZONE: 'Mars' }));
    expect(code).toBe(1);
    expect(err).toContain('PORT is "x"');
    expect(err).toContain('TIME_ZONE is "Mars"');
  });
});
