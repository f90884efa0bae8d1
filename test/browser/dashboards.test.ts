import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { PASSWORD } from '../support/visitor.js';
import { LOOKS, VIEWPORTS, Stage, describeInBrowser, eventually } from './harness.js';

describeInBrowser('dashboards', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await decide('duplicate', 'keep_one');
    await decide('overlap', 'not_a_conflict');
  }, 120_000);
  afterAll(() => stage.close());

  /** Decides the most harmful conflict of a kind. */
  async function decide(kind: string, decision: string): Promise<void> {
    const { body } = await stage.api.get<{ items: { id: string; members: { communicationId: string }[] }[] }>(
      `conflicts?kind=${kind}&limit=1`,
    );
    const [conflict] = body.items;
    const keep = decision === 'keep_one' ? { keep: conflict?.members[0]?.communicationId } : {};
    const { status } = await stage.api.post(`conflicts/${conflict?.id ?? ''}/decide`, {
      decision,
      reason: 'As talked over.',
      ...keep,
    });
    expect(status).toBe(200);
  }

  const figure = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

  /** What is saved by a button, by its name and bytes. */
  async function saved(page: Page, button: ReturnType<Page['getByRole']>): Promise<{ name: string; bytes: Buffer }> {
    const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  test('a leader comes in, narrows, looks at what is behind a figure, and takes it along to the meeting', async () => {
    await (await stage.person('viewer')).close();
    const screen = await stage.stranger();
    const page = await screen.open('/dashboards');
    await page.waitForURL(/\/sign-in\?to=/);
    await page.getByLabel('E-mail').fill('viewer.all@harbor-vale.example');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(/\/dashboards$/);
    await figure(page, 'Conflicts').getByText('came up').first().waitFor();
    const { body: whole } = await stage.api.get<{ points: { opened: number }[] }>('trends/overlap?interval=week');
    const opened = whole.points.reduce((sum, point) => sum + point.opened, 0);
    expect(opened).toBeGreaterThan(0);

    await page.getByLabel('Office', { exact: true }).selectOption('marketing');
    await page.waitForURL(/office=marketing/);
    const { body: narrowed } = await stage.api.get<{ points: { opened: number }[] }>(
      'trends/overlap?interval=week&office=marketing',
    );
    const marketing = narrowed.points.reduce((sum, point) => sum + point.opened, 0);
    expect(marketing).toBeLessThan(opened);
    await page.getByText(`${marketing} came up, `).waitFor();

    // The number leads to the conflicts that it counts.
    await figure(page, 'Conflicts')
      .getByRole('link', { name: String(marketing), exact: true })
      .first()
      .click();
    await page.waitForURL(/\/queue\?office=marketing&openedFrom=/);
    await screen.settled();
    await page.locator('a[data-step]').first().waitFor();
    // What a decision on another one superseded on the very day it came up is listed, and not counted (docs/trends.md).
    const counted = page.locator('[role=listitem]', { has: page.locator('a[data-step]'), hasNotText: 'Superseded' });
    await counted.nth(marketing - 1).waitFor();
    await eventually(() => counted.count(), marketing);
    await page.goBack();
    await page.getByText(`${marketing} came up, `).waitFor();

    const conflicts = figure(page, 'Conflicts');
    const csv = await saved(page, conflicts.getByRole('button', { name: 'CSV' }));
    expect(csv.name).toBe('conflicts.csv');
    expect(csv.bytes.toString('utf8')).toMatch(/^\uFEFFat,communications,redundant,contradicted,/);
    for (const title of ['Conflicts', 'Office by office']) {
      const png = await saved(page, figure(page, title).getByRole('button', { name: 'PNG' }));
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      // A chart, not an empty ground: what is of one colour packs far better.
      expect(png.bytes.length).toBeGreaterThan(8_000);
    }
    await page.evaluate('window.print = () => { document.title = "printed"; }');
    await page.getByRole('button', { name: 'Print' }).click();
    expect(await page.title()).toBe('printed');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print' }).count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    await figure(page, 'Conflicts').getByRole('columnheader', { name: 'Came back' }).waitFor();
    await page.getByText('· All segments · Customer Marketing').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('by keyboard: a table is opened, and a number in it leads to its conflicts', async () => {
    const screen = await stage.person('reviewer');
    const page = await screen.open('/dashboards?segment=new-customers');
    const facts = figure(page, 'Most disputed facts');
    await facts.getByRole('button', { name: 'Table' }).focus();
    await page.keyboard.press('Enter');
    const link = facts.getByRole('table').getByRole('link').first();
    const count = Number(await link.textContent());
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/queue\?reaching=new-customers&/);
    await screen.settled();
    await page.locator('a[data-step]').first().waitFor();
    await eventually(() => page.locator('a[data-step]').count(), count);
    await page.getByRole('button', { name: /^Take away: about/ }).click();
    await page.waitForURL((url) => !url.searchParams.has('topic'));
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('what decisions were worth is there, and dates that are the wrong way round are said to be', async () => {
    const screen = await stage.person('viewer');
    const page = await screen.open('/dashboards?days=365');
    await figure(page, 'Precision from decisions').getByText('Of 2 decided conflicts, 50% were worth it.').waitFor();
    await figure(page, 'Contacts and money saved')
      .getByText(/^Communications withdrawn by decisions: \d+/)
      .waitFor();
    await page.getByLabel('Period').selectOption('own');
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await page.getByText('Lies before the first day').waitFor();
    await screen.close();
  }, 60_000);

  test('a partner is shown what it has a part in, and no other office’s figures', async () => {
    const screen = await stage.person('advocate', 'partner');
    const page = await screen.open('/dashboards');
    await figure(page, 'Overlap and contradiction').waitFor();
    expect(await figure(page, 'Office by office').count()).toBe(0);
    expect(await page.getByRole('alert').count()).toBe(0);
    await screen.close();
  }, 60_000);

  test.each(LOOKS)(
    'in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      const page = await screen.open('/dashboards?days=365');
      for (const table of await page.getByRole('button', { name: 'Table' }).all()) await table.click();
      expect(await screen.look(`dashboards-${theme}-${device}`)).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    60_000,
  );
});
