import { Stage, describeInBrowser } from './harness.js';

describeInBrowser('the queue and a conflict', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  test('compliance finds the disputed fee, and decides by keyboard', async () => {
    const screen = await stage.person('reviewer');
    const page = await screen.open('/queue?kind=contradiction');
    const rows = await page.locator('a[data-step]').count();
    expect(rows).toBeGreaterThan(0);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/conflicts\//);
    await page.getByRole('heading', { name: 'Who says what' }).waitFor();
    expect(await page.locator('blockquote').count()).toBeGreaterThanOrEqual(2);
    await page.getByRole('button', { name: 'Assign it to me' }).click();
    await page.getByText('owned by Tom Okafor').waitFor();
    await page.getByRole('radio', { name: 'It is no conflict' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('never raised again for the same content').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).focus();
    await page.keyboard.type('Two products.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Dismissed', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Decide' }).count()).toBe(0);
    await screen.open('/queue?kind=contradiction&status=open,in_review,awaiting_office');
    expect(await page.locator('a[data-step]').count()).toBe(rows - 1);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('a decision on what somebody else has decided meanwhile is refused, and the present state shown', async () => {
    const screen = await stage.person('reviewer');
    // A page that is not told what others do in the meantime, as behind a proxy that holds events back.
    await screen.context.route('**/api/v1/events', (route) => route.abort());
    const page = await screen.open('/queue?kind=duplicate');
    await page.locator('a[data-step]').first().click();
    await page.waitForURL(/\/conflicts\//);
    await page.getByRole('radio', { name: 'It is no conflict' }).check();
    await page.getByRole('textbox', { name: 'Reason' }).fill('Mine');
    const id = page.url().split('/').at(-1) ?? '';
    const theirs = { decision: 'not_a_conflict', reason: 'Theirs' };
    expect((await stage.api.post(`conflicts/${id}/decide`, theirs)).status).toBe(200);
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByRole('alert').getByText('Somebody has changed this meanwhile').waitFor();
    await page.getByRole('button', { name: 'Show the present state' }).click();
    await page.getByText('Dismissed', { exact: true }).waitFor();
    const { body } = await stage.api.get<{ history: { action: string; detail: { reason?: string } }[] }>(
      `conflicts/${id}`,
    );
    const decided = body.history.filter(({ action }) => action === 'decided');
    expect(decided.map(({ detail }) => detail.reason)).toEqual(['Theirs']);
    await screen.close();
  }, 60_000);
});
