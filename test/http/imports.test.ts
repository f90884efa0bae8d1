import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import type { Problem } from '../support/client.js';
import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { docx, eml, zip } from '../support/files.js';
import {
  type FiledShown,
  type ImportShown,
  file,
  finished,
  importAll,
  names,
  standingConflicts,
} from '../support/findings.js';
import { LETTERS, type Letter, letter, ndjson } from '../support/letters.js';
import { ADMIN_KEY, Service, TestClock } from '../support/service.js';

const NDJSON = { 'content-type': 'application/x-ndjson' };

const WORDS =
  'amber anchor apple apron attic autumn bakery balcony banjo basket beacon bicycle blanket bonfire bramble bridge bucket butter cabin camel candle canvas carpet castle cedar cellar chapel cherry chimney circus clover cobbler compass copper cotton cradle cricket curtain daisy dragon drummer eagle easel elbow ember engine falcon feather fiddle forest fountain garden ginger glacier goblet granite guitar hammer harbour harvest helmet heron honey island ivory jacket jigsaw juniper kettle kitten ladder lantern lemon lighthouse lobster magnet maple marble meadow mirror mitten monkey mustard needle nutmeg oyster paddle pantry parrot pebble pepper pigeon pillow planet pocket pumpkin quarry rabbit raven ribbon river saddle sailor satchel shadow shovel silver spider spruce squirrel stable sugar summit teapot thimble thunder timber tunnel turnip umbrella valley velvet village violin wagon walnut whistle willow window winter'.split(
    ' ',
  );

/** Many short letters that have nothing to do with each other, but for every tenth: another office says it again. */
function manyLetters(count: number): Letter[] {
  return Array.from({ length: count }, (_, i) => {
    const topic = i % 10 === 9 ? i - 1 : i;
    const [order] = fc.sample(fc.shuffledSubarray(WORDS, { minLength: 40, maxLength: 40 }), {
      seed: topic,
      numRuns: 1,
    });
    const words = order as string[];
    return {
      ...letter('mkt-app'),
      externalId: `many-${i}`,
      office: i % 10 === 9 ? 'operations' : 'marketing',
      campaign: `many-${i}`,
      segments: ['mortgage'],
      subject: words.slice(0, 4).join(' '),
      body: `${words.slice(4, 16).join(' ')}.\n\n${words.slice(16, 28).join(' ')}.\n\n${words.slice(28).join(' ')}.`,
    };
  });
}

