import { describeOnDatabase } from '../support/database.js';
import { foundCompany } from '../support/company.js';
import { type FiledShown, type PreflightShown, file, names } from '../support/findings.js';
import { type Letter, letter } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

describeOnDatabase('segments, offices and journeys', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
  });
  afterAll(() => service.stop());

  const kinds: [string, Record<string, unknown>, Record<string, unknown>][] = [
    [
      'segments',
      { id: 'everyone', name: 'Everyone' },
      { parentId: null, audienceSize: null, collisionWindowDays: null },
    ],
    ['offices', { id: 'marketing', name: 'Marketing', kind: 'marketing' }, { advocate: null }],
    ['journeys', { id: 'onboarding', name: 'Onboarding' }, { owner: null }],
  ];
  test.each(kinds)('%s: created once, shown, and changed by what is given alone', async (path, given, absent) => {
    const { api } = service;
    const whole = { ...absent, ...given, createdAt: '2026-03-02T10:00:00.000Z' };
    const created = await api.post(path, given);
    expect([created.status, created.body]).toEqual([201, expect.objectContaining(whole)]);
    expect(await api.post(path, given)).toMatchObject({ status: 200, body: whole });
    expect(await api.post(path, { ...given, ...absent })).toMatchObject({ status: 200, body: whole });
    expect((await api.post(path, { ...given, name: 'Other' })).status).toBe(409);
    expect(await api.get(`${path}/${String(given.id)}`)).toMatchObject({ status: 200, body: whole });

    expect(await api.patch(`${path}/${String(given.id)}`, { name: 'Renamed' })).toMatchObject({
      status: 200,
      body: { ...whole, name: 'Renamed' },
    });
    expect(await api.patch(`${path}/${String(given.id)}`, {})).toMatchObject({
      status: 200,
      body: { name: 'Renamed' },
    });
    await api.patch(`${path}/${String(given.id)}`, { name: given.name });
  });

  test('a field that may be absent can be given and taken away', async () => {
    const { api } = service;
    await api.post('segments', {
      id: 'some',
      name: 'Some',
      parentId: 'everyone',
      audienceSize: 10,
      collisionWindowDays: 7,
    });
    const { body } = await api.patch('segments/some', {
      parentId: null,
      audienceSize: null,
      collisionWindowDays: null,
    });
    expect(body).toMatchObject({ parentId: null, audienceSize: null, collisionWindowDays: null });
    expect((await api.patch('offices/marketing', { advocate: 'dana' })).body).toMatchObject({ advocate: 'dana' });
    expect((await api.patch('offices/marketing', { advocate: null })).body).toMatchObject({ advocate: null });
  });

  test('a segment says which collision window it has from above: the nearest one, else the setting', async () => {
    const { api } = service;
    await api.post('segments', { id: 'near', name: 'Near', parentId: 'everyone', collisionWindowDays: 7 });
    await api.post('segments', { id: 'nearest', name: 'Nearest', parentId: 'near' });
    for (const [id, inheritedWindowDays] of Object.entries({ everyone: 90, near: 90, nearest: 7 }))
      expect((await api.get(`segments/${id}`)).body).toMatchObject({ inheritedWindowDays });
  });

  test('lists go page by page, each item once, also when something comes in between', async () => {
    const { api } = service;
    for (const i of [1, 2, 3, 4, 5, 6, 7]) await api.post('segments', { id: `page-${i}`, name: 'x' });
    const first = await api.get<{ items: { id: string }[]; nextCursor: string }>('segments?limit=3');
    await api.post('segments', { id: 'a-new-one', name: 'x' });
    const rest = await api.all<{ id: string }>('segments?limit=3', first.body.nextCursor);
    const seen = [...first.body.items, ...rest].map((one) => one.id);
    expect(seen).toEqual([
      'everyone',
      'near',
      'nearest',
      'page-1',
      'page-2',
      'page-3',
      'page-4',
      'page-5',
      'page-6',
      'page-7',
      'some',
    ]);
    expect((await api.get<{ nextCursor: null }>('segments?limit=200')).body.nextCursor).toBeNull();
  });

  test('a journey that a communication names first exists from then on', async () => {
    const { api } = service;
    await file(api, letter('mkt-app', { segments: ['everyone'], journey: 'getting-a-card' }));
    expect((await api.get('journeys/getting-a-card')).body).toMatchObject({ id: 'getting-a-card', owner: null });
    expect((await api.patch('journeys/getting-a-card', { owner: 'sam' })).body).toMatchObject({ owner: 'sam' });
  });
});

