import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { type ConflictShown, type FiledShown, file, importAll, names } from '../support/findings.js';
import { LETTERS, type Letter, letter, ndjson } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

interface ClusterShown {
  id: string;
  segment: string;
  segments: string[];
  principal: string;
  basis: string;
  conflictId: string;
  members: { communicationId: string; externalId: string; office: string; similarity: number }[];
}

interface WholeConflict extends ConflictShown {
  clusterId: string;
  principal: string;
  evidence: {
    a: string;
    b: string;
    kind: string;
    score: number;
    explanation: string;
    steps: { contribution: number }[];
    aligned: { a: Span | null; b: Span | null; similarity: number | null }[];
  }[];
  history: { at: string; actor: string; action: string }[];
}

interface Span {
  start: number;
  end: number;
  quote: string;
}

describeOnDatabase('conflicts', () => {
  let service: Service;
  const clock = new TestClock();
  beforeAll(async () => {
    service = await Service.start({ clock });
    await foundCompany(service.api);
    await importAll(service.api, ndjson(LETTERS));
  });
  afterAll(() => service.stop());

  /** The conflict between letters of these names. */
  const between = async (...externalIds: string[]): Promise<ConflictShown> => {
    const all = await service.api.all<ConflictShown>('conflicts?limit=200');
    const found = all.find(
      (one) => one.kind !== 'contradiction' && names(one.members).join() === [...externalIds].sort().join(),
    );
    if (found === undefined) throw new Error(`no conflict between ${externalIds.join()}`);
    return found;
  };

  test('one is shown whole: who, where, how bad, why, and since when', async () => {
    const { api } = service;
    const { id } = await between('pres-ten-years', 'mkt-loyalty');
    const { body } = await api.get<WholeConflict>(`conflicts/${id}`);
    expect(body).toMatchObject({
      id,
      segment: 'long-time',
      segments: ['long-time'],
      status: 'open',
      customersAffected: 31_000,
      openedAt: '2026-03-02T10:00:00.000Z',
      assignee: null,
    });
    expect(['duplicate', 'overlap']).toContain(body.kind);
    expect(['high', 'medium', 'low']).toContain(body.severity);
    expect(new Date(body.dueAt).getTime()).toBeGreaterThan(new Date(body.openedAt).getTime());
    expect(body.explanation).toMatch(/\w.*\.$/);
    expect(body.members.map((one) => one.communicationId)).toContain(body.principal);
    expect(body.members.find((one) => one.communicationId === body.principal)?.similarity).toBe(1);
    expect(body.history).toEqual([expect.objectContaining({ at: body.openedAt, actor: 'detector', action: 'opened' })]);
    expect((await api.get(`conflicts/${id}/history`)).body).toEqual({ items: body.history });
    expect(body).not.toHaveProperty('topic');
  });

  test('its members are told with what they are, to whom they go and when', async () => {
    const { api } = service;
    const { id } = await between('pres-ten-years', 'mkt-loyalty');
    const { body } = await api.get<{ members: { communicationId: string; communication: { state: string } }[] }>(
      `conflicts/${id}`,
    );
    expect(body.members).toHaveLength(2);
    for (const { communicationId, communication } of body.members) {
      const { body: whole } = await api.get<Record<string, unknown>>(`communications/${communicationId}`);
      const { state, ...rest } = communication;
      expect(whole).toMatchObject({ ...rest, clearance: { state } });
    }
  });

  test('the evidence is a sum of steps, and its quotes stand where they say', async () => {
    const { api } = service;
    for (const { id } of await api.all<ConflictShown>('conflicts?kind=duplicate')) {
      const { body } = await api.get<WholeConflict>(`conflicts/${id}`);
      expect(body.evidence.length).toBeGreaterThan(0);
      for (const { a, b, score, steps, aligned } of body.evidence) {
        const logOdds = steps.reduce((sum, step) => sum + step.contribution, 0);
        expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(score, 2);
        const [left, right] = await Promise.all(
          [a, b].map(async (one) => (await api.get<FiledShown>(`communications/${one}`)).body.text),
        );
        for (const pair of aligned) {
          if (pair.a !== null) expect(left?.slice(pair.a.start, pair.a.end)).toBe(pair.a.quote);
          if (pair.b !== null) expect(right?.slice(pair.b.start, pair.b.end)).toBe(pair.b.quote);
        }
      }
    }
  });

  test('lists are narrowed by every filter', async () => {
    const { api } = service;
    const all = await api.all<ConflictShown>('conflicts?limit=200');
    const ids = (conflicts: ConflictShown[]) => conflicts.map((one) => one.id).sort();
    const found = async (query: string) => ids(await api.all<ConflictShown>(`conflicts?limit=2&${query}`));
    expect(await found('')).toEqual(ids(all));
    for (const kind of ['duplicate', 'overlap', 'contradiction'])
      expect(await found(`kind=${kind}`)).toEqual(ids(all.filter((one) => one.kind === kind)));
    for (const severity of ['high', 'medium', 'low'])
      expect(await found(`severity=${severity}`)).toEqual(ids(all.filter((one) => one.severity === severity)));
    // Under each of its segments, not under the one with the most customers alone.
    for (const segment of ['all-customers', 'new-customers', 'students', 'long-time', 'mortgage'])
      expect([segment, await found(`segment=${segment}`)]).toEqual([
        segment,
        ids(all.filter((one) => one.segments.includes(segment))),
      ]);
    for (const office of ['marketing', 'operations', 'president', 'cards'])
      expect([office, await found(`office=${office}`)]).toEqual([
        office,
        ids(all.filter((one) => one.members.some((member) => member.office === office))),
      ]);
    expect(await found('status=open')).toEqual(ids(all.filter((one) => one.status === 'open')));
    expect(await found('status=resolved,dismissed')).toEqual([]);
    expect(await found('assignee=nobody-at-all')).toEqual([]);
    expect(await found('q=PRIVACY+notice')).toContain((await between('ops-privacy', 'cards-privacy')).id);
    expect(await found('q=zebra')).toEqual([]);
    expect(await found('segment=mortgage&kind=duplicate&office=cards&severity=low&q=refer')).toEqual(
      ids(
        all.filter(
          (one) =>
            one.segments.includes('mortgage') &&
            one.kind === 'duplicate' &&
            one.severity === 'low' &&
            one.members.some((member) => member.office === 'cards') &&
            /refer/i.test(names(one.members).join()),
        ),
      ),
    );
  });

  test.each(['harm', 'openedAt', 'dueAt', 'customersAffected'] as const)(
    'sorted by %s, page by page, each once',
    async (sort) => {
      const { api } = service;
      const all = await api.all<ConflictShown>(`conflicts?limit=200&sort=${sort}`);
      for (const limit of [1, 2, 3]) {
        const paged = await api.all<ConflictShown>(`conflicts?limit=${limit}&sort=${sort}`);
        expect(paged.map((one) => one.id)).toEqual(all.map((one) => one.id));
      }
      expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
      if (sort === 'dueAt') expect(all.map((one) => one.dueAt)).toEqual(all.map((one) => one.dueAt).sort());
      if (sort === 'openedAt')
        expect(all.map((one) => one.openedAt)).toEqual(
          all
            .map((one) => one.openedAt)
            .sort()
            .reverse(),
        );
      if (sort === 'customersAffected') {
        const affected = all.map((one) => one.customersAffected);
        expect(affected).toEqual([...affected].sort((a, b) => b - a));
      }
    },
  );

  test('a cursor of one order is refused by another', async () => {
    const { api } = service;
    const { body } = await api.get<{ nextCursor: string }>('conflicts?limit=1&sort=openedAt');
    expect((await api.get(`conflicts?sort=harm&cursor=${body.nextCursor}`)).status).toBe(422);
  });

  test('pages stay whole while conflicts come in', async () => {
    const { api } = service;
    const before = await api.all<ConflictShown>('conflicts?limit=200&sort=openedAt');
    const first = await api.get<{ items: ConflictShown[]; nextCursor: string }>('conflicts?limit=2&sort=openedAt');
    clock.advanceDays(1);
    const twin = {
      subject: 'Bees',
      body: 'The beekeepers show their hives on the roof of the town hall and sell honey in small jars.',
    };
    for (const office of ['president', 'cards'])
      await file(api, letter('mkt-app', { ...twin, externalId: `bees-${office}`, office, campaign: `bees-${office}` }));
    const rest = await api.all<ConflictShown>('conflicts?limit=2&sort=openedAt', first.body.nextCursor);
    expect([...first.body.items, ...rest].map((one) => one.id)).toEqual(before.map((one) => one.id));
    expect(await between('bees-president', 'bees-cards')).toMatchObject({ openedAt: '2026-03-03T10:00:00.000Z' });
  });

  test('superseded ones are listed only when asked for, and keep their members and history', async () => {
    const { api } = service;
    const { id } = await between('bees-president', 'bees-cards');
    await file(
      api,
      letter('mkt-app', {
        externalId: 'bees-cards',
        office: 'cards',
        campaign: 'bees-cards',
        subject: 'Something else',
        body: letter('ops-branch-move').body,
        segments: ['students'],
      }),
    );
    expect((await api.all<ConflictShown>('conflicts')).map((one) => one.id)).not.toContain(id);
    expect((await api.all<ConflictShown>('conflicts?status=superseded')).map((one) => one.id)).toContain(id);
    const { body } = await api.get<WholeConflict>(`conflicts/${id}`);
    expect([body.status, names(body.members)]).toEqual(['superseded', ['bees-cards', 'bees-president']]);
    expect(body.history.map((one) => one.action)).toEqual(['opened', 'superseded']);
  });
});

