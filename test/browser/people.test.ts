import { PASSWORD } from '../support/visitor.js';
import { Stage, describeInBrowser } from './harness.js';

describeInBrowser('people, account, audit and declared duplicates', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage.close());

  test('an admin invites somebody, passes the link on, and shuts them out; the audit says so and is whole', async () => {
    const screen = await stage.person('admin');
    const page = await screen.open('/settings/people');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('E-mail').fill('nadia@harbor-vale.example');
    await dialog.getByLabel('Name').fill('Nadia Roth');
    await dialog.getByLabel('Role').selectOption('author');
    await dialog.getByRole('button', { name: 'Save' }).click();
    // An author is of an office: the service says which field is missing.
    await dialog.getByText('is needed for the role author').first().waitFor();
    await dialog.getByLabel('Office').selectOption('marketing');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const link = (await page.getByText(/sign-in#invitation=/).textContent()) ?? '';
    await page.getByText('nadia@harbor-vale.example').waitFor();

    const hers = await stage.stranger();
    await hers.page.goto(link);
    await hers.page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD);
    await hers.page.getByRole('button', { name: 'Come in' }).click();
    await hers.page.getByRole('button', { name: 'Account of Nadia Roth' }).waitFor();

    await page.getByRole('button', { name: 'Shut out: Nadia Roth' }).click();
    await page.getByRole('button', { name: 'Let in again: Nadia Roth' }).waitFor();
    await screen.open('/settings/audit?action=access');
    await page.getByText('access.disabled').first().waitFor();
    await page.getByRole('button', { name: 'Verify' }).click();
    await page.getByText(/^Whole: all .* entries fit each other\.$/).waitFor();
    const csv = page.waitForEvent('download');
    await page.getByRole('link', { name: 'As CSV' }).click();
    expect((await csv).suggestedFilename()).toBe('audit.csv');
    expect(screen.complaints).toEqual([]);
    await screen.close();
    await hers.close();
  }, 60_000);

  test('one changes one’s password, which signs one out elsewhere, and goes on here', async () => {
    const elsewhere = await stage.person('viewer');
    const screen = await stage.person('viewer');
    const page = await screen.open('/settings/account');
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor();
    await page.getByRole('textbox', { name: 'Present password' }).fill('not the password');
    await page.getByRole('textbox', { name: 'New password' }).fill(`${PASSWORD} anew`);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('alert').first().waitFor();
    await page.getByRole('textbox', { name: 'Present password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByRole('button', { name: 'Sign out everywhere else' }).waitFor({ state: 'detached' });
    await elsewhere.page.goto('/queue');
    await elsewhere.page.waitForURL(/sign-in/);
    await page.reload();
    await page.getByText('here', { exact: false }).first().waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
    await elsewhere.close();
  }, 60_000);

  test('what was accepted is listed with its end, and leads to where it is ended', async () => {
    const { body } = await stage.api.get<{ items: { id: string; members: { externalId: string }[] }[] }>(
      'conflicts?kind=duplicate',
    );
    const [conflict] = body.items;
    const decision = { decision: 'accept', reason: 'The law asks for both.', expiresAt: '2030-06-30' };
    expect((await stage.api.post(`conflicts/${conflict?.id}/decide`, decision)).status).toBe(200);
    const screen = await stage.person('reviewer');
    const page = await screen.open('/settings/duplicates');
    await page.getByText('The law asks for both.').waitFor();
    await page.getByText(/until Ju[nl] \d+, 2030/).waitFor();
    await page.getByRole('link', { name: /^Look at it, or end it/ }).click();
    await page.waitForURL(`**/conflicts/${conflict?.id}`);
    await page.getByRole('button', { name: 'Take the decision back' }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);
});
