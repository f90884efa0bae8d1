import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WELCOME } from '../support/reviewing.js';
import { Stage, describeInBrowser, type Screen } from './harness.js';

const CORPUS = join(__dirname, '../../../shared/corpus/hostile');

/** What mail was seen to try, and a little more: run something, ask outside, lead away, dress up what is around it. */
const OWN = [
  '<script>top.ran = parent.ran = 1; alert(1)</script>',
  '<img src=x onerror="top.ran = 1; alert(1)"><img src="https://outside.example/pixel.gif" width="1" height="1">',
  '<img srcset="https://outside.example/a.png 1x"><picture><source srcset="https://outside.example/b.png"><img></picture>',
  '<svg onload="alert(1)"><image href="https://outside.example/c.png" /><use href="https://outside.example/d.svg#a" /></svg>',
  '<iframe src="https://outside.example/"></iframe><iframe srcdoc="<script>top.ran = 1</script>"></iframe>',
  '<object data="https://outside.example/e.swf"></object><embed src="https://outside.example/f.swf">',
  '<link rel="stylesheet" href="https://outside.example/g.css"><link rel="preload" as="image" href="https://outside.example/h.png">',
  '<style>@import "https://outside.example/i.css"; * { color: rgb(1, 2, 3) !important; font-size: 99px !important } body, h1 { display: none !important }</style>',
  '<style>@font-face { font-family: x; src: url(https://outside.example/j.woff) } p { font-family: x; background: url(https://outside.example/k.png) }</style>',
  '<div style="position:fixed;inset:0;z-index:99999;background:url(//outside.example/l.png) red">over everything</div>',
  '<meta http-equiv="refresh" content="0;url=https://outside.example/"><base href="https://outside.example/">',
  '<form action="https://outside.example/" id="f"><input autofocus onfocus="top.ran = 1; alert(1)"><button formaction="javascript:alert(1)">go</button></form>',
  '<a href="javascript:alert(1)" ping="https://outside.example/ping">here</a><a href="https://outside.example/" target="_top">there</a>',
  '<video src="https://outside.example/m.mp4" autoplay poster="https://outside.example/n.png"></video><audio src="https://outside.example/o.mp3" autoplay></audio>',
  '<body background="https://outside.example/p.png" onload="alert(1)"><table background="https://outside.example/q.png"><tr><td>x</td></tr></table>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;"></table></mtext></math>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><template><script>alert(1)</script></template>',
  '<form id="f"><input name="attributes"><input name="remove"><input name="removeAttribute"></form><img name="body"><img name="querySelectorAll">',
  '<frameset onload="alert(1)"><frame src="https://outside.example/r.html"></frameset>',
  '<details open ontoggle="alert(1)">x</details><marquee onstart="alert(1)">y</marquee>',
];

/** Fields of answers that hold what somebody wrote. */
const WRITTEN =
  /^(subject|text|body|quote|explanation|topic|value|name|externalId|title|words|before|reason|why|question|answer|signatory|campaign)$/;

/** Every page that shows what somebody wrote. */
const PAGES = [
  '/queue?sort=harm',
  'CONFLICT',
  '/settings/segments',
  '/settings/offices',
  '/settings/duplicates',
  '/settings/audit',
];