/** Uploads are gone once they are worked through; the last one a moment after its import says so. */
async function uploadsGone(service: Service): Promise<void> {
  for (let tries = 0; tries < 100 && readdirSync(service.importFolder).length > 0; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(readdirSync(service.importFolder)).toEqual([]);
}

describeOnDatabase('imports', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());
  afterEach(() => uploadsGone(service));

  test('an upload is taken in, worked through, and can be followed', async () => {
    const { api } = service;
    const { status, body } = await api.post<ImportShown>('imports', ndjson(LETTERS), NDJSON);
    expect([status, body.status]).toEqual([202, 'queued']);
    expect(await finished(api, body.id)).toEqual({
      id: body.id,
      status: 'done',
      received: LETTERS.length,
      accepted: LETTERS.length,
      unchanged: 0,
      rejected: 0,
      errors: [],
      failure: null,
      createdAt: '2026-03-02T10:00:00.000Z',
      finishedAt: '2026-03-02T10:00:00.000Z',
    });
    // "Done" means compared: the conflicts can be read.
    const found = await api.get<{ items: { members: { externalId: string }[] }[] }>(
      'conflicts?segment=long-time&kind=duplicate',
    );
    expect(found.body.items.map((one) => names(one.members))).toContainEqual(['mkt-loyalty', 'pres-ten-years']);
  });

  test('the same file again changes nothing', async () => {
    const before = await standingConflicts(service.api);
    expect(await importAll(service.api, ndjson(LETTERS))).toMatchObject({
      accepted: 0,
      unchanged: LETTERS.length,
      rejected: 0,
    });
    expect(await standingConflicts(service.api)).toEqual(before);
  });

  test('blank lines and line ends of Windows do no harm, and lines keep their numbers', async () => {
    const lines = [
      '',
      JSON.stringify(letter('mkt-app')),
      '  ',
      'no JSON',
      `${JSON.stringify(letter('ops-privacy'))}\r`,
      '',
    ];
    const { received, unchanged, errors } = await importAll(service.api, lines.join('\n'));
    expect({ received, unchanged, lines: errors.map((error) => error.line) }).toEqual({
      received: 3,
      unchanged: 2,
      lines: [4],
    });
  });

  test('the same external id twice in one file: the later is a revision of the earlier', async () => {
    const { api } = service;
    const twice = [
      letter('mkt-app', { externalId: 'twice' }),
      letter('mkt-app', { externalId: 'twice', subject: 'Another' }),
      letter('mkt-app', { externalId: 'twice', subject: 'Another' }),
    ];
    expect(await importAll(api, ndjson(twice))).toMatchObject({ accepted: 2, unchanged: 1, rejected: 0 });
    const { body } = await api.post<FiledShown & { subject: string }>('communications', twice[1]);
    expect([body.revision, body.subject]).toEqual([2, 'Another']);
  });

  test('what a line leaves out can be given for all', async () => {
    const { api } = service;
    const { office: _, segments: __, campaign: ___, ...bare } = letter('mkt-app', { externalId: 'bare' });
    expect(await importAll(api, ndjson([bare]))).toMatchObject({ accepted: 0, rejected: 1 });
    expect(
      await importAll(
        api,
        ndjson([bare, letter('cards-privacy', { externalId: 'own' })]),
        'application/x-ndjson',
        '?office=president&segments=students,mortgage&campaign=all',
      ),
    ).toMatchObject({ accepted: 2, rejected: 0 });
    const { body } = await api.get<{ items: object[] }>('communications?campaign=all');
    expect(body.items).toEqual([
      expect.objectContaining({ externalId: 'bare', office: 'president', segments: ['mortgage', 'students'] }),
    ]);
    expect((await api.post<Problem>('imports?office=Not+An+Office', ndjson([bare]), NDJSON)).status).toBe(422);
    expect((await api.post<Problem>('imports?colour=red', ndjson([bare]), NDJSON)).status).toBe(422);
  });

  test('CSV: a header with the names of the fields, quoted cells over several lines, empty cells as absent', async () => {
    const { api } = service;
    const csv = [
      '\ufeffexternalId,office,channel,segments,subject,body,bodyFormat,sendFrom,sendUntil,pieces,unitCost,campaign',
      'csv-1,marketing,email,students;mortgage,"Hello, ""you""","Dear student,\nthe pool opens at seven. Bring a towel.",text,2026-03-01,,1200,0.85 USD,',
      'csv-2,marketing,fax,students,x,y,text,,,,,',
      'csv-3,marketing,email,students,x,The pool closes for cleaning in the second week of May.,text,2026-03-01,2026-03-02,many,,c',
      '',
    ].join('\r\n');
    const { accepted, rejected, errors } = await importAll(api, csv, 'text/csv; charset=utf-8');
    expect([accepted, rejected]).toEqual([1, 2]);
    expect(new Set(errors.map((error) => `${error.line} ${error.pointer}`))).toEqual(
      new Set(['2 /channel', '3 /pieces']),
    );
    const { body } = await api.get<{ items: { id: string }[] }>('communications?q=pool');
    expect((await api.get(`communications/${body.items[0]?.id}`)).body).toMatchObject({
      externalId: 'csv-1',
      segments: ['mortgage', 'students'],
      subject: 'Hello, "you"',
      body: 'Dear student,\nthe pool opens at seven. Bring a towel.',
      sendFrom: '2026-03-01',
      sendUntil: null,
      campaign: null,
      pieces: 1200,
      unitCost: { amount: '0.85', currency: 'USD' },
    });
  });

  test('a mailbox: each message by its id, office and segments for all', async () => {
    const { api } = service;
    const mail = (id: string, subject: string, text: string) =>
      `From sender@b.example Mon Mar  2 10:00:00 2026\r\n${eml({ From: 'Bank <b@b.example>', Subject: subject, Date: 'Mon, 2 Mar 2026 10:00:00 +0000', 'Message-ID': `<${id}>`, 'Content-Type': 'text/plain; charset=utf-8' }, text)}\r\n`;
    const mbox =
      mail('m1@b', 'Skates', 'The ice rink lends skates in all sizes until the end of March.') +
      mail('m2@b', 'Boats', 'Rowing boats can be hired by the hour at the lake house.\n>From now on with life vests.');
    const { accepted, rejected } = await importAll(
      api,
      mbox,
      'application/mbox',
      '?office=president&segments=students&campaign=mail',
    );
    expect([accepted, rejected]).toEqual([2, 0]);
    const { body } = await api.get<{
      items: { externalId: string; subject: string; channel: string; sendFrom: string }[];
    }>('communications?campaign=mail');
    expect(body.items.map((one) => [one.externalId, one.subject, one.channel, one.sendFrom])).toEqual([
      ['m2@b', 'Boats', 'email', '2026-03-02'],
      ['m1@b', 'Skates', 'email', '2026-03-02'],
    ]);
    expect(
      await importAll(api, mbox, 'application/mbox', '?office=president&segments=students&campaign=mail'),
    ).toMatchObject({ unchanged: 2 });
  });

  test('a zip: files of several kinds, and a manifest that says the rest', async () => {
    const { api } = service;
    const archive = await zip({
      'manifest.csv':
        'externalId,office,segments,file,subject,channel\nz-txt,marketing,students,letters/a.txt,A,letter\nz-docx,marketing,students,letters\\b.docx,B,letter\nz-eml,marketing,students,c.eml,,\n',
      'letters/a.txt': 'Bicycles may be parked in the yard behind the printing house at night.',
      'letters/b.docx': await docx(['The weather station gives out maps of the coast to sailors.']),
      'c.eml': eml(
        { Subject: 'Chess', 'Content-Type': 'text/plain' },
        'The chess club meets on Thursdays above the bakery.',
      ),
    });
    const { accepted, rejected, errors } = await importAll(api, archive, 'application/zip');
    expect([accepted, rejected, errors]).toEqual([3, 0, []]);
    const { body } = await api.get<{ items: { externalId: string; subject: string; channel: string }[] }>(
      'communications?office=marketing&q=z-',
    );
    expect(body.items.map((one) => [one.externalId, one.subject, one.channel]).sort()).toEqual([
      ['z-docx', 'B', 'letter'],
      ['z-eml', 'Chess', 'email'],
      ['z-txt', 'A', 'letter'],
    ]);
  });

  test('progress comes as server-sent events, until the end', async () => {
    const { api, address } = service;
    const { body: started } = await api.post<ImportShown>('imports', ndjson(manyLetters(600)), NDJSON);
    const response = await fetch(`${address}/api/v1/imports/${started.id}/events`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const events = (await response.text()).split('\n\n').filter((one) => one.includes('data:'));
    const states = events.map((one) => JSON.parse(/^data: (.*)$/m.exec(one)?.[1] ?? 'null') as ImportShown);
    expect(events.every((one) => /^event: progress$/m.test(one))).toBe(true);
    expect(states.at(-1)).toMatchObject({ id: started.id, status: 'done', received: 600 });
    const received = states.map((one) => one.received);
    expect(received).toEqual([...received].sort((a, b) => a - b));
    // An import that has ended says so at once.
    const late = await fetch(`${address}/api/v1/imports/${started.id}/events`, {
      headers: { authorization: `Bearer ${ADMIN_KEY}` },
    });
    expect(await late.text()).toContain('"status":"done"');
  }, 120_000);

  test('lists go from the newest to the oldest', async () => {
    const { api } = service;
    const { id } = await importAll(api, ndjson([letter('mkt-app')]));
    const all = await api.all<ImportShown>('imports?limit=2');
    expect(all[0]?.id).toBe(id);
    expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(5);
  });

  test('cancelled, it stops; what is filed stays, and what comes after it is worked through', async () => {
    const { api } = service;
    const letters = manyLetters(1500).map((one) => ({
      ...one,
      externalId: `cancel-${one.externalId}`,
      segments: ['long-time'],
    }));
    const { body: started } = await api.post<ImportShown>('imports', ndjson(letters), NDJSON);
    const { status, body } = await api.delete<ImportShown>(`imports/${started.id}`);
    expect([status, body.status, body.failure]).toEqual([200, 'failed', expect.stringContaining('cancelled')]);
    const next = await importAll(api, ndjson([letter('mkt-app')]));
    expect(next).toMatchObject({ status: 'done', received: 1 });
    const after = (await api.get<ImportShown>(`imports/${started.id}`)).body;
    expect(after.status).toBe('failed');
    const filed = (await api.all<{ externalId: string }>('communications?segment=long-time&limit=200')).filter((one) =>
      one.externalId.startsWith('cancel-'),
    );
    expect(filed).toHaveLength(after.accepted);
    expect(after.accepted).toBeLessThan(1500);
    expect((await api.delete<ImportShown>(`imports/${started.id}`)).status).toBe(200);
    const ended = await api.delete<Problem>(`imports/${next.id}`);
    expect([ended.status, ended.body.detail]).toEqual([409, expect.stringContaining('done already')]);
  }, 120_000);

  test('an author imports for the own office alone', async () => {
    const { api } = service;
    const { body } = await api.post<{ key: string }>('api-keys', { name: 'a', role: 'author', office: 'cards' });
    const mine = letter('cards-privacy', { externalId: 'by-author', subject: 'Mine' });
    const { accepted, rejected, errors } = await importAll(
      api.as(body.key),
      ndjson([mine, letter('mkt-app', { externalId: 'not-mine' })]),
    );
    expect([accepted, rejected, errors[0]]).toEqual([1, 1, expect.objectContaining({ line: 2, pointer: '/office' })]);
  });
});

