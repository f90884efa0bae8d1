import fc from 'fast-check';
import { describeOnDatabase } from '../support/database.js';
import { type PreflightShown, clearances, file, importAll, names, standingConflicts } from '../support/findings.js';
import { foundCompany } from '../support/company.js';
import { LETTERS, type Letter, letter, ndjson } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

/** What a company ends with after something was done to it. */
async function after(work: (service: Service) => Promise<void>) {
  const service = await Service.start({ clock: new TestClock() });
  try {
    await foundCompany(service.api);
    await work(service);
    return { conflicts: await standingConflicts(service.api), clearances: await clearances(service.api) };
  } finally {
    await service.stop();
  }
}

const oneAtATime = (letters: readonly Letter[]) =>
  after(async ({ api }) => {
    for (const one of letters) await file(api, one);
  });

/** An order that this run alone has; a failure names the seed. */
function shuffled(seed: number): Letter[] {
  const [order] = fc.sample(fc.shuffledSubarray([...LETTERS], { minLength: LETTERS.length }), { seed, numRuns: 1 });
  return order as Letter[];
}

describeOnDatabase('the order of arrival', () => {
  const seeds = [1, 2, Math.floor(Math.random() * 1_000_000)];
  let reference: Awaited<ReturnType<typeof after>>;
  beforeAll(async () => {
    reference = await oneAtATime(LETTERS);
  }, 120_000);

  test('the letters give what a person would find', () => {
    const redundant = reference.conflicts.filter((one) => !one.startsWith('contradiction'));
    expect(redundant.map((one) => one.split(' ').at(-1))).toEqual(
      expect.arrayContaining([
        'mkt-welcome+mkt-welcome-short+ops-student-welcome+ops-welcome',
        'mkt-loyalty+pres-ten-years',
        'cards-refer+draft-refer+mkt-refer',
        'cards-privacy+ops-privacy',
      ]),
    );
    expect(redundant.join(' ')).not.toMatch(/payment|branch-move|mkt-app|rates|last-year/);
  });

  test.each(seeds)(
    'does not matter to single letters (seed %i)',
    async (seed) => {
      expect(await oneAtATime(shuffled(seed))).toEqual(reference);
    },
    120_000,
  );

  test.each(seeds)(
    'does not matter to imports (seed %i)',
    async (seed) => {
      const imported = await after(async ({ api }) => {
        expect(await importAll(api, ndjson(shuffled(seed)))).toMatchObject({ accepted: LETTERS.length, rejected: 0 });
      });
      expect(imported).toEqual(reference);
    },
    120_000,
  );

  test('revisions and withdrawals that are taken back leave no trace', async () => {
    const back = await after(async ({ api }) => {
      for (const one of LETTERS) await file(api, one);
      // The body of another letter, other segments, another date: each ends some conflicts and opens others.
      await file(api, letter('mkt-welcome', { body: letter('ops-privacy').body, segments: ['all-customers'] }));
      await file(api, letter('cards-refer', { segments: ['students'] }));
      await file(api, letter('pres-ten-years', { sendFrom: '2027-04-01', sendUntil: '2027-04-30' }));
      const privacy = await file(api, letter('ops-privacy'));
      await api.post(`communications/${privacy.id}/withdraw`);
      expect(await standingConflicts(api)).not.toEqual(reference.conflicts);
      // A withdrawn letter comes back with a revision.
      await file(api, letter('ops-privacy', { subject: 'Privacy' }));
      for (const one of [...LETTERS].reverse()) await file(api, one);
    });
    expect(back).toEqual(reference);
  }, 120_000);

  test('what was withdrawn is as if it had never come', async () => {
    const gone = ['mkt-refer', 'ops-welcome', 'pres-ten-years'];
    const without = await oneAtATime(LETTERS.filter((one) => !gone.includes(one.externalId)));
    const withdrawn = await after(async ({ api }) => {
      for (const one of LETTERS) {
        const { id } = await file(api, one);
        if (gone.includes(one.externalId)) await api.post(`communications/${id}/withdraw`);
      }
    });
    expect(withdrawn.conflicts).toEqual(without.conflicts);
    expect(withdrawn.clearances).toEqual({
      ...without.clearances,
      ...Object.fromEntries(gone.map((id) => [id, 'held'])),
    });
  }, 120_000);

  test('letters that come all at once find each other', async () => {
    const together = await after(async ({ api }) => {
      await Promise.all(shuffled(3).map((one) => file(api, one)));
    });
    expect(together).toEqual(reference);
  }, 120_000);
});

