import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, type Server, createServer } from 'node:net';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';
import { Client } from '../support/client.js';
import { PASSWORD, Visitor, tokenOf } from '../support/visitor.js';

const ROOT = resolve(__dirname, '../..');
const SCREENS = join(ROOT, 'screenshots');
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };
export type Theme = 'light' | 'dark';
export type Device = 'desktop' | 'phone';
export const VIEWPORTS = { desktop: DESKTOP, phone: PHONE };

/** Every theme on every device: what each page is looked at in. */
export const LOOKS: readonly [Theme, Device][] = [
  ['light', 'desktop'],
  ['dark', 'desktop'],
  ['light', 'phone'],
  ['dark', 'phone'],
];

/** Tests in a real Chromium; skipped by name where there is none. */
export const describeInBrowser: jest.Describe = existsSync(CHROMIUM) ? describe : describe.skip;

/** What a page comes to show: asked again until it is so, for as long as somebody would wait. */
export async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  const began = Date.now();
  for (let seen = await read(); !isDeepStrictEqual(seen, expected); seen = await read()) {
    if (Date.now() - began > 5_000) return expect(seen).toEqual(expected);
    await sleep(50);
  }
}

/** The built service with the sample company, and a browser before it. */
export class Stage {
  private constructor(
    private readonly service: ChildProcess,
    private readonly folder: string,
    private readonly browser: Browser,
    private readonly outside: Outside,
    readonly address: string,
    readonly api: Client,
  ) {}

  static async open(): Promise<Stage> {
    const folder = mkdtempSync(join(tmpdir(), 'onevoice-browser-'));
    const service = spawn(process.execPath, [join(ROOT, 'bin/demo.mjs')], {
      cwd: folder,
      env: { PATH: process.env.PATH, PORT: '0', DEMO_DATABASE_URL: 'sqlite:./demo.db', LOG_LEVEL: 'silent' },
    });
    let out = '';
    service.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    service.stderr.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
    const told = async (pattern: RegExp): Promise<string> => {
      for (const began = Date.now(); Date.now() - began < 90_000; await sleep(50)) {
        const match = pattern.exec(out)?.[0];
        if (match !== undefined) return match;
        if (service.exitCode !== null) break;
      }
      throw new Error(`the demo never printed ${String(pattern)}:\n${out}`);
    };
    const address = await told(/http:\/\/127\.0\.0\.1:\d+(?=\s)/);
    const key = await told(/ov_demo_[\w-]{32}/);
    const outside = await Outside.open();
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...SWITCHES, outside.switch] });
    return new Stage(service, folder, browser, outside, address, new Client(address, key));
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.service.kill('SIGTERM');
    if (this.service.exitCode === null) await once(this.service, 'close');
    rmSync(this.folder, { recursive: true, force: true });
    const reached = await this.outside.close();
    if (reached.length > 0) throw new Error(`the pages reached outside: ${reached.join(', ')}`);
  }

  /** A browser in which nobody is signed in. */
  async stranger(viewport = DESKTOP, theme: Theme = 'light'): Promise<Screen> {
    const context = await this.browser.newContext({
      baseURL: this.address,
      viewport,
      colorScheme: theme,
      locale: 'en-US',
    });
    return Screen.of(context, this.address);
  }

  /** Somebody of that role, signed in. */
  async person(
    role: string,
    office: string | null = null,
    viewport = DESKTOP,
    theme: Theme = 'light',
  ): Promise<Screen> {
    const email = `${role}.${office ?? 'all'}@harbor-vale.example`;
    const invited = await this.api.post<{ invitation: { link: string } }>('people', {
      email,
      name: NAMES[role] ?? role,
      role,
      ...(office === null ? {} : { office }),
    });
    if (invited.status === 201) {
      const { link } = invited.body.invitation;
      await new Visitor(this.address).post(`invitations/${tokenOf(link)}`, { password: PASSWORD });
    }
    const visitor = new Visitor(this.address);
    const came = await visitor.signIn(email);
    if (came.status !== 200) throw new Error(`not signed in: ${JSON.stringify(came.body)}`);
    const screen = await this.stranger(viewport, theme);
    const [name = '', value = ''] = visitor.cookie.split('=');
    await screen.context.addCookies([{ name, value, url: this.address }]);
    return screen;
  }
}

