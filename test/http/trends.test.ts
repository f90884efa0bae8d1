import { CountingService } from '../../src/trends/counting.service.js';
import { Database } from '../../src/platform/database/database.js';
import { describeOnDatabase } from '../support/database.js';
import type { Client } from '../support/client.js';
import { Company, SURVEY, type ShownFiling, WELCOME } from '../support/reviewing.js';
import { Service, TestClock } from '../support/service.js';

interface Overlap {
  points: Record<string, number>[];
}

/** Small, quick, and the same on every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describeOnDatabase('trends', () => {
  let service: Service;
  let company: Company;
  let ria: Client;
  let clock: TestClock;

  beforeEach(async () => {
    clock = new TestClock();
    service = await Service.start({ clock });
    company = await Company.found(service);
    ria = (await company.hire('Ria', 'reviewer')).client;
  });
  afterEach(() => service.stop());

  /** All counts, with what they are shared by in words. */
  async function counts(): Promise<string[]> {
    const { reader } = service.app.get(Database, { strict: false });
    const rows = await reader.query<{ words: string }[]>(
      `SELECT s.segments, s.offices, d.measure, d.kind, d.day, d.n FROM trend_day d JOIN trend_scope s ON s.number = d.scope`,
    );
    return rows.map((row) => JSON.stringify(row)).sort();
  }

  const overlap = async (query: string) => (await company.admin.get<Overlap>(`trends/overlap?${query}`)).body.points;

  const welcome = (office: string, externalId: string, given: object = {}) =>
    company.file(office, externalId, { sendFrom: '2026-03-10', sendUntil: '2026-03-20', ...given });

  test('two letters that collide, by day, until a decision withdraws one of them', async () => {
    const a = await welcome('marketing', 'a', { campaign: 'm' });
    await welcome('operations', 'b', { pieces: 1000, unitCost: { amount: '0.855', currency: 'USD' } });
    await welcome('executive', 'other', { body: SURVEY, subject: 'Survey', sendFrom: '2026-03-12', sendUntil: null });
    const [before, first, third, after] = await Promise.all([
      overlap('from=2026-03-09&to=2026-03-09'),
      overlap('from=2026-03-10&to=2026-03-10&segment=new-customers'),
      overlap('from=2026-03-12&to=2026-03-12&office=marketing'),
      overlap('from=2026-03-21&to=2026-03-21'),
    ]);
    expect(before[0]).toMatchObject({ communications: 0, redundant: 0, overlapRate: 0, open: 1 });
    expect(first[0]).toMatchObject({ communications: 2, redundant: 2, overlapRate: 1, open: 1 });
    expect(third[0]).toMatchObject({ communications: 1, redundant: 1 });
    expect(after[0]).toMatchObject({ communications: 1, redundant: 0 });
    // Over a month, each letter counts once.
    expect(await overlap('from=2026-03-01&to=2026-04-30&interval=month')).toEqual([
      expect.objectContaining({
        at: '2026-03-01',
        communications: 3,
        redundant: 2,
        overlapRate: 0.6667,
        opened: 1,
        open: 1,
      }),
      expect.objectContaining({
        at: '2026-04-01',
        communications: 1,
        redundant: 0,
        overlapRate: 0,
        opened: 0,
        open: 1,
      }),
    ]);

    clock.advanceDays(13); // to 15 March, in the middle of the send
    const [conflict] = (await company.admin.get<{ items: { id: string }[] }>('conflicts')).body.items;
    const decided = await ria.post(`conflicts/${conflict?.id}/decide`, { decision: 'keep_one', keep: a.id });
    expect(decided.status).toBe(200);
    const days = await overlap('from=2026-03-14&to=2026-03-15');
    expect(days[0]).toMatchObject({ communications: 3, redundant: 2, open: 1, resolved: 0 });
    expect(days[1]).toMatchObject({ communications: 2, redundant: 0, open: 0, resolved: 1 });

    // Six of eleven days were left.
    const { body: savings } = await company.admin.get('trends/savings?from=2026-03-01&to=2026-03-31');
    expect(savings).toMatchObject({
      communications: 1,
      pieces: 545,
      contacts: 545,
      money: [{ amount: '465.975', currency: 'USD' }],
      offices: [{ office: 'operations', communications: 1 }],
      items: [{ externalId: 'b', conflictId: conflict?.id }],
    });
    const { body: reviews } = await company.admin.get('trends/reviews?from=2026-03-01&to=2026-03-31');
    expect(reviews).toMatchObject({
      timeToDecision: { count: 1, medianHours: 312 },
      precision: 1,
      backlog: { open: 0, oldestOpenedAt: null },
    });
    const { body: offices } = await company.admin.get('trends/offices?from=2026-03-01&to=2026-03-31');
    expect(offices).toMatchObject({
      offices: ['marketing', 'operations'],
      pairs: [{ a: 'marketing', b: 'operations', opened: 1, resolved: 1, open: 0, duplicate: 1 }],
    });
    // Each figure leads to the conflicts behind it.
    const behind = async (query: string) =>
      (await company.admin.get<{ items: { id: string }[] }>(`conflicts?${query}`)).body.items.map(({ id }) => id);
    expect(await behind('status=resolved&closedFrom=2026-03-15&closedTo=2026-03-15')).toEqual([conflict?.id]);
    expect(await behind('status=resolved&closedTo=2026-03-14')).toEqual([]);
    expect(await behind('office=marketing&otherOffice=operations&openedFrom=2026-03-02')).toEqual([conflict?.id]);
    expect(await behind('office=marketing&otherOffice=marketing')).toEqual([]);
    expect(await behind('openedFrom=2026-03-03')).toEqual([]);
    expect(await behind('reaching=new-customers')).toEqual([conflict?.id]);
  });

  test('what is disputed, and what a customer receives', async () => {
    const fee = (amount: string) => `Your new current account has a monthly fee of ${amount} from the first month on.`;
    await welcome('marketing', 'fee-a', { body: fee('$5'), subject: 'Your account' });
    await welcome('operations', 'fee-b', {
      body: fee('$7'),
      subject: 'Your account',
      sendFrom: '2026-03-17',
      sendUntil: null,
    });
    const { body: topics } = await company.admin.get<{ items: { topic: string; conflicts: number }[] }>(
      'trends/topics',
    );
    expect(topics.items).toEqual([
      expect.objectContaining({ claimKind: 'amount', conflicts: 1, open: 1, resolved: 0 }),
    ]);
    const topic = encodeURIComponent(topics.items[0]?.topic ?? '');
    expect(
      (await company.admin.get<{ items: object[] }>(`conflicts?topic=${topic}&claimKind=amount`)).body.items,
    ).toHaveLength(1);

    const { body: timeline } = await company.admin.get('timeline?segment=new-customers&from=2026-03-09&to=2026-03-29');
    expect(timeline).toMatchObject({
      more: false,
      items: [
        {
          externalId: 'fee-a',
          fromDay: '2026-03-10',
          untilDay: '2026-03-20',
          conflictIds: expect.arrayContaining([expect.any(String)]),
        },
        { externalId: 'fee-b', fromDay: '2026-03-17', untilDay: null },
      ],
      weeks: [
        { at: '2026-03-09', starting: 1, inForce: 1, offices: 1, colliding: 1 },
        { at: '2026-03-16', starting: 1, inForce: 2, offices: 2, colliding: 2 },
        { at: '2026-03-23', starting: 0, inForce: 1, offices: 1, colliding: 1 },
      ],
    });
    expect((await company.admin.get('timeline?segment=nobody')).status).toBe(422);
    const { body: csv } = await company.admin.get<string>('timeline?segment=new-customers&from=2026-03-09', {
      accept: 'text/csv',
    });
    expect(csv.split('\r\n')[1]).toMatch(/^2026-03-10,2026-03-20,marketing,letter,,/);
    const { body: replay } = await company.admin.get('segments/new-customers/bars/replay?kind=contradiction&bar=1');
    expect(replay).toMatchObject({ presentBar: 0.6, leavingCount: expect.any(Number), entering: [] });
    const { body: without } = await company.admin.get('segments/new-customers/bars/replay?kind=contradiction');
    expect(without).toMatchObject({ bar: 0.6, presentBar: 0.6, leavingCount: 0, enteringCount: 0 });
  });

  test('another bar brings no contradiction of a letter with itself, which stays below until it is sure enough', async () => {
    const body = 'The Harbor branch is open from 8 am to 8 pm. The Harbor branch is open from 9 am to 3 pm.';
    await welcome('marketing', 'hours', { body });
    const { body: below } = await company.admin.get<{ items: { confidence: number }[] }>('conflicts?below=true');
    expect(below.items.map(({ confidence }) => confidence > 0.7 && confidence < 0.85)).toEqual([true]);
    const { body: replay } = await company.admin.get('segments/new-customers/bars/replay?kind=contradiction&bar=0.7');
    expect(replay).toMatchObject({ bar: 0.7, enteringCount: 0, leavingCount: 0 });
  });

  test('whatever happens in whatever order, the counts are those of a count from the ground', async () => {
    const roll = dice(7);
    const filed: ShownFiling[] = [];
    for (let step = 0; step < 40; step++) {
      const office = ['marketing', 'operations', 'executive'][roll(3)] as string;
      const externalId = `letter-${roll(9)}`;
      const conflicts = (
        await company.admin.get<{ items: { id: string; members: { communicationId: string }[] }[] }>(
          'conflicts?status=open,in_review',
        )
      ).body.items;
      const closed = (await company.admin.get<{ items: { id: string }[] }>('conflicts?status=resolved,dismissed')).body
        .items;
      const one = conflicts[roll(Math.max(1, conflicts.length))];
      const what = roll(10);
      if (what < 5) {
        const from = `2026-0${2 + roll(3)}-1${roll(9)}`;
        const body = roll(3) > 0 ? WELCOME : SURVEY;
        filed.push(
          await welcome(office, externalId, {
            body: `${body}\nRegards, number ${roll(4)}`,
            sendFrom: from,
            sendUntil: roll(2) ? null : '2026-05-01',
          }),
        );
      } else if (what === 5 && filed.length > 0) {
        await company.admin.post(`communications/${filed[roll(filed.length)]?.id}/withdraw`);
      } else if (what < 8 && one) {
        const decision = ['keep_one', 'accept', 'not_a_conflict', 'reschedule'][roll(4)];
        await ria.post(`conflicts/${one.id}/decide`, { decision, reason: 'so', keep: one.members[0]?.communicationId });
      } else if (what === 8 && closed.length > 0) {
        await ria.post(`conflicts/${closed[roll(closed.length)]?.id}/reopen`, { reason: 'again' });
      } else clock.advanceDays(1 + roll(3));
    }
    const counting = service.app.get(CountingService, { strict: false });
    await counting.caughtUp();
    const kept = await counts();
    expect(kept.length).toBeGreaterThan(20);
    await counting.rebuild();
    expect(await counts()).toEqual(kept);
  }, 60_000);
});