describeOnDatabase('an import that is interrupted', () => {
  const LETTERS_MANY = manyLetters(900);
  const reference = async () => {
    const service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
    await importAll(service.api, ndjson(LETTERS_MANY));
    const found = { conflicts: await standingConflicts(service.api), rows: await service.rowCounts() };
    await service.stop();
    return found;
  };

  test('goes on after the restart: nothing is lost, nothing doubled', async () => {
    const service = await Service.start({ clock: new TestClock() });
    try {
      await foundCompany(service.api);
      const bad = '{"externalId":\n';
      const { body: started } = await service.api.post<ImportShown>('imports', bad + ndjson(LETTERS_MANY), NDJSON);
      for (const until of [1, 300, 700]) {
        while ((await service.api.get<ImportShown>(`imports/${started.id}`)).body.received < until)
          await new Promise((resolve) => setTimeout(resolve, 5));
        await service.restart();
      }
      expect(await finished(service.api, started.id)).toMatchObject({
        status: 'done',
        received: 901,
        accepted: 900,
        unchanged: 0,
        rejected: 1,
        errors: [{ line: 1 }],
      });
      const expected = await reference();
      const rows = await service.rowCounts();
      for (const table of [
        'communication',
        'communication_segment',
        'revision',
        'analysis',
        'candidate_key',
        'passage_use',
        'conflict',
      ])
        expect([table, rows[table]]).toEqual([table, expected.rows[table]]);
      expect(await standingConflicts(service.api)).toEqual(expected.conflicts);
      await uploadsGone(service);
    } finally {
      await service.stop();
    }
  }, 240_000);

  test('what was filed but not compared when the process ended is compared at the next start', async () => {
    const service = await Service.start({ clock: new TestClock() });
    try {
      await foundCompany(service.api);
      await file(service.api, letter('ops-privacy'));
      const { id } = await file(service.api, letter('cards-privacy'));
      const { DetectionService } = await import('../../src/conflicts/detection.service.js');
      const detection = service.app.get(DetectionService, { strict: false });
      // As a kill between the two steps would leave it: stored, not compared.
      const detect = jest.spyOn(detection, 'detect').mockResolvedValue(undefined);
      const late = await file(
        service.api,
        letter('ops-privacy', { externalId: 'late', office: 'president', campaign: 'late' }),
      );
      expect(late.clearance.state).toBe('review');
      expect(late.conflicts).toEqual([]);
      detect.mockRestore();
      await service.restart();
      for (let tries = 0; tries < 200; tries++) {
        const { body } = await service.api.get<FiledShown>(`communications/${late.id}`);
        if (body.clearance.conflictIds.length > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      const { body } = await service.api.get<FiledShown>(`communications/${id}`);
      const [conflict] = body.clearance.conflictIds;
      expect(
        names((await service.api.get<{ members: { externalId: string }[] }>(`conflicts/${conflict}`)).body.members),
      ).toEqual(['cards-privacy', 'late', 'ops-privacy']);
    } finally {
      await service.stop();
    }
  }, 120_000);
});