describeInBrowser('hostile mail stays harmless', () => {
  let stage: Stage;
  let conflict: string;
  beforeAll(async () => {
    stage = await Stage.open();
    const ids = new Set<string>();
    for (const office of ['marketing', 'operations']) {
      const { status, body } = await stage.api.post<{ clearance: { conflictIds: string[] } }>('communications', {
        externalId: `hostile-${office}`,
        office,
        channel: 'email',
        segments: ['business-customers'],
        subject: '<img src=x onerror=alert(1)> Welcome',
        body: `<p>${WELCOME}</p>${OWN.join('\n')}`,
        bodyFormat: 'html',
      });
      expect(status).toBe(201);
      for (const id of body.clearance.conflictIds) ids.add(id);
    }
    conflict = [...ids][0] ?? '';
    expect(conflict).not.toBe('');
  }, 120_000);
  afterAll(() => stage.close());

  const sets: Record<string, string[]> = {
    own: OWN,
    dompurify: read<{ payload: string }[]>('dompurify/fixtures/expect.json').map(({ payload }) => payload),
    blns: read<string[]>('blns/blns.json'),
  };

  for (const [name, strings] of Object.entries(sets)) {
    (strings.length === 0 ? test.skip : test)(
      `${name}: shown on every page, no script runs, nothing is asked outside, no style leaks`,
      async () => {
        const screen = await stage.person('reviewer');
        const dialogs: string[] = [];
        screen.page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          void dialog.dismiss();
        });
        await screen.open('/queue');
        const untouched = await looks(screen);
        await sayEverywhere(screen, strings);
        const rounds = Math.ceil(strings.length / PER_LETTER / 2);
        for (const path of PAGES) {
          await screen.open(path === 'CONFLICT' ? `/conflicts/${conflict}` : path);
          expect([path, await looks(screen)]).toEqual([path, untouched]);
        }
        for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
          const page = await screen.open(`/conflicts/${conflict}`);
          await page.getByText('As they look').click();
          await page.locator('iframe').nth(1).waitFor();
          expect(await looks(screen)).toEqual(untouched);
        }
        expect(dialogs).toEqual([]);
        expect(await screen.page.evaluate('window.ran')).toBeUndefined();
        expect(screen.page.url()).toBe(`${stage.address}/conflicts/${conflict}`);
        expect(screen.complaints.filter((one) => one.startsWith('asked outside'))).toEqual([]);
        expect(screen.context.pages()).toHaveLength(1);
        await screen.close();
      },
      120_000,
    );
  }

  test('as it was filed, without anything put into the answers: the mail is there, and its own style is inside alone', async () => {
    const screen = await stage.person('reviewer');
    await screen.open('/queue');
    const untouched = await looks(screen);
    const page = await screen.open(`/conflicts/${conflict}`);
    await page.getByText('As they look').click();
    const frame = page.frameLocator('iframe').first();
    await frame.getByText('You can set up online banking').waitFor({ state: 'attached' });
    expect(await frame.locator('script, iframe, link, object, form[action], [onerror], [href]').count()).toBe(0);
    expect(await looks(screen)).toEqual(untouched);
    expect(screen.complaints.filter((one) => one.startsWith('asked outside'))).toEqual([]);
    await screen.close();
  }, 60_000);
});

/** Strings in one letter: few enough that one which swallows what follows hides little. */
const PER_LETTER = 8;

/** Letters are looked at two by two; the rest of a set of hundreds is seen as text on the other pages. */
const MOST_ROUNDS = 15;

/** A set of the corpus; empty where it is not there. */
function read<T extends unknown[]>(path: string): T | [] {
  const file = join(CORPUS, path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : [];
}

/** Has everything that somebody wrote say the strings, one after the other; a mail says several. */
async function sayEverywhere(screen: Screen, strings: readonly string[]): Promise<void> {
  let at = 0;
  const next = () => strings[at++ % strings.length] ?? '';
  const say = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => say(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, say(one, name)]));
    if (typeof value !== 'string' || !WRITTEN.test(key)) return value;
    return key === 'body' || key === 'text' ? Array.from({ length: PER_LETTER }, next).join('\n') : next();
  };
  await screen.context.route(
    '**/api/v1/{conflicts,communications,segments,offices,colleagues,declared-duplicates,audit}**',
    async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: say(await response.json()) });
    },
  );
}

/** How the page around the letters looks. */
function looks(screen: Screen): Promise<string[]> {
  return screen.page.evaluate(`['body', 'h1', 'header button'].map((where) => {
    const { color, backgroundColor, fontSize, fontFamily, display, backgroundImage } = getComputedStyle(document.querySelector(where));
    return [where, color, backgroundColor, fontSize, fontFamily, display, backgroundImage].join();
  })`);
}