const NAMES: Record<string, string> = {
  author: 'Mara Lindqvist',
  reviewer: 'Tom Okafor',
  admin: 'Ines Carvalho',
  advocate: 'Ruth Haas',
  viewer: 'Leo Brandt',
};

/**
 * The world outside: names under `.example`, which letters here name, lead the browser to it, and it hears who was asked. All
 * other names lead nowhere from a test's machine; that nobody asks them either is told by the browser (`complaints`).
 */
class Outside {
  /** What was said to it first: a request, or the beginning of TLS, which names whom it is for. */
  private readonly heard: string[] = [];

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (said) => {
        this.heard.push(/[\w-]+(?:\.[\w-]+)+/.exec(said.toString('latin1'))?.[0] ?? 'somebody');
        socket.destroy();
      });
    });
  }

  static async open(): Promise<Outside> {
    const outside = new Outside(createServer());
    await new Promise<void>((resolve) => outside.server.listen(0, '127.0.0.1', resolve));
    return outside;
  }

  /** Tells Chromium of it. */
  get switch(): string {
    const { port } = this.server.address() as AddressInfo;
    return `--host-resolver-rules=MAP *.example 127.0.0.1:${port}`;
  }

  /** @returns whom the browser wanted to speak to */
  async close(): Promise<readonly string[]> {
    await new Promise((resolve) => this.server.close(resolve));
    return this.heard;
  }
}

/** A page in the browser, and everything that went wrong on it. */
export class Screen {
  /** What the console complained of, scripts that failed, and requests that went outside. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async of(context: BrowserContext, address: string): Promise<Screen> {
    const screen = new Screen(context, await context.newPage());
    screen.page.setDefaultTimeout(15_000);
    screen.page.on('console', (message) => {
      // What the service refuses, pages show: a refusal is no complaint.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        screen.complaints.push(message.text());
    });
    screen.page.on('pageerror', (error) => screen.complaints.push(String(error)));
    screen.page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob|about):/.test(request.url()))
        screen.complaints.push(`asked outside: ${request.url()}`);
    });
    screen.page.on('requestfailed', (request) => {
      // The browser tells of what a policy stopped as of a request; it never left.
      if (!/csp/i.test(request.failure()?.errorText ?? '')) return;
      const at = screen.complaints.indexOf(`asked outside: ${request.url()}`);
      if (at >= 0) screen.complaints.splice(at, 1);
    });
    return screen;
  }

  /** Opens a page and waits until its data is there. */
  async open(path: string): Promise<Page> {
    await this.page.goto(path);
    await this.settled();
    return this.page;
  }

  /** Until there is a heading and nothing loads any more. */
  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.locator('[role=status][aria-label=Loading]').first().waitFor({ state: 'detached' });
  }

  /** What axe finds against WCAG 2.2 AA, each with where it stands. */
  async axe(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate<axe.AxeResults>(
      `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false })`,
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  }

  /** Pixels by which the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  /** Writes what is to be seen (`shoot`), and tells what is wrong with it: what axe finds, and what is cut off. */
  async look(name: string): Promise<string[]> {
    await this.shoot(name);
    const faults = (await this.axe()).map((fault) => `${name}: ${fault}`);
    return (await this.overflow()) > 0 ? [...faults, `${name}: wider than the window`] : faults;
  }

  /** Writes what is to be seen, whole, into the folder that CI leaves behind. */
  async shoot(name: string): Promise<void> {
    mkdirSync(SCREENS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENS, `${name}.png`), fullPage: true });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
