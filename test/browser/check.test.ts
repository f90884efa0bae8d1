import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/visitor.js';
import { LOOKS, VIEWPORTS, Stage, describeInBrowser, eventually } from './harness.js';

/** Stands beside the project where it is tested; nothing of it is in the project. */
const HOSTILE = resolve(__dirname, '../../../shared/corpus/hostile');
const testHostile = existsSync(HOSTILE) || process.env.CI === 'true' ? test : test.skip;

/** One more welcome, with a fee of its own. */
const WELCOME =
  'Welcome. Thank you for opening a Harbor Checking account with us. Keeping the account open costs $6.00 a month. ' +
  'Come by whenever you like: the coffee is on us, and we know our neighbours by name.';

/** In one mail, so that the test takes seconds. */
const PAYLOADS = 8;

const GROUND = 'getComputedStyle(document.body).backgroundColor';

/** Drops files onto the page as a mouse would. */
async function drop(page: Page, files: { name: string; content: string }[]): Promise<void> {
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const { name, content } of ${JSON.stringify(files)}) transfer.items.add(new File([content], name));
    return transfer;
  })()`);
  await page.locator('[data-over]').dispatchEvent('drop', { dataTransfer: data });
}

describeInBrowser('check before sending', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const filed = async (externalId: string) =>
    (
      await stage.api.get<{ items: { id: string; revision: number; state: string }[] }>(
        `communications?office=branches&q=${externalId}`,
      )
    ).body.items;

  test('marketing operations checks a letter by mouse: the collision, the edit, clearance, and a reader for clarity', async () => {
    await (await stage.person('author', 'branches')).close();
    const screen = await stage.stranger();
    const page = await screen.open('/');
    await page.getByLabel('E-mail').fill('author.branches@harbor-vale.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/check$/);
    await eventually(() => page.getByLabel('Office').inputValue(), 'branches');

    await drop(page, [
      { name: 'branch-welcome.html', content: `<h1>Hello</h1><p>${WELCOME.replace('$6.00 a', '$6.00&nbsp;a')}</p>` },
    ]);
    await page.getByRole('checkbox', { name: /New customers/ }).check();
    await page.getByText('Reaches 12,000 customers').waitFor();
    const fee = page.getByRole('article').filter({ hasText: '$6.00 a month' }).first();
    await fee.getByText('mkt-welcome-letter').waitFor();
    await eventually(() => fee.locator('blockquote').count(), 2);
    await page.getByText(/Reading ease \d+ of 100/).waitFor();
    await page.getByRole('heading', { name: 'Who else writes to them then' }).waitFor();
    await screen.shoot('check-collision');

    await fee.getByRole('button', { name: 'Apply this edit' }).click();
    await page.getByText('$6.00 a month').first().waitFor({ state: 'detached' });
    const frame = page.frameLocator('iframe');
    await frame.getByText('costs five dollars a month').waitFor();

    await page.getByLabel('A word to the reviewers').fill('Branches hand this one over in person.');
    await page.getByRole('button', { name: 'Submit and ask for clearance' }).click();
    await page.getByText('branch-welcome is in the registry.').waitFor();
    const [letter] = await filed('branch-welcome');
    expect(letter?.state).toBe('review');
    const conflict = await page
      .getByRole('link', { name: /Open (the )?conflict/ })
      .first()
      .getAttribute('href');
    const told = await stage.api.get<{ history: { action: string }[] }>(`conflicts/${conflict?.split('/').at(-1)}`);
    expect(told.body.history.map(({ action }) => action)).toContain('commented');

    await page.getByLabel('Who reads it').selectOption('operations');
    await page.getByRole('button', { name: 'Ask them' }).click();
    await page.getByText('Deposit & Loan Operations has been asked').waitFor();
    const asked = await stage.api.get<{ items: { office: string }[] }>(`questions?communication=${letter?.id}`);
    expect(asked.body.items.map(({ office }) => office)).toEqual(['operations']);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('by keyboard alone; what is typed is answered, survives a reload, and is gone after signing out', async () => {
    const screen = await stage.person('author', 'branches');
    const page = await screen.open('/check');
    await page.getByRole('textbox', { name: 'Subject' }).focus();
    await page.keyboard.type('The pier path is closed');
    await page.keyboard.press('Tab');
    await page.keyboard.type(
      'The path behind the Pier Street branch is closed for repairs. Please come in by the front door.',
    );
    const target = await page.getByRole('checkbox', { name: /coastal branches/ }).getAttribute('id');
    for (let i = 0; i < 30 && (await page.locator(':focus').getAttribute('id')) !== target; i++)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('Clear', { exact: true }).waitFor();
    await screen.settled();
    await page.getByText('Your draft is kept in this browser.').waitFor();
    await page.reload();
    await page.getByText('Clear', { exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Subject' }).inputValue()).toBe('The pier path is closed');

    await page.getByLabel('Name in the registry').focus();
    await page.keyboard.type('pier-path');
    await page.keyboard.press('Enter');
    await page.getByText('pier-path is in the registry.').waitFor();
    await eventually(() => page.locator(':focus').textContent(), 'pier-path is in the registry.');
    expect(await filed('pier-path')).toMatchObject([{ revision: 1, state: 'clear' }]);

    // Changed, it is the next revision of the same.
    await page.getByRole('textbox', { name: 'Text' }).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' The path opens again soon.');
    await page.getByLabel('Name in the registry').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Revision 2 of pier-path is in the registry.').waitFor();

    await page.getByRole('button', { name: 'Account of' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter');
    await page.waitForURL(/\/sign-in$/);
    expect(await page.evaluate('Object.keys(localStorage).filter((key) => key.includes("draft"))')).toEqual([]);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('several files have a row each; one that can’t be read says why, and begun anew can be undone', async () => {
    const screen = await stage.person('admin');
    const page = await screen.open('/check');
    await page.getByLabel('Office').selectOption('branches');
    await page.getByRole('checkbox', { name: /New customers/ }).check();
    await drop(page, [
      { name: 'welcome.txt', content: WELCOME },
      { name: 'umbrellas.txt', content: 'The lending desk has umbrellas for everybody on rainy days.' },
      { name: 'broken.docx', content: 'PK\u0003\u0004 and no more' },
    ]);
    const rows = page.getByRole('listitem');
    await rows
      .filter({ hasText: 'welcome' })
      .getByText(/collisions?/)
      .waitFor();
    await rows.filter({ hasText: 'umbrellas' }).getByText('Clear').waitFor();
    await rows.filter({ hasText: 'broken.docx' }).getByRole('alert').waitFor();
    await screen.shoot('check-several');
    await rows.filter({ hasText: 'umbrellas' }).getByRole('button').first().click();
    await eventually(() => page.getByLabel('Name in the registry').inputValue(), 'umbrellas');
    await page.getByRole('button', { name: 'Remove umbrellas' }).click();
    await eventually(() => page.getByLabel('Name in the registry').inputValue(), 'welcome');
    await page.getByRole('button', { name: 'Begin anew' }).click();
    await page.getByText('Nothing to check yet').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page
      .getByText(/collisions?/)
      .first()
      .waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('an answer that comes late is not shown for what is written by then, and offline says so', async () => {
    const screen = await stage.person('reviewer');
    const page = await screen.open('/check');
    await page.getByLabel('Office').selectOption('branches');
    await page.getByRole('checkbox', { name: /New customers/ }).check();
    let held: (() => void) | undefined;
    await page.route('**/api/v1/preflight', async (route) => {
      if (route.request().postData()?.includes('$6.00'))
        await new Promise<void>((resolve) => {
          held = resolve;
        });
      await route.continue().catch(() => undefined);
    });
    const text = page.getByRole('textbox', { name: 'Text' });
    await text.fill(WELCOME);
    while (held === undefined) await page.waitForTimeout(20);
    await text.fill('The lending desk has umbrellas for everybody on rainy days.');
    await page.getByText('Clear', { exact: true }).waitFor();
    held?.();
    await page.waitForTimeout(500);
    expect(await page.getByText('Clear', { exact: true }).count()).toBe(1);
    expect(await page.getByRole('article').count()).toBe(0);

    await screen.context.setOffline(true);
    await text.fill('The lending desk has umbrellas, and boots.');
    await page.getByText('No connection').first().waitFor();
    await screen.close();
  }, 60_000);

  testHostile(
    'hostile mail is checked and shown, and runs nothing, asks nothing and leaks no style',
    async () => {
      const screen = await stage.person('reviewer');
      const page = await screen.open('/check');
      await page.evaluate(`window.alert = () => console.error('a script of a mail has run')`);
      await page.getByLabel('Office').selectOption('branches');
      await page.getByRole('checkbox', { name: /New customers/ }).check();
      const fixtures = readFileSync(join(HOSTILE, 'dompurify/fixtures/expect.json'), 'utf8');
      const payloads = (JSON.parse(fixtures) as { payload: string }[]).map(({ payload }) => payload);
      const files = [{ name: 'naughty.txt', content: readFileSync(join(HOSTILE, 'blns/blns.txt'), 'utf8') }];
      for (let i = 0; i < payloads.length; i += PAYLOADS)
        files.push({
          name: `${i}.html`,
          content: payloads
            .slice(i, i + PAYLOADS)
            .map((payload) => `<p>A letter of its own.</p>${payload}`)
            .join('\n'),
        });
      const ground = await page.evaluate(GROUND);
      await drop(page, files);
      const rows = page.getByRole('listitem').filter({ hasText: /Clear|collision/ });
      await rows.nth(files.length - 1).waitFor({ timeout: 60_000 });
      for (const row of await rows.all()) {
        await row.getByRole('button').first().click();
        await page.locator('iframe, textarea:visible').first().waitFor();
      }
      await page.waitForTimeout(500);
      expect(await page.evaluate(GROUND)).toBe(ground);
      // What the frame's sandbox and policies stop, the console tells: that it was stopped is what is wanted.
      const stopped = /violates the following Content Security Policy|^Blocked script execution in 'about:srcdoc'/;
      expect(screen.complaints.filter((one) => !stopped.test(one))).toEqual([]);
      await screen.close();
    },
    120_000,
  );

  test.each(LOOKS)(
    'a collision in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      const page = await screen.open('/check');
      await page.getByLabel('Office').selectOption('branches');
      await page.getByRole('checkbox', { name: /New customers/ }).check();
      await page.getByRole('textbox', { name: 'Text' }).fill(WELCOME);
      await page.getByRole('article').first().waitFor();
      await page.getByRole('heading', { name: 'Who else writes to them then' }).waitFor();
      expect(await screen.look(`check-${theme}-${device}`)).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    60_000,
  );
});
