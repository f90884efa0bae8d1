import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Folder, type Ended, ended, onevoice, printed, start, stop } from './running.js';

// Each command is a process of its own, on machines that have more to do.
jest.setTimeout(120_000);

/** Every command against a running service, then against the database itself. */
describe('onevoice', () => {
  const folder = new Folder();
  const database = { DATABASE_URL: folder.databaseUrl, IMPORT_FOLDER: folder.file('imports') };
  const letter = folder.file('welcome.txt');
  const harmless = folder.file('harmless.txt');
  const many = folder.file('many.ndjson');
  let demo: ChildProcess;
  let service: Record<string, string>;

  const check = (args: string[], env: Record<string, string>): Promise<Ended> =>
    onevoice(['check', ...args, '--office', 'partner', '--segment', 'new-customers'], env);

  beforeAll(async () => {
    writeFileSync(letter, NOTICE);
    writeFileSync(harmless, 'The cafeteria of our head office opens at nine from Monday on. Bring a friend.\n');
    writeFileSync(many, lines(40));
    demo = start('demo.mjs', [], { ...database, DEMO_DATABASE_URL: database.DATABASE_URL, PORT: '0' });
    const text = await printed(demo, /Stop with Ctrl-C/);
    service = {
      ONEVOICE_URL: /Address +(\S+)/.exec(text)?.[1] ?? '',
      ONEVOICE_KEY: /API key +(\S+)/.exec(text)?.[1] ?? '',
    };
  });

  afterAll(async () => {
    await stop(demo);
    folder.remove();
  });

  describe('with a running service', () => {
    it('ends with 1 where a letter collides, with both quotes', async () => {
      const { code, out } = await check([letter], service);
      expect(out).toContain('REVIEW');
      expect(out).toContain('operations/ops-signin-letter');
      expect(out).toMatch(/YOURS +│ THEIRS/);
      expect(code).toBe(1);
    });

    it('ends with 0 where it is clear', async () => {
      const { code, out } = await check([harmless], service);
      expect(out).toContain('CLEAR');
      expect(code).toBe(0);
    });

    it('ends with 2 where a file is not usable, and shows a row for each of several', async () => {
      const { code, out } = await check([letter, harmless, folder.file('none.txt')], service);
      expect(out.split('\n').filter((line) => line !== '')).toHaveLength(4);
      expect(out).toMatch(/none\.txt +not usable +There is no file/);
      expect(code).toBe(2);
    });

    it('answers a check as the API does, with --json', async () => {
      const { out } = await check([letter, '--json'], service);
      const answer = JSON.parse(out) as { file: string; verdict: string; findings: { mine: { quote: string } }[] };
      expect(answer).toMatchObject({ file: letter, verdict: 'review' });
      expect(NOTICE).toContain(answer.findings[0]?.mine.quote);
    });

    it('names the option that is wrong', async () => {
      const { code, out } = await onevoice(['check', letter, '--office', 'nobody', '--segment', 'nix'], service);
      expect(out).toContain('--office: there is no office nobody');
      expect(out).toContain('--segment: there is no segment nix');
      expect(code).toBe(2);
    });

    it('imports with progress, and tells which lines were rejected', async () => {
      const { code, out, err } = await onevoice(['import', many], service);
      expect(err).toMatch(/many\.ndjson.*100 %/);
      expect(out).toContain('41 read, 40 taken, 0 known already, 1 rejected');
      expect(out).toContain('3: is not JSON');
      expect(code).toBe(1);
    });

    it('recognises what is there when the same file comes again', async () => {
      const { out } = await onevoice(['import', many, '--json'], service);
      expect(JSON.parse(out)).toMatchObject({ status: 'done', accepted: 0, unchanged: 40, rejected: 1 });
    });

    it('makes a key that works until it is revoked', async () => {
      const made = await onevoice(['key', 'create', '--name', 'campaign tool', '--role', 'admin', '--json'], service);
      const { id, key } = JSON.parse(made.out) as { id: string; key: string };
      const as = { ...service, ONEVOICE_KEY: key };
      expect((await onevoice(['key', 'list'], as)).out).toContain('campaign tool');
      expect((await onevoice(['key', 'revoke', id], service)).code).toBe(0);
      // A revocation is noticed within a second.
      await new Promise((soon) => setTimeout(soon, 1_200));
      const refused = await onevoice(['key', 'list'], as);
      expect(refused.code).toBe(2);
      expect(refused.err).toContain('revoked');
    });

    it('says what to do where no service answers', async () => {
      const { code, err } = await check([letter], { ...service, ONEVOICE_URL: 'http://127.0.0.1:9' });
      expect(err).toContain('npm start');
      expect(code).toBe(2);
    });

    it('asks for a key, and for what else is missing', async () => {
      const { err, code } = await check([letter], { ONEVOICE_URL: service.ONEVOICE_URL ?? '' });
      expect(err).toContain('--key');
      expect(code).toBe(2);
      expect((await onevoice(['check', letter], service)).err).toContain("required option '--office <id>'");
    });
  });

  describe('on the database itself', () => {
    it('makes a key beside a running service, which knows it', async () => {
      const { code, out } = await onevoice(['key', 'create', '--name', 'first', '--role', 'viewer'], database);
      expect(code).toBe(0);
      const headers = { authorization: `Bearer ${out.trim()}` };
      expect((await fetch(`${service.ONEVOICE_URL}/api/v1/conflicts`, { headers })).status).toBe(200);
    });

    it('leaves imports to a service that runs', async () => {
      const { code, err } = await onevoice(['import', many], database);
      expect(err).toContain('give --url and --key');
      expect(code).toBe(2);
    });

    it('checks and imports once the service has ended', async () => {
      await stop(demo);
      expect((await check([letter], database)).code).toBe(1);
      writeFileSync(many, lines(60));
      const { out } = await onevoice(['import', many, '--json'], database);
      expect(JSON.parse(out)).toMatchObject({ status: 'done', accepted: 20, unchanged: 40, rejected: 1 });
    });

    it('cancels an import when it is interrupted', async () => {
      await stop(demo);
      writeFileSync(many, lines(20_000));
      const child = start('onevoice.mjs', ['import', many, '--json'], database);
      let interrupted = false;
      child.stderr?.on('data', (chunk: string | Buffer) => {
        if (interrupted || !chunk.toString().includes('compared')) return;
        interrupted = child.kill('SIGINT');
      });
      const { code, out } = await ended(child);
      expect(JSON.parse(out)).toMatchObject({ status: 'failed', failure: expect.stringContaining('cancelled') });
      expect(code).toBe(130);
    });
  });
});

