import { describeOnDatabase } from '../support/database.js';
import { foundCompany } from '../support/company.js';
import { docx, eml, upload } from '../support/files.js';
import { type FiledShown, type PreflightShown, clearances, file, names } from '../support/findings.js';
import { LETTERS, letter } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

describeOnDatabase('communications', () => {
  let service: Service;
  const clock = new TestClock();
  beforeAll(async () => {
    service = await Service.start({ clock });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  const WHOLE = letter('ops-branch-move', {
    externalId: 'whole',
    journey: 'branches',
    pieces: 12_000,
    unitCost: { amount: '0.85', currency: 'USD' },
    signatory: 'Dana Whitfield, President & CEO',
  });

  test('one is filed, and answered with all that was given', async () => {
    const { status, body } = await service.api.post<FiledShown>('communications', WHOLE);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...WHOLE, revision: 1, withdrawnAt: null, conflicts: [] });
    expect(body.clearance).toEqual({ state: 'clear', contentHash: body.contentHash, conflictIds: [] });
    expect(body.text).toContain('our Islington Street branch is at 220 Market Street');
    const { conflicts: _, ...filed } = body;
    expect((await service.api.get(`communications/${body.id}`)).body).toEqual(filed);
  });

  test('the same content again is 200 and nothing new, however absence is written', async () => {
    const { api } = service;
    const before = await service.rowCounts();
    const again = await api.post<FiledShown>('communications', { ...WHOLE, segments: [...WHOLE.segments].reverse() });
    expect([again.status, again.body.revision]).toEqual([200, 1]);
    const bare = { ...letter('mkt-app'), campaign: null };
    const first = await api.post<FiledShown>('communications', bare);
    const { campaign: _, ...absent } = bare;
    const second = await api.post<FiledShown>('communications', { ...absent, signatory: null, journey: null });
    expect([first.status, second.status, second.body.revision]).toEqual([201, 200, 1]);
    await api.post(`communications/${first.body.id}/withdraw`);
    const { communication, revision } = await service.rowCounts();
    expect([communication, revision]).toEqual([(before.communication ?? 0) + 1, before.revision]);
  });

  test('changed content is a revision, whatever has changed; all revisions can be read', async () => {
    const { api } = service;
    clock.advanceDays(1);
    const { body: first } = await api.post<FiledShown>('communications', WHOLE);
    const changed = { ...WHOLE, subject: 'The Islington Street branch moves' };
    const { status, body: second } = await api.post<FiledShown>('communications', changed);
    expect([status, second.id, second.revision]).toEqual([200, first.id, 2]);
    expect(second.contentHash).not.toBe(first.contentHash);
    expect((await file(api, { ...changed, pieces: 12_001 })).revision).toBe(3);
    expect((await file(api, { ...changed, segments: ['mortgage'] })).revision).toBe(4);
    const { body } = await api.get<{
      items: { revision: number; current: boolean; contentHash: string; content: object }[];
    }>(`communications/${first.id}/revisions`);
    expect(body.items.map((one) => [one.revision, one.current])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [4, true],
    ]);
    expect(body.items[0]).toMatchObject({ contentHash: first.contentHash, content: WHOLE });
    expect(body.items[3]).toMatchObject({ content: { ...changed, segments: ['mortgage'] } });
  });

  test('a clearance is void when the content changes, and says which conflicts stand in its way', async () => {
    const { api } = service;
    const mine = await file(api, letter('mkt-refer'));
    const clearance = async () => (await api.get<FiledShown['clearance']>(`communications/${mine.id}/clearance`)).body;
    expect(await clearance()).toEqual({ state: 'clear', contentHash: mine.contentHash, conflictIds: [] });
    const theirs = await file(api, letter('cards-refer'));
    expect(await clearance()).toEqual({
      state: 'review',
      contentHash: mine.contentHash,
      conflictIds: theirs.clearance.conflictIds,
    });
    const revised = await file(
      api,
      letter('mkt-refer', { body: letter('ops-branch-move').body, segments: ['students'] }),
    );
    expect(await clearance()).toEqual({ state: 'clear', contentHash: revised.contentHash, conflictIds: [] });
    const { body } = await api.get<{ status: string }>(`conflicts/${theirs.clearance.conflictIds[0]}`);
    expect(body.status).toBe('superseded');
    expect((await clearances(api))['cards-refer']).toBe('clear');
  });

  test('withdrawn, it is held, frees the others at once, and stays readable; again changes nothing', async () => {
    const { api } = service;
    const one = await file(api, letter('ops-privacy'));
    const other = await file(api, letter('cards-privacy'));
    expect(other.clearance.state).toBe('review');
    const { status, body } = await api.post<FiledShown>(`communications/${one.id}/withdraw`);
    expect([status, body.clearance.state, body.clearance.conflictIds]).toEqual([200, 'held', []]);
    expect(body.withdrawnAt).toBe(clock.now().toISOString());
    expect((await api.get<FiledShown>(`communications/${other.id}`)).body.clearance.state).toBe('clear');
    clock.advanceDays(1);
    expect((await api.post<FiledShown>(`communications/${one.id}/withdraw`)).body.withdrawnAt).toBe(body.withdrawnAt);
    // What is withdrawn meets nobody.
    const { body: check } = await api.post<PreflightShown>(
      'preflight',
      letter('ops-privacy', { externalId: 'x', office: 'president', campaign: 'x' }),
    );
    expect(names(check.findings.map((finding) => finding.other))).toEqual(['cards-privacy']);
  });

  test('lists are narrowed by every filter, and all of them at once', async () => {
    const { api } = service;
    for (const one of LETTERS) await file(api, one);
    const found = async (query: string) =>
      names(await api.all<{ externalId: string }>(`communications?limit=3&${query}`));
    const everyone = await api.all<{
      externalId: string;
      office: string;
      channel: string;
      campaign: string | null;
      segments: string[];
      state: string;
    }>('communications');
    const where = (test: (one: (typeof everyone)[number]) => boolean) => names(everyone.filter(test));
    expect(await found('')).toEqual(names(everyone));
    expect(await found('office=cards')).toEqual(where((one) => one.office === 'cards'));
    expect(await found('channel=letter')).toEqual(where((one) => one.channel === 'letter'));
    expect(await found('campaign=welcome-2026')).toEqual(['mkt-welcome', 'mkt-welcome-short']);
    expect(await found('segment=mortgage')).toEqual(where((one) => one.segments.includes('mortgage')));
    expect(await found('state=held')).toEqual(where((one) => one.state === 'held'));
    expect(await found('q=privacy+NOTICE')).toEqual(['cards-privacy', 'ops-privacy', 'ops-privacy-last-year']);
    expect(await found('q=whitcombe')).toEqual(['mkt-loyalty', 'pres-ten-years']);
    expect(await found('from=2026-07-15&to=2026-08-19')).toEqual(
      expect.arrayContaining(['cards-privacy', 'mkt-welcome', 'ops-welcome']),
    );
    expect(await found('from=2026-07-15&to=2026-08-19')).not.toEqual(expect.arrayContaining(['ops-student-welcome']));
    expect(await found('from=2026-07-16&to=2026-08-20&segment=students')).toEqual(['ops-student-welcome']);
    expect(
      await found('office=operations&channel=letter&q=branch&state=clear&to=2026-12-31&segment=all-customers'),
    ).toEqual(['ops-branch-move']);
    expect(await found('office=nobody')).toEqual([]);
  });

  test('words are found whatever their case, also beyond ASCII', async () => {
    const { api } = service;
    await file(
      api,
      letter('mkt-app', {
        externalId: 'umlaut',
        campaign: 'u',
        subject: 'Ärger über Gebühren',
        body: 'Die Straße zur Filiale ist gesperrt. ÉTÉ 2026.',
      }),
    );
    for (const q of ['ärger', 'Ärger', 'GEBÜHREN', 'gebühren', 'straße', 'été', 'Été'])
      expect([
        q,
        names(
          (await api.get<{ items: { externalId: string }[] }>(`communications?q=${encodeURIComponent(q)}`)).body.items,
        ),
      ]).toEqual([q, ['umlaut']]);
  });

  test('lists stay whole while letters come in', async () => {
    const { api } = service;
    const before = names(await api.all<{ externalId: string }>('communications'));
    const first = await api.get<{ items: { externalId: string }[]; nextCursor: string }>('communications?limit=5');
    await file(api, letter('mkt-app', { externalId: 'in-between', body: letter('ops-branch-move').body }));
    const rest = await api.all<{ externalId: string }>('communications?limit=5', first.body.nextCursor);
    expect(names([...first.body.items, ...rest])).toEqual(before);
  });

  test('every letter that UTF-8 can write comes back as it was', async () => {
    const { api } = service;
    const body =
      'Grüße, 你好, مرحبا, 👩‍👩‍👧, Z\u0361algo, tab\there, a\u00a0b, quote"\'`, back\\slash, percent%_, null-free.';
    const filed = await file(
      api,
      letter('mkt-app', { externalId: 'Ümläut 💌', subject: '✉️ News', body, campaign: 'émile' }),
    );
    expect((await api.get(`communications/${filed.id}`)).body).toMatchObject({
      externalId: 'Ümläut 💌',
      subject: '✉️ News',
      body,
      campaign: 'émile',
    });
  });

  test('a long letter is no trouble', async () => {
    const { api } = service;
    const body = Array.from({ length: 20_000 }, (_, i) => `Paragraph ${i} says this and that.`).join('\n');
    const filed = await file(api, letter('mkt-app', { externalId: 'long', body }));
    expect((await api.get<FiledShown>(`communications/${filed.id}`)).body.text.length).toBeGreaterThan(600_000);
  });

  describe('uploads', () => {
    const fields = { office: 'president', segments: 'students', campaign: 'upload', channel: 'letter' };
    const sentences = [
      'Dear student,',
      'The library on the third floor lends umbrellas. Bring your card and return the umbrella within a week.',
    ];
    const files: [string, () => Promise<string | Uint8Array>][] = [
      ['letter.txt', () => Promise.resolve(sentences.join('\n\n'))],
      [
        'letter.html',
        () => Promise.resolve(`<html><body>${sentences.map((one) => `<p>${one}</p>`).join('')}</body></html>`),
      ],
      ['letter.docx', () => docx(sentences)],
      [
        'letter.eml',
        () =>
          Promise.resolve(
            eml(
              {
                From: 'President <p@b.example>',
                To: 'x@y.example',
                Subject: 'Umbrellas',
                'Message-ID': '<u1@b.example>',
                'MIME-Version': '1.0',
                'Content-Type': 'text/plain; charset=utf-8',
              },
              sentences.join('\n\n'),
            ),
          ),
      ],
    ];
    test.each(files)('%s is read, checked and filed', async (name, content) => {
      const { api } = service;
      const form = async () => upload(name, await content(), { ...fields, externalId: `up-${name}` });
      const check = await api.post<PreflightShown>('preflight', await form());
      expect([check.status, check.body.text.includes('lends umbrellas')]).toEqual([200, true]);
      const { status, body } = await api.post<FiledShown>('communications/upload', await form());
      expect([status, body.externalId, body.office]).toEqual([201, `up-${name}`, 'president']);
      expect(body.text).toContain('The library on the third floor lends umbrellas.');
      expect((await api.post('communications/upload', await form())).status).toBe(200);
    });

    test('a letter is read out of its file to be changed before it is filed, and one that is none is refused', async () => {
      const { api } = service;
      const content = eml(
        { Subject: 'Umbrellas', 'Content-Type': 'text/plain; charset=utf-8' },
        `${sentences.join('\n\n')}\n\nSincerely,\n\nAda Berg\nPresident`,
      );
      const before = await service.rowCounts();
      const { status, body } = await api.post('preflight/file', upload('umbrellas.eml', content, {}));
      expect([status, body]).toEqual([
        200,
        {
          channel: 'email',
          subject: 'Umbrellas',
          body: expect.stringContaining('lends umbrellas') as string,
          bodyFormat: 'text',
          alternative: null,
          signatory: expect.stringContaining('Ada Berg') as string,
        },
      ]);
      expect(await service.rowCounts()).toEqual(before);
      const refused = await api.post<{ type: string }>(
        'preflight/file',
        upload('x.docx', 'PK\u0003\u0004 no more', {}),
      );
      expect([refused.status, refused.body.type]).toEqual([422, 'urn:onevoice:problem:unreadable-document']);
      const more = await api.post<{ errors: { pointer: string }[] }>(
        'preflight/file',
        upload('x.txt', 'A letter.', { office: 'president' }),
      );
      expect([more.status, more.body.errors[0]?.pointer]).toEqual([422, '/office']);
    });

    test('what the fields say beside the file wins; segments may be several', async () => {
      const { status, body } = await service.api.post<
        FiledShown & { subject: string; segments: string[]; pieces: number; unitCost: object }
      >(
        'communications/upload',
        upload('x.eml', eml({ Subject: 'From the mail', 'Content-Type': 'text/plain' }, sentences.join('\n\n')), {
          ...fields,
          externalId: 'wins',
          segments: 'students,mortgage',
          subject: 'From the form',
          pieces: '12',
          unitCost: '0.85 USD',
        }),
      );
      expect([status, body.subject, body.segments, body.pieces, body.unitCost]).toEqual([
        201,
        'From the form',
        ['mortgage', 'students'],
        12,
        { amount: '0.85', currency: 'USD' },
      ]);
    });
  });
});