describeOnDatabase('clusters', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  const PARAGRAPHS = [
    'The old tram depot becomes a market hall with forty stalls, a bakery and a small stage for music on Saturdays.',
    'Stall holders pay by the week, and whoever signs before the summer keeps the place until the end of the year.',
    'Water and power are laid on; waste is collected every evening after the last customer has gone.',
    'The tower clock has been cleaned, its bells are rung at noon, and visitors may climb up with a guide on Sundays.',
    'Tickets for the climb are sold at the kiosk by the gate, children under six go free with a grown-up.',
    'Please bring sturdy shoes, since the last forty steps are narrow and can be slippery after rain.',
  ];
  const write = (externalId: string, office: string, from: number, to: number, changes: Partial<Letter> = {}): Letter =>
    letter('mkt-app', {
      externalId,
      office,
      campaign: externalId,
      subject: 'Market hall and tower',
      body: PARAGRAPHS.slice(from, to).join('\n\n'),
      ...changes,
    });
  const clusters = async () =>
    (await service.api.all<ClusterShown>('clusters?limit=1')).map((one) => ({ ...one, names: names(one.members) }));

  test('one keeps its id as members come and go', async () => {
    const { api } = service;
    await file(api, write('a1', 'marketing', 0, 6));
    await file(api, write('a2', 'operations', 0, 6));
    const [first] = await clusters();
    expect(first?.names).toEqual(['a1', 'a2']);
    const { id: third } = await file(api, write('a3', 'president', 0, 6));
    expect(await clusters()).toEqual([
      expect.objectContaining({ id: first?.id, conflictId: first?.conflictId, names: ['a1', 'a2', 'a3'] }),
    ]);
    await api.post(`communications/${first?.principal}/withdraw`);
    const [left] = await clusters();
    expect(left).toMatchObject({ id: first?.id, conflictId: first?.conflictId });
    expect(left?.members).toHaveLength(2);
    expect(left?.members.map((one) => one.communicationId)).toContain(third);
    const { body } = await api.get<WholeConflict>(`conflicts/${first?.conflictId}`);
    expect(body.history.map((one) => one.action)).toEqual(['opened', 'changed', 'changed']);
    expect(names(body.members)).toEqual(left?.names);
  });

  test('shown by id and by segment, with basis and conflict', async () => {
    const { api } = service;
    const [cluster] = await clusters();
    expect((await api.get(`clusters/${cluster?.id}`)).body).toMatchObject({
      id: cluster?.id,
      basis: 'text',
      segment: 'all-customers',
      segments: ['all-customers'],
      conflictId: cluster?.conflictId,
    });
    expect((await api.get<{ items: unknown[] }>('clusters?segment=all-customers')).body.items).toHaveLength(1);
    expect((await api.get<{ items: unknown[] }>('clusters?segment=mortgage')).body.items).toHaveLength(0);
  });

  test('merged, the older id stands and the other one leads to it', async () => {
    const { api } = service;
    for (const { members } of await clusters())
      for (const { communicationId } of members) await api.post(`communications/${communicationId}/withdraw`);
    // Two pairs that have nothing in common ...
    for (const [name, office] of [
      ['l1', 'marketing'],
      ['l2', 'operations'],
    ] as const)
      await file(api, write(name, office, 0, 3));
    for (const [name, office] of [
      ['r1', 'president'],
      ['r2', 'cards'],
    ] as const)
      await file(api, write(name, office, 3, 6, { subject: 'The tower' }));
    const [older, newer] = await clusters();
    expect([older?.names, newer?.names]).toEqual([
      ['l1', 'l2'],
      ['r1', 'r2'],
    ]);
    // ... until one pair says what the other one does, both at once.
    await importAll(api, ndjson([write('r1', 'president', 0, 3), write('r2', 'cards', 0, 3)]));
    const [merged, ...others] = await clusters();
    expect([merged?.id, merged?.names, others]).toEqual([older?.id, ['l1', 'l2', 'r1', 'r2'], []]);
    const answer = await api.get(`clusters/${newer?.id}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([308, `/api/v1/clusters/${older?.id}`]);
    const { body } = await api.get<WholeConflict>(`conflicts/${newer?.conflictId}`);
    expect(body.status).toBe('superseded');
  });

  test('dissolved, it says so', async () => {
    const { api } = service;
    const [cluster] = await clusters();
    for (const { communicationId } of cluster?.members ?? [])
      await api.post(`communications/${communicationId}/withdraw`);
    const { status, body } = await api.get<{ detail: string }>(`clusters/${cluster?.id}`);
    expect([status, body.detail]).toEqual([404, expect.stringContaining('dissolved')]);
    expect(await clusters()).toEqual([]);
  });
});
