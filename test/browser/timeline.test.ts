import { LOOKS, VIEWPORTS, Stage, describeInBrowser, eventually } from './harness.js';

interface Timeline {
  items: {
    communicationId: string;
    office: string;
    conflictIds: string[];
    subject: string | null;
    externalId: string;
  }[];
  weeks: unknown[];
}

describeInBrowser('timeline', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  test('the mailbox of a segment, in order, with what collides; a letter is read in its place, by keyboard', async () => {
    const screen = await stage.person('viewer');
    const page = await screen.open('/timeline?segment=new-customers&from=2026-09-01&to=2026-12-31');
    const { body } = await stage.api.get<Timeline>('timeline?segment=new-customers&from=2026-09-01&to=2026-12-31');
    expect(body.items.length).toBeGreaterThan(2);
    const letters = page.locator('li[id^=letter-]');
    const ids = await Promise.all((await letters.all()).map((letter) => letter.getAttribute('id')));
    expect(ids.map((id) => id?.replace('letter-', ''))).toEqual(
      body.items.map(({ communicationId }) => communicationId),
    );
    await eventually(() => page.locator('table tbody tr').count(), body.weeks.length);

    const at = body.items.findIndex(({ conflictIds }) => conflictIds.length > 0);
    const colliding = letters.nth(at);
    const read = colliding.getByRole('button', { name: /^Read/ });
    await read.focus();
    await page.keyboard.press('Enter');
    await colliding.locator('.letter-text, iframe').first().waitFor();
    await colliding.locator('a[href^="/conflicts/"]').first().click();
    await page.waitForURL(/\/conflicts\//);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('another segment and other days are chosen; where nothing is sent, it says so', async () => {
    const screen = await stage.person('viewer');
    const page = await screen.open('/timeline');
    await page.getByLabel('Segment').selectOption('business-customers');
    await page.waitForURL(/segment=business-customers/);
    await page.getByLabel('From', { exact: true }).fill('2020-01-01');
    await page.getByLabel('To', { exact: true }).fill('2020-01-31');
    await page.getByRole('heading', { name: 'Nothing is sent' }).waitFor();
    await page.getByLabel('To', { exact: true }).fill('2019-01-31');
    await page.getByText('Lies before the first day').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test.each(LOOKS)(
    'in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      await screen.open('/timeline?segment=new-customers&from=2026-09-01&to=2026-12-31');
      expect(await screen.look(`timeline-${theme}-${device}`)).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    60_000,
  );
});
