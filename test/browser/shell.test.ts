import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { PASSWORD } from '../support/visitor.js';
import { LOOKS, VIEWPORTS, Stage, describeInBrowser, eventually } from './harness.js';

const ROOT = resolve(__dirname, '../..');

/** Pages by name, with their addresses. A new page is a line here. */
const PAGES = {
  queue: '/queue',
  contradictions: '/queue?kind=contradiction',
  people: '/settings/people',
  duplicates: '/settings/duplicates',
  audit: '/settings/audit',
  account: '/settings/account',
} as const;

describe('the built pages', () => {
  test('the client is what the service says', () => {
    execFileSync(process.execPath, [join(ROOT, 'bin/api-client.mjs'), '--check'], { stdio: 'inherit' });
  }, 300_000);

  test('the first page’s scripts are at most 200 kB gzipped', () => {
    interface Chunk {
      file: string;
      imports?: string[];
    }
    const manifest = JSON.parse(readFileSync(join(ROOT, 'dist/web/.vite/manifest.json'), 'utf8')) as Record<
      string,
      Chunk
    >;
    const needed = new Set<string>();
    const need = (name: string): void => {
      const chunk = manifest[name];
      if (chunk === undefined || needed.has(chunk.file)) return;
      needed.add(chunk.file);
      chunk.imports?.forEach(need);
    };
    need('index.html');
    need('src/pages/queue/page.tsx');
    const sizes = [...needed].map((file) => gzipSync(readFileSync(join(ROOT, 'dist/web', file))).length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(200_000);
  });
});

describeInBrowser('pages in a browser', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  test('assets that are not there are 404, addresses of pages are the page, and the policy is strict', async () => {
    const index = await fetch(`${stage.address}/queue?kind=overlap`);
    const html = await index.text();
    expect([index.status, index.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const policy = index.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(html) ?? [];
    const asset = await fetch(`${stage.address}${script}`);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await fetch(`${stage.address}/assets/gone-123.js`)).status).toBe(404);
    expect((await fetch(`${stage.address}/gone.png`)).status).toBe(404);
    expect((await fetch(`${stage.address}/api/v1/gone`)).headers.get('content-type')).toMatch('problem+json');
    expect((await fetch(`${stage.address}/.vite/manifest.json`)).status).toBe(404);
  });

  test('signing in by keyboard leads to where one wanted to go', async () => {
    await (await stage.person('viewer')).close();
    const screen = await stage.stranger();
    const page = await screen.open('/queue?kind=overlap');
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByLabel('E-mail').focus();
    await page.keyboard.type('viewer.all@harbor-vale.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/queue\?kind=overlap$/);
    await page.getByRole('button', { name: 'Account of' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/\/sign-in$/);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('a wrong password says so, and a link that is over too', async () => {
    const screen = await stage.stranger();
    const page = await screen.open('/sign-in');
    await page.getByLabel('E-mail').fill('nobody@example.com');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await screen.shoot('sign-in-refused');
    await screen.open(`/sign-in#sign-in=${'x'.repeat(43)}`);
    await page.reload();
    await page.getByRole('alert').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('the skip link is the first stop, and a new page takes the focus', async () => {
    const screen = await stage.person('reviewer');
    const page = await screen.open('/queue');
    await page.keyboard.press('Tab');
    await eventually(() => page.evaluate('document.activeElement.textContent'), 'Skip to the page');
    await page.locator('a[data-step]').first().click();
    await page.waitForURL(/conflicts/);
    await page.locator('#main:focus').waitFor();
    await screen.close();
  }, 60_000);

  test.each(LOOKS)(
    'every page in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      const found: string[] = [];
      for (const [name, path] of Object.entries(PAGES)) {
        await screen.open(path);
        found.push(...(await screen.look(`${name}-${theme}-${device}`)));
      }
      const stranger = await stage.stranger(VIEWPORTS[device], theme);
      await stranger.open('/sign-in');
      found.push(...(await stranger.look(`sign-in-${theme}-${device}`)));
      expect(found).toEqual([]);
      expect([...screen.complaints, ...stranger.complaints]).toEqual([]);
      await screen.close();
      await stranger.close();
    },
    120_000,
  );
});