describeOnDatabase('preflight', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  test('finds before filing what filing finds, and keeps nothing', async () => {
    const { api } = service;
    for (const one of shuffled(4)) {
      const before = await service.rowCounts();
      const { status, body } = await api.post<PreflightShown>('preflight', one);
      expect(status).toBe(200);
      expect(await service.rowCounts()).toEqual(before);

      const filed = await file(api, one);
      const redundant = filed.conflicts.filter((conflict) => conflict.kind !== 'contradiction');
      const others = redundant
        .flatMap((conflict) => conflict.members)
        .filter((member) => member.communicationId !== filed.id);
      // A cluster's variants of one campaign do not meet: they are no findings.
      const met = others.filter((member) => !(member.office === one.office && sameCampaign(member.externalId, one)));
      const found = body.findings.filter((finding) => finding.kind !== 'contradiction');
      expect([one.externalId, names(found.map((finding) => finding.other))]).toEqual([
        one.externalId,
        [...new Set(names(met))],
      ]);
      expect(body.verdict).toBe(body.findings.length > 0 ? 'review' : 'clear');
      expect(filed.clearance.state).toBe(body.verdict);
      expect(filed.text).toBe(body.text);
    }
  }, 120_000);

  test('a revision is not compared with what it replaces, and is found as its filing would', async () => {
    const { api } = service;
    const { body } = await api.post<PreflightShown>('preflight', letter('mkt-refer', { campaign: 'another' }));
    expect(names(body.findings.map((finding) => finding.other))).toEqual(['cards-refer', 'draft-refer']);
  });

  test('needs no name, and quotes both sides where they stand', async () => {
    const { api } = service;
    const { externalId: _, ...nameless } = letter('ops-welcome', { campaign: 'something-new' });
    const { status, body } = await api.post<PreflightShown>('preflight', nameless);
    expect([status, body.verdict]).toEqual([200, 'review']);
    for (const finding of body.findings) {
      expect(body.text.slice(finding.mine.start, finding.mine.end)).toBe(finding.mine.quote);
      const { body: other } = await api.get<{ text: string }>(`communications/${finding.other.communicationId}`);
      expect(other.text.slice(finding.theirs.start, finding.theirs.end)).toBe(finding.theirs.quote);
      expect(finding.explanation).toMatch(/\w.*\.$/);
    }
  });
});

describeOnDatabase('a text that dozens repeat', () => {
  let service: Service;
  beforeEach(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterEach(() => service.stop());

  const OFFICES = ['operations', 'marketing', 'president', 'cards'];
  const check = async () =>
    (
      await service.api.post<PreflightShown>(
        'preflight',
        letter('ops-privacy', { externalId: 'new', campaign: 'new', office: 'president' }),
      )
    ).body;

  test('is one conflict of all of them, and none is clear', async () => {
    const { api } = service;
    const copies = Array.from({ length: 60 }, (_, i) =>
      letter('ops-privacy', { externalId: `copy-${i}`, campaign: `copy-${i}`, office: OFFICES[i % 4] ?? '' }),
    );
    await importAll(api, ndjson(copies));
    expect(new Set(Object.values(await clearances(api)))).toEqual(new Set(['review']));
    const { body } = await api.get<{ items: { members: unknown[] }[] }>('conflicts?kind=duplicate');
    expect(body.items.map((one) => one.members.length)).toEqual([60]);
    expect(await check()).toMatchObject({ verdict: 'review' });
  }, 120_000);

  test('is found behind any number of variants of one campaign', async () => {
    const { api } = service;
    const variants = Array.from({ length: 40 }, (_, i) =>
      letter('ops-privacy', { externalId: `variant-${i}`, campaign: 'variants' }),
    );
    await importAll(api, ndjson(variants));
    expect(new Set(Object.values(await clearances(api)))).toEqual(new Set(['clear']));
    await file(api, letter('cards-privacy'));
    await file(api, letter('ops-privacy', { externalId: 'one-more', campaign: 'variants' }));
    expect(await clearances(api)).toMatchObject({ 'cards-privacy': 'review', 'one-more': 'review' });
  }, 120_000);
});

function sameCampaign(externalId: string, other: Letter): boolean {
  const { campaign } = letter(externalId);
  return campaign !== undefined && campaign !== null && campaign === other.campaign;
}
