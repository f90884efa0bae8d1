import { DESKTOP, LOOKS, PHONE, VIEWPORTS, Stage, describeInBrowser } from './harness.js';

/** Parts of the settings whose screens are looked at. */
const PARTS = ['segments', 'offices', 'journeys', 'bars', 'bars?segment=new-customers', 'second-reader'];

/** As the API tells of a reader that the sample company has not. */
const READER = {
  state: 'trouble',
  model: 'a-model',
  endpoint: 'http://127.0.0.1:8080',
  trouble: { reason: 'ECONNREFUSED', since: '2026-03-02T10:00:00Z', until: '2026-03-02T10:15:00Z' },
  backlog: { waiting: 12, exported: 0, read: 340, closed: 3, failed: 0 },
  tokensPerDay: 1_000_000,
  moneyPerDay: null,
  currency: 'USD',
  segments: ['new-customers'],
  days: [
    {
      day: '2026-03-01',
      questions: 20,
      tokensIn: 40_000,
      tokensOut: 3_000,
      cost: 0.09,
      findings: 4,
      dropped: 0,
      malformed: 0,
    },
    {
      day: '2026-03-02',
      questions: 311,
      tokensIn: 618_930,
      tokensOut: 64_180,
      cost: 1.37,
      findings: 44,
      dropped: 5,
      malformed: 1,
    },
  ],
  today: [],
  found: [
    { about: 'redundancy', open: 1, right: 2, wrong: 0, agreed: 9, worth: 0.91 },
    { about: 'contradiction', open: 16, right: 9, wrong: 3, agreed: 9, worth: 0.84 },
  ],
};

describeInBrowser('settings', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  test('an admin raises a bar by keyboard, after looking at what it would have done', async () => {
    const screen = await stage.person('admin');
    const page = await screen.open('/settings/bars');
    const change = page.getByRole('button', { name: 'Change All customers' });
    await change.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'All customers' }).waitFor();
    expect(page.url()).toContain('segment=all-customers');
    const save = page.getByRole('button', { name: 'Save' });
    const bar = page.getByRole('textbox', { name: 'Bar for overlaps' });
    // The dialog puts the focus into its first field.
    await page.getByRole('textbox', { name: 'Collision window, in days' }).and(page.locator(':focus')).waitFor();
    await bar.focus();
    // Typed digit by digit: nothing can be saved that has not been counted.
    await page.keyboard.type('0.95');
    expect(await save.isDisabled()).toBe(true);
    await page.getByRole('status', { name: 'Overlaps with that bar' }).getByText('At 0.95').waitFor();
    const { body: replay } = await stage.api.get<{ replayed: number; present: number; leavingCount: number }>(
      'segments/all-customers/bars/replay?kind=overlap&bar=0.95',
    );
    expect(replay.leavingCount).toBeGreaterThan(0);
    await page.getByText(`${replay.replayed}, instead of ${replay.present}`).waitFor();
    await page.getByText(`${replay.leavingCount} would not have come`).waitFor();
    await screen.shoot('settings-bar-replayed');
    expect(await screen.axe()).toEqual([]);
    await bar.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Overlap from 0.95').waitFor();
    await change.and(page.locator(':focus')).waitFor();
    const { body } = await stage.api.get<{ overlapBar: number }>('segments/all-customers');
    expect(body.overlapBar).toBe(0.95);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test.each([
    ['desktop', 'light', DESKTOP],
    ['phone', 'dark', PHONE],
  ] as const)(
    'a second reader in trouble is told with its figures (%s)',
    async (device, theme, size) => {
      const screen = await stage.person('admin', null, size, theme);
      const page = await screen.open('/settings/segments');
      await page.route('**/api/v1/second-reader', (route) => route.fulfill({ json: READER }));
      await page.getByRole('link', { name: 'Second reader' }).press('Enter');
      await page.getByText('ECONNREFUSED').waitFor();
      await page.getByText('12 waiting, 340 read, 3 not to be read').waitFor();
      await page.getByRole('row', { name: 'Said differently 16 9 3 9 84%' }).waitFor();
      await page.getByRole('row', { name: 'Mar 2, 2026 311 683,110 $1.37 44 5 1' }).waitFor();
      expect(await screen.look(`settings-second-reader-${theme}-${device}`)).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    30_000,
  );

  test('a segment, an office and a journey are set up; what is wrong is said at its field', async () => {
    const screen = await stage.person('admin');
    const page = await screen.open('/settings/segments');
    const save = page.getByRole('button', { name: 'Save' });
    await page.getByRole('button', { name: 'Add a segment' }).click();
    await page.getByLabel('Name').fill('Students');
    await page.getByLabel('Id').fill('No Good');
    await page.getByLabel('Lies in').selectOption('new-customers');
    await save.click();
    await page.getByText('must be 1 to 64 of a-z').first().waitFor();
    await page.getByLabel('Id').fill('students');
    await page.getByRole('textbox', { name: 'Customers' }).fill('900');
    await save.click();
    await page.getByText('students · 900 customers').waitFor();
    await page.getByRole('link', { name: 'Offices' }).click();
    await page.getByRole('button', { name: 'Change Office of the President' }).click();
    await page.getByLabel('Name').fill('President and Board');
    await save.click();
    await page.getByText('President and Board').waitFor();
    await page.getByRole('link', { name: 'Journeys' }).click();
    await page.getByRole('button', { name: 'Add a journey' }).click();
    await page.getByLabel('Name').fill('Moving house');
    await page.getByLabel('Id').fill('moving-house');
    await page.getByLabel('Owner').selectOption({ label: 'Ines Carvalho' });
    await save.click();
    await page.getByText('moving-house · Ines Carvalho decides').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('who may not change anything sees what is set up, and is not offered to', async () => {
    const screen = await stage.person('viewer');
    const page = await screen.open('/settings');
    await page.getByText('All customers').first().waitFor();
    expect(await page.getByRole('button', { name: /Change|Add/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Windows and bars' }).count()).toBe(0);
    await screen.close();
  }, 60_000);

  test.each(LOOKS)(
    'each part in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      const found: string[] = [];
      for (const part of PARTS) {
        await screen.open(`/settings/${part}`);
        found.push(...(await screen.look(`settings-${part.replace(/\W.*/, '-form')}-${theme}-${device}`)));
      }
      expect(found).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    120_000,
  );
});
