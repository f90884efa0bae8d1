import { LOOKS, VIEWPORTS, Stage, describeInBrowser, eventually, type Screen } from './harness.js';

interface Listed {
  items: { id: string; members: { communicationId: string; externalId: string; office: string }[] }[];
}

describeInBrowser('a conflict', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
    await stage.api.post('segments', { id: 'gardeners', name: 'Gardeners', audienceSize: 900 });
  }, 120_000);
  afterAll(() => stage.close());

  const waiting = async (kind: string): Promise<Listed['items']> =>
    (await stage.api.get<Listed>(`conflicts?kind=${kind}&status=open,in_review,awaiting_office`)).body.items;

  /** Letters of these bodies to the gardeners, of offices by turns; answers the conflict of that kind among them. */
  async function collide(kind: string, name: string, bodies: readonly string[], given: object = {}): Promise<string> {
    const offices = ['marketing', 'operations', 'executive', 'branches'];
    for (const [index, body] of bodies.entries()) {
      const { status } = await stage.api.post('communications', {
        externalId: `${name}-${index}`,
        office: offices[index % offices.length],
        channel: 'email',
        campaign: `${name}-${index}`,
        segments: ['gardeners'],
        subject: `About your garden, ${name}`,
        body,
        bodyFormat: 'text',
        ...given,
      });
      expect(status).toBe(201);
    }
    const found = (await waiting(kind)).find(({ members }) =>
      members.every(({ externalId }) => externalId.startsWith(`${name}-`)),
    );
    if (found === undefined) throw new Error(`the letters ${name} do not collide`);
    return found.id;
  }

  test('compliance asks an office, its advocate answers, and the decision is made, taken back and made again', async () => {
    const ruth = await stage.person('advocate', 'marketing');
    const { body: people } = await stage.api.get<{ items: { id: string; name: string }[] }>('people');
    await stage.api.patch('offices/marketing', { advocate: people.items.find(({ name }) => name === 'Ruth Haas')?.id });
    const tom = await stage.person('reviewer');
    const [first] = await waiting('contradiction');
    const page = await tom.open('/queue?kind=contradiction');
    await page.locator('a[data-step]').first().click();
    await page.waitForURL(`**/conflicts/${first?.id}`);

    // At a glance: two positions, three axes, both letters with the disputed fact marked, and how the score comes about.
    await page.getByRole('heading', { name: 'Who says what' }).waitFor();
    expect(await page.locator('blockquote').count()).toBeGreaterThanOrEqual(2);
    for (const axis of ['Text', 'Audience', 'Time'])
      await page.getByRole('heading', { name: axis, exact: true }).waitFor();
    await page.getByRole('table', { name: 'Both texts, line by line' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('Disputed fact 1 of').waitFor();
    await eventually(() => page.evaluate(`document.activeElement.matches('mark[title^="Disputed"]')`), true);
    await page.keyboard.press('n');
    await page.getByText('Disputed fact 2 of').waitFor();
    await page.getByRole('rowheader', { name: 'before any evidence' }).waitFor();
    await tom.shoot('conflict-journey-1');

    await page.getByRole('button', { name: 'Assign it to me' }).click();
    await page.getByText('owned by Tom Okafor').waitFor();
    await page.getByLabel('Ask an office').selectOption({ label: 'Customer Marketing' });
    await page.getByRole('textbox', { name: 'Question' }).fill('Which rate is the right one?');
    await page.getByRole('button', { name: 'Ask', exact: true }).click();
    await page.getByText('Awaiting an office', { exact: true }).waitFor();

    // The advocate of the office reads what was asked, and answers; Tom sees it without asking again.
    const hers = await ruth.open(`/conflicts/${first?.id}`);
    await hers.getByText('you speak for it').waitFor();
    expect(await hers.getByRole('button', { name: 'Decide' }).count()).toBe(0);
    await hers.getByRole('textbox', { name: 'Your answer' }).fill('Ours is: the board set it in May.');
    await hers.getByRole('button', { name: 'Answer' }).click();
    await hers.getByRole('listitem').getByText('Ours is: the board set it in May.').waitFor();
    await eventually(() => hers.getByRole('textbox', { name: 'Your answer' }).count(), 0);
    await page.getByRole('listitem').getByText('Ours is: the board set it in May.').waitFor();
    await page.getByText('Since you opened this').waitFor();

    // What would follow is said before it is decided, and is what follows.
    await page.getByRole('radio', { name: 'Have it reworded' }).check();
    await page.getByText(/^Held: /).waitFor();
    const wanted = page.getByRole('textbox', { name: /^What .* should say instead/ });
    expect(await wanted.inputValue()).not.toBe('');
    await page.getByRole('textbox', { name: 'Reason' }).fill('The board decides on rates.');
    await page.getByRole('button', { name: 'Decide' }).click();
    await page.getByText('Resolved', { exact: true }).waitFor();
    await page.getByText('Decided by Tom Okafor').waitFor();
    await page.getByRole('button', { name: 'Decide' }).waitFor({ state: 'detached' });
    await hers.getByText('Decided by Tom Okafor').waitFor();
    await hers.getByRole('button', { name: 'Yes' }).click();
    await hers.getByText('this is noted').waitFor();
    await tom.shoot('conflict-journey-2');

    await page.getByRole('textbox', { name: 'Why it is taken back' }).fill('Too early.');
    await page.getByRole('button', { name: 'Take the decision back' }).click();
    await page.getByText('Open', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Decide' }).waitFor();
    expect([...tom.complaints, ...ruth.complaints]).toEqual([]);
    await tom.close();
    await ruth.close();
  }, 90_000);

  test('the same by keyboard: from the queue to a comment that mentions somebody and a decision', async () => {
    const screen = await stage.person('reviewer');
    const page = await screen.open('/queue?kind=overlap');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/conflicts\//);
    await page.locator('#main:focus').waitFor();
    await page.getByRole('textbox', { name: 'Say something' }).focus();
    await page.keyboard.type('What do you think?');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ruth');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const said = page.getByRole('textbox', { name: 'Say something' });
    await eventually(() => said.inputValue(), 'What do you think? @ruth.haas ');
    await page.getByRole('button', { name: 'Comment' }).press('Enter');
    await page.getByRole('listitem').getByText('@ruth.haas').waitFor();
    await page.getByRole('radio', { name: 'Keep one' }).press('ArrowDown');
    await page.getByText(/^Held: /).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.getByText('until a text changes or the day you name').waitFor();
    await page.getByRole('textbox', { name: 'Reason' }).focus();
    await page.keyboard.type('The law asks for both.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Accept as a legitimate duplicate: until').waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('a cluster of many is shown as one text, with the variants where they stand', async () => {
    const text = (fee: string, more = '') =>
      `Spring is here, and with it our garden plan for members of the green house.\nYou get seeds for twelve beds and a visit of our gardener in May.\nThe plan costs ${fee} a season and can be left at any time.\n${more}Come by on any Saturday and choose your seeds.`;
    const id = await collide('duplicate', 'seeds', [
      text('$20'),
      text('$20'),
      text('$25', 'Bring a basket for what you choose.\n'),
      text('$20'),
    ]);
    const screen = await stage.person('reviewer');
    const page = await screen.open(`/conflicts/${id}`);
    const shared = page.getByText('You get seeds for twelve beds');
    await shared.waitFor();
    expect(await shared.count()).toBe(1);
    await page.locator('mark', { hasText: '25' }).waitFor();
    await page.getByText('Bring a basket').waitFor();
    await screen.shoot('conflict-many');
    await page.getByText('Side by side').click();
    await page.getByRole('table', { name: 'Both texts, line by line' }).waitFor();
    await page.getByRole('button', { name: /^Take out .*seeds-2/ }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Another plan.');
    await page.getByRole('dialog').getByRole('button', { name: 'Take out' }).click();
    await page.getByRole('heading', { name: '3 communications that say the same' }).waitFor();
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);

  test('two letters of 50 kB are there within 300 ms after their data', async () => {
    const sentence = (n: number, who: string) =>
      `Bed ${n} of the garden is dug in week ${(n % 50) + 1}, and ${who} brings ${n * 3} seeds of sort ${n * 7} to it.`;
    const body = (who: string) =>
      Array.from(
        { length: 700 },
        (_, n) => sentence(n, n % 7 === 0 ? who : 'our gardener') + (n % 4 === 3 ? '\n\n' : ' '),
      ).join('');
    expect(body('a neighbour').length).toBeGreaterThan(50_000);
    const id = await collide('duplicate', 'long', [body('a neighbour'), body('a friend of yours')]);
    const screen = await stage.person('reviewer');
    await screen.page.addInitScript(NOTES_TEXTS);
    const took: number[] = [];
    for (let round = 0; round < 3; round++) {
      const page = await screen.open(`/conflicts/${id}`);
      await page.locator('[role=table] mark').first().waitFor();
      await page.getByRole('button', { name: 'Decide' }).waitFor();
      took.push(await shownAfterData(screen));
    }
    expect(Math.min(...took)).toBeLessThanOrEqual(300);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 90_000);

  test.each(LOOKS)(
    'each kind of conflict in %s on a %s: axe finds nothing, nothing is cut off',
    async (theme, device) => {
      const screen = await stage.person('admin', null, VIEWPORTS[device], theme);
      const found: string[] = [];
      const look = async (name: string) => found.push(...(await screen.look(`conflict-${name}-${theme}-${device}`)));
      for (const kind of ['duplicate', 'overlap', 'contradiction']) {
        const { body } = await stage.api.get<Listed>(`conflicts?kind=${kind}`);
        const page = await screen.open(`/conflicts/${body.items[0]?.id ?? ''}`);
        await page.getByRole('heading', { name: 'The letters' }).waitFor();
        await look(kind);
        await page.getByText('As they look').click();
        await page
          .getByRole('region', { name: /^Text of/ })
          .first()
          .waitFor();
        await look(`${kind}-looks`);
      }
      expect(found).toEqual([]);
      expect(screen.complaints).toEqual([]);
      await screen.close();
    },
    120_000,
  );

  /** Notes when the texts are painted. */
  const NOTES_TEXTS = `new MutationObserver((_, observer) => {
    if (!document.querySelector('[role=table] mark')) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('texts')));
  }).observe(document, { childList: true, subtree: true })`;

  /** Milliseconds from the last answer that the letters needed to the frame in which they were there. */
  function shownAfterData(screen: Screen): Promise<number> {
    return screen.page.evaluate(`performance.getEntriesByName('texts')[0].startTime - Math.max(...performance
      .getEntriesByType('resource').filter(({ name }) => /v1\\/(conflicts|communications)\\/[^/]+$/.test(name))
      .map(({ responseEnd }) => responseEnd))`);
  }

  test('one click leads to the mailbox of its customers', async () => {
    const screen = await stage.person('viewer');
    const { body } = await stage.api.get<{ items: { id: string; segment: string }[] }>('conflicts?kind=overlap');
    const [conflict] = body.items;
    const page = await screen.open(`/conflicts/${conflict?.id ?? ''}`);
    await page.getByRole('link', { name: 'Look through the customer’s eyes' }).click();
    await page.waitForURL(/\/timeline\?segment=[\w-]+&from=\d{4}-\d\d-\d\d&to=\d{4}-\d\d-\d\d$/);
    await screen.settled();
    expect(new URL(page.url()).searchParams.get('segment')).toBe(conflict?.segment);
    expect(screen.complaints).toEqual([]);
    await screen.close();
  }, 60_000);
});