/** Near to a notice of the sample company. */
const NOTICE = `Dear customer,

On February 9, 2027 online and mobile banking will move to a new sign-in. The change is made to protect you better against stolen passwords.

From that day you will sign in with a passkey, which uses the fingerprint, face or PIN that already unlocks your telephone or computer. The first time, you will be asked for your present user name and password and for a code that we send to the telephone number on file. After that, the password is no longer used.

Please check before February 9 that we have your correct telephone number. You will find it under Profile. If you share a device with another person, each of you needs your own profile on it.
`;

/** So many communications that have nothing in common, and a third line that is no JSON. */
function lines(n: number): string {
  const all = Array.from({ length: n }, (_, i) =>
    JSON.stringify({
      externalId: `bulk-${i}`,
      office: 'marketing',
      channel: 'email',
      campaign: `bulk-${i}`,
      segments: ['business-customers'],
      body: Array.from({ length: 30 }, (_, j) => word(i * 30 + j)).join(' '),
      bodyFormat: 'text',
    }),
  );
  return [...all.slice(0, 2), '{"no json', ...all.slice(2)].join('\n');
}

/** Another word for each number. */
function word(n: number): string {
  return [...`${n * 7919 + 13}`]
    .map((digit) => `${'bdfgklmnrt'.charAt(Number(digit))}${'aeiou'.charAt(Number(digit) % 5)}`)
    .join('');
}