describeOnDatabase('meeting', () => {
  let service: Service;
  const clock = new TestClock();
  beforeAll(async () => {
    service = await Service.start({ clock });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  const BODY = letter('ops-privacy').body;
  let next = 0;
  /** Whether a letter of the same words is found against one that was filed with these fields. */
  const meets = async (one: Partial<Letter>, other: Partial<Letter>): Promise<boolean> => {
    const { api } = service;
    const base = {
      channel: 'letter',
      bodyFormat: 'text',
      subject: 'Notice',
      body: `${BODY} Matter ${++next}.`,
    } as const;
    const filed = await file(api, {
      ...base,
      externalId: `one-${next}`,
      office: 'operations',
      campaign: `one-${next}`,
      segments: ['mortgage'],
      ...one,
    });
    const { body } = await api.post<PreflightShown>('preflight', {
      ...base,
      externalId: `other-${next}`,
      office: 'marketing',
      campaign: `other-${next}`,
      segments: ['mortgage'],
      ...other,
    });
    await api.post(`communications/${filed.id}/withdraw`);
    return body.findings.some(
      (finding) => finding.kind !== 'contradiction' && finding.other.communicationId === filed.id,
    );
  };
  const may = { sendFrom: '2026-05-01', sendUntil: '2026-05-10' };

  test.each([
    ['the same segment', ['mortgage'], ['mortgage'], true],
    ['a parent', ['mortgage'], ['all-customers'], true],
    ['a grandchild', ['all-customers'], ['students'], true],
    ['siblings', ['mortgage'], ['long-time'], false],
    ['a nephew', ['long-time'], ['students'], false],
    ['one of several', ['mortgage', 'long-time'], ['students', 'long-time'], true],
  ] as [string, string[], string[], boolean][])('by segment: %s', async (_, one, other, expected) => {
    expect(await meets({ ...may, segments: one }, { ...may, segments: other })).toBe(expected);
    expect(await meets({ ...may, segments: other }, { ...may, segments: one })).toBe(expected);
  });

  test.each([
    ['overlapping', { sendFrom: '2026-05-10', sendUntil: '2026-06-01' }, true],
    ['90 days after the end', { sendFrom: '2026-08-08', sendUntil: '2026-08-20' }, true],
    ['91 days after the end', { sendFrom: '2026-08-09', sendUntil: '2026-08-20' }, false],
    ['ended 90 days before the start', { sendFrom: '2026-01-01', sendUntil: '2026-01-31' }, true],
    ['ended 91 days before the start', { sendFrom: '2026-01-01', sendUntil: '2026-01-30' }, false],
    ['always on since long ago', { sendFrom: '2020-01-01', sendUntil: null }, true],
    ['always on from later', { sendFrom: '2026-08-09', sendUntil: null }, false],
    ['a draft, whose day is today (March 2), 60 days before', { sendFrom: null, sendUntil: null }, true],
  ] as [string, Partial<Letter>, boolean][])('by time: %s', async (_, window, expected) => {
    expect(await meets(may, window)).toBe(expected);
    expect(await meets(window, may)).toBe(expected);
  });

  test('by time: the day is the company\u2019s, both ends included', async () => {
    const until = { sendFrom: '2026-05-01', sendUntil: '2026-05-10T23:59:59+00:00' };
    expect(await meets(until, { sendFrom: '2026-08-08T00:00:01Z', sendUntil: '2026-08-09' })).toBe(true);
    expect(await meets(until, { sendFrom: '2026-08-08T23:30:00-04:00', sendUntil: '2026-08-10' })).toBe(false);
  });

  test('by campaign: variants of one office are one send, of two offices they are not', async () => {
    expect(await meets({ ...may, campaign: 'c', office: 'marketing' }, { ...may, campaign: 'c' })).toBe(false);
    expect(await meets({ ...may, campaign: 'c' }, { ...may, campaign: 'c' })).toBe(true);
    expect(await meets({ ...may, campaign: null, office: 'marketing' }, { ...may, campaign: null })).toBe(true);
  });

  test('a window of its own narrows or widens a segment and what lies below, and takes effect at once', async () => {
    const { api } = service;
    const late = { sendFrom: '2026-06-20', sendUntil: '2026-06-21' };
    const one = await file(api, letter('ops-privacy', { externalId: 'w1', ...may, segments: ['students'] }));
    const two = await file(api, letter('cards-privacy', { externalId: 'w2', ...late, segments: ['new-customers'] }));
    const state = async () => (await api.get<FiledShown>(`communications/${one.id}`)).body.clearance.state;
    expect(await state()).toBe('review');
    await api.patch('segments/new-customers', { collisionWindowDays: 40 });
    expect(await state()).toBe('clear');
    await api.patch('segments/students', { collisionWindowDays: 41 });
    expect(await state()).toBe('review');
    await api.patch('segments/new-customers', { collisionWindowDays: null });
    await api.patch('segments/students', { collisionWindowDays: null });
    // Moved away, the student is no new customer any more.
    await api.patch('segments/students', { parentId: 'all-customers' });
    expect(await state()).toBe('clear');
    await api.patch('segments/students', { parentId: 'new-customers' });
    expect(await state()).toBe('review');
    for (const { id } of [one, two]) await api.post(`communications/${id}/withdraw`);
  });

  test('the smaller audience of the two counts, and what lies within another segment is not counted twice', async () => {
    const { api } = service;
    await file(api, letter('ops-privacy', { externalId: 'a1', segments: ['all-customers'] }));
    const { conflicts } = await file(
      api,
      letter('cards-privacy', { externalId: 'a2', segments: ['new-customers', 'students', 'mortgage'] }),
    );
    const [conflict] = conflicts.filter((one) => one.kind !== 'contradiction');
    expect(conflict).toMatchObject({
      segment: 'mortgage',
      segments: ['mortgage', 'new-customers', 'students'],
      customersAffected: 27_000,
    });
    expect(names(conflict?.members ?? [])).toEqual(['a1', 'a2']);
    await api.patch('segments/mortgage', { audienceSize: 10 });
    const { body } = await api.get(`conflicts/${conflict?.id}`);
    expect(body).toMatchObject({ segment: 'new-customers', customersAffected: 12_010 });
  });
});