describeOnDatabase('Idempotency-Key', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  test('the same key and body answer as the first time did, status and all', async () => {
    const { api } = service;
    const key = { 'idempotency-key': 'key-1' };
    const first = await api.post<FiledShown>('communications', letter('mkt-app'), key);
    await api.post(`communications/${first.body.id}/withdraw`);
    const second = await api.post<FiledShown>('communications', letter('mkt-app'), key);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await api.post('segments', { id: 'k', name: 'K' }, key)).status).toBe(201);
    expect((await api.post('segments', { id: 'k', name: 'K' }, key)).status).toBe(201);
    expect((await api.post('segments', { id: 'k', name: 'K' })).status).toBe(200);
  });

  test('another body under the same key is refused', async () => {
    const { api } = service;
    const key = { 'idempotency-key': 'key-2' };
    await api.post('offices', { id: 'o1', name: 'O', kind: 'other' }, key);
    const { status, body } = await api.post<{ type: string }>('offices', { id: 'o2', name: 'O', kind: 'other' }, key);
    expect([status, body.type]).toEqual([409, 'urn:onevoice:problem:idempotency-key-reused']);
    expect((await api.get('offices/o2')).status).toBe(404);
  });

  test('a request that failed can be tried again with its key', async () => {
    const { api } = service;
    const key = { 'idempotency-key': 'key-3' };
    expect((await api.post('segments', { id: 'later', name: 'x', parentId: 'not-yet' }, key)).status).toBe(422);
    await api.post('segments', { id: 'not-yet', name: 'x' });
    expect((await api.post('segments', { id: 'later', name: 'x', parentId: 'not-yet' }, key)).status).toBe(201);
  });

  test('many at once are one', async () => {
    const { api } = service;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        api.post('api-keys', { name: 'once', role: 'viewer' }, { 'idempotency-key': 'key-4' }),
      ),
    );
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect(new Set(answers.map((one) => JSON.stringify(one.body))).size).toBe(1);
    expect(await api.all('api-keys')).toHaveLength(1);
  });

  test('keys of two callers are two keys', async () => {
    const { api } = service;
    const { body } = await api.post<{ key: string }>('api-keys', { name: 'second', role: 'admin' });
    const key = { 'idempotency-key': 'key-5' };
    expect((await api.post('segments', { id: 's1', name: 'x' }, key)).status).toBe(201);
    expect((await api.as(body.key).post('segments', { id: 's2', name: 'x' }, key)).status).toBe(201);
  });

  test.each(['', 'x'.repeat(256)])('a key of no or too many letters is refused', async (key) => {
    expect((await service.api.post('segments', { id: 's3', name: 'x' }, { 'idempotency-key': key })).status).toBe(422);
  });

  test('an upload takes one as well', async () => {
    const { api } = service;
    const key = { 'idempotency-key': 'key-6' };
    const form = () =>
      upload('a.txt', 'The lift in the east wing is out of order until Friday. Please take the stairs.', {
        externalId: 'lift',
        office: 'operations',
        segments: 'mortgage',
        channel: 'letter',
      });
    expect((await api.post('communications/upload', form(), key)).status).toBe(201);
    expect((await api.post('communications/upload', form(), key)).status).toBe(201);
  });
});
