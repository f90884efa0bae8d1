import { createConnection } from 'node:net';
import { readdirSync } from 'node:fs';
import type { Answer, Problem } from '../support/client.js';
import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { docx, docxParts, eml, upload, zip } from '../support/files.js';
import { type FiledShown, importAll } from '../support/findings.js';
import { letter, ndjson } from '../support/letters.js';
import { ADMIN_KEY, Service, TestClock } from '../support/service.js';

describeOnDatabase('bad input', () => {
  let service: Service;
  let before: Record<string, number>;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock(), env: { BODY_LIMIT_MB: '2', IMPORT_LIMIT_MB: '8' } });
    await foundCompany(service.api);
    before = await service.rowCounts();
  });
  // Whatever was refused has left nothing behind.
  afterAll(async () => {
    const { import: _, import_error: __, ...after } = await service.rowCounts();
    expect(after).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table in after)));
    await service.stop();
  });

  /** A problem of this status and kind, whose words tell what to do. */
  function expectProblem(answer: Answer<Problem>, status: number, kind: string, pointer?: string): void {
    expect({ status: answer.status, type: answer.body.type, detail: answer.body.detail }).toEqual({
      status,
      type: `urn:onevoice:problem:${kind}`,
      detail: expect.stringMatching(/\w{2,}.* .*\w/) as string,
    });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
    expect(answer.body).toMatchObject({ status, title: expect.any(String) as string });
    if (pointer !== undefined) {
      expect(answer.body.errors?.map((error) => error.pointer)).toContain(pointer);
      expect(answer.body.errors?.every((error) => error.detail.length > 5)).toBe(true);
    }
  }

  const post = (path: string, body: unknown, headers: Record<string, string | null> = {}) =>
    service.api.post<Problem>(path, body, headers);

  describe('bodies that are no JSON', () => {
    test.each([
      ['cut off', '{"id":"x"'],
      ['no JSON at all', 'id=x&name=y'],
      ['empty', ''],
      ['a trailing comma', '{"id":"x",}'],
    ])('%s', async (_, body) => {
      const answer = await post('segments', body === '' ? ' ' : body);
      expectProblem(answer, 400, 'malformed-json');
    });

    test.each([
      ['a list', '[]'],
      ['a string', '"x"'],
      ['a number', '7'],
      ['null', 'null'],
      ['true', 'true'],
    ])('JSON, but %s', async (_, body) => {
      const answer = await post('communications', body);
      expect([answer.status, answer.body.status]).toEqual([422, 422]);
    });

    test('no body at all', async () => {
      const answer = await post('communications', undefined);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });

    test.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'application/octet-stream'])(
      'sent as %s',
      async (type) =>
        expectProblem(await post('communications', '{}', { 'content-type': type }), 415, 'unsupported-media-type'),
    );

    test('in a charset or encoding that nobody reads', async () => {
      const json = JSON.stringify(letter('mkt-app'));
      expectProblem(
        await post('communications', json, { 'content-type': 'application/json; charset=iso-8859-1' }),
        415,
        'unsupported-media-type',
      );
      expectProblem(await post('communications', json, { 'content-encoding': 'zebra' }), 415, 'unsupported-media-type');
    });

    test('larger than the limit', async () => {
      expectProblem(
        await post('communications', { ...letter('mkt-app'), body: 'word '.repeat(500_000) }),
        413,
        'too-large',
      );
    });

    test('larger than the limit of an import, which names its setting', async () => {
      const answer = await post('imports', Buffer.alloc(9 * 1024 * 1024, 'x'), {
        'content-type': 'application/x-ndjson',
      });
      expectProblem(answer, 413, 'too-large');
      expect(answer.body.detail).toContain('IMPORT_LIMIT_MB');
      expect(readdirSync(service.importFolder)).toEqual([]);
    });
  });

  describe('fields of a communication', () => {
    const wrong: [string, object, string][] = [
      ['an unknown field', { colour: 'red' }, '/colour'],
      ['no office', { office: undefined }, '/office'],
      ['a number as external id', { externalId: 7 }, '/externalId'],
      ['an empty external id', { externalId: '' }, '/externalId'],
      ['an external id of 192 letters', { externalId: 'x'.repeat(192) }, '/externalId'],
      ['an external id that begins with a blank', { externalId: ' mkt' }, '/externalId'],
      ['an external id that ends with a blank', { externalId: 'mkt ' }, '/externalId'],
      ['an external id with control letters', { externalId: 'mkt\u0000app' }, '/externalId'],
      ['a channel that is none', { channel: 'fax' }, '/channel'],
      ['a format that is none', { bodyFormat: 'markdown' }, '/bodyFormat'],
      ['no segments', { segments: [] }, '/segments'],
      ['segments that are no list', { segments: 'new-customers' }, '/segments'],
      ['the same segment twice', { segments: ['mortgage', 'mortgage'] }, '/segments'],
      ['a segment id that can be none', { segments: ['New Customers'] }, '/segments'],
      ['a body that is no text', { body: { html: '<p>' } }, '/body'],
      ['an empty body', { body: '' }, '/body'],
      ['a date that is none', { sendFrom: '2026-02-30' }, '/sendFrom'],
      ['a date of another form', { sendFrom: '03/01/2026' }, '/sendFrom'],
      ['a time without a zone', { sendFrom: '2026-03-01T10:00:00' }, '/sendFrom'],
      ['an end before the start', { sendFrom: '2026-03-02', sendUntil: '2026-03-01' }, '/sendUntil'],
      ['an end without a start', { sendFrom: null, sendUntil: '2026-03-01' }, '/sendFrom'],
      ['half a piece', { pieces: 0.5 }, '/pieces'],
      ['fewer than no pieces', { pieces: -1 }, '/pieces'],
      ['a cost that is a number', { unitCost: 0.85 }, '/unitCost'],
      ['an amount that is a number', { unitCost: { amount: 0.85, currency: 'USD' } }, '/unitCost/amount'],
      ['a currency that is none', { unitCost: { amount: '0.85', currency: 'Dollar' } }, '/unitCost/currency'],
      ['a subject of 501 letters', { subject: 'x'.repeat(501) }, '/subject'],
    ];
    test.each(wrong)('%s', async (_, changes, pointer) => {
      const body = JSON.stringify({ ...letter('mkt-app'), ...changes });
      expectProblem(await post('communications', body), 422, 'invalid-request', pointer);
      if (pointer !== '/externalId') expectProblem(await post('preflight', body), 422, 'invalid-request', pointer);
    });

    test('several faults are told at once', async () => {
      const { body } = await post('communications', {
        ...letter('mkt-app'),
        channel: 'fax',
        pieces: -1,
        colour: 'red',
      });
      expect(new Set(body.errors?.map((error) => error.pointer))).toEqual(new Set(['/channel', '/pieces', '/colour']));
    });

    test('an unknown segment or office is named with its place', async () => {
      const answer = await post('communications', {
        ...letter('mkt-app'),
        office: 'legal',
        segments: ['mortgage', 'pensioners'],
      });
      expectProblem(answer, 422, 'unknown-reference', '/segments/1');
      expectProblem(answer, 422, 'unknown-reference', '/office');
    });

    test.each([
      ['blank', { body: ' \n\t ' }],
      [
        'made of images alone',
        { bodyFormat: 'html', body: '<html><body><img src="https://img.example/whole-letter.png"></body></html>' },
      ],
      [
        'hidden altogether',
        {
          bodyFormat: 'html',
          body: '<div style="display:none">Hello</div><style>p{}</style><script>alert(1)</script>',
        },
      ],
      ['made of signs alone', { body: '*** --- ***' }],
    ] as [string, object][])('a text that is %s', async (_, changes) => {
      expectProblem(
        await post('communications', { ...letter('mkt-app'), subject: null, ...changes }),
        422,
        'no-text',
        '/body',
      );
      expectProblem(
        await post('preflight', { ...letter('mkt-app'), subject: null, ...changes }),
        422,
        'no-text',
        '/body',
      );
    });

    test('names out of JavaScript do no harm', async () => {
      const body = `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${JSON.stringify({ ...letter('mkt-app'), channel: 'fax' }).slice(1)}`;
      const answer = await post('communications', body);
      expect(answer.status).toBe(422);
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    });

    test('thousands of nested brackets are refused, not followed', async () => {
      const deep = `{"body":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
      expectProblem(await post('communications', deep), 400, 'malformed-json');
      const { status, rejected } = await importAll(service.api, `${deep}\n`);
      expect([status, rejected]).toEqual(['done', 1]);
    });
  });

  describe('segments, offices, journeys', () => {
    test.each([
      ['segments', { id: 'Upper', name: 'x' }, '/id'],
      ['segments', { id: '-x', name: 'x' }, '/id'],
      ['segments', { id: 'x'.repeat(65), name: 'x' }, '/id'],
      ['segments', { id: 'x', name: '' }, '/name'],
      ['segments', { id: 'x', name: 'x', audienceSize: -1 }, '/audienceSize'],
      ['segments', { id: 'x', name: 'x', audienceSize: '12' }, '/audienceSize'],
      ['segments', { id: 'x', name: 'x', collisionWindowDays: 1.5 }, '/collisionWindowDays'],
      ['offices', { id: 'x', name: 'x', kind: 'sales' }, '/kind'],
      ['offices', { id: 'x', name: 'x' }, '/kind'],
      ['journeys', { id: 'x' }, '/name'],
    ])('POST %s %j', async (path, body, pointer) =>
      expectProblem(await post(path, body), 422, 'invalid-request', pointer),
    );

    test('a parent that is not there', async () => {
      expectProblem(
        await post('segments', { id: 'x', name: 'x', parentId: 'nobody' }),
        422,
        'unknown-reference',
        '/parentId',
      );
    });

    test('a segment that would be its own ancestor', async () => {
      expectProblem(await post('segments', { id: 'x', name: 'x', parentId: 'x' }), 422, 'segment-cycle', '/parentId');
      const change = (id: string, parentId: string) => service.api.patch<Problem>(`segments/${id}`, { parentId });
      expectProblem(await change('new-customers', 'students'), 422, 'segment-cycle', '/parentId');
      expectProblem(await change('all-customers', 'students'), 422, 'segment-cycle', '/parentId');
      expectProblem(await change('students', 'students'), 422, 'segment-cycle', '/parentId');
    });

    test.each([
      ['segments/students', { name: null }, '/name'],
      ['offices/marketing', { name: null }, '/name'],
      ['offices/marketing', { kind: null }, '/kind'],
    ])('PATCH %s %j: what every row has cannot be taken away', async (path, body, pointer) => {
      expectProblem(await service.api.patch<Problem>(path, body), 422, 'invalid-request', pointer);
    });

    test('an id that is there with other content', async () => {
      expectProblem(await post('segments', { id: 'students', name: 'Pupils' }), 409, 'already-exists');
      expectProblem(
        await post('offices', { id: 'marketing', name: 'Marketing', kind: 'other' }),
        409,
        'already-exists',
      );
    });
  });

  describe('addresses and queries', () => {
    test.each([
      'segments/nobody',
      'offices/nobody',
      'journeys/nobody',
      'communications/nobody',
      'communications/nobody/clearance',
      'communications/nobody/revisions',
      'conflicts/nobody',
      'conflicts/nobody/history',
      'clusters/nobody',
      'imports/nobody',
      'imports/nobody/events',
      'nothing-of-the-kind',
      '/api/v2/segments',
    ])('GET %s is not found', async (path) => expectProblem(await service.api.get<Problem>(path), 404, 'not-found'));

    test.each([
      'segments?limit=0',
      'segments?limit=201',
      'segments?limit=many',
      'communications?limit=-1',
      'conflicts?limit=1e9',
      'communications?channel=fax',
      'communications?state=unknown',
      'communications?from=tomorrow',
      'communications?colour=red',
      'conflicts?kind=quarrel',
      'conflicts?severity=extreme',
      'conflicts?sort=colour',
      'conflicts?status=open,closed',
      'conflicts?q=',
    ])('GET %s is refused', async (path) =>
      expectProblem(await service.api.get<Problem>(path), 422, 'invalid-request'),
    );

    const strange = [
      '%20',
      'not-base64!',
      Buffer.from('hello').toString('base64url'),
      Buffer.from('[1]').toString('base64url'),
      Buffer.from('["x",{}]').toString('base64url'),
    ];
    test.each([
      'segments',
      'offices',
      'communications',
      'conflicts',
      'conflicts?sort=openedAt',
      'clusters',
      'imports',
      'api-keys',
    ])('GET %s with a cursor that no page gave is refused or empty, and never fails', async (list) => {
      for (const cursor of strange) {
        const { status } = await service.api.get<Problem>(`${list}${list.includes('?') ? '&' : '?'}cursor=${cursor}`);
        expect([cursor, status]).toEqual([cursor, expect.any(Number)]);
        expect([200, 422]).toContain(status);
      }
    });

    test('an address that is no UTF-8', async () => {
      const answer = await service.api.get<Problem>('segments/%E0%A4%A');
      expect([answer.status, answer.body.status]).toEqual([400, 400]);
    });

    test('searching for the signs of LIKE finds nothing, and injects nothing', async () => {
      for (const q of ['%', '_', '!', '\\', "'", '"', "' OR 1=1 --", '\u0000']) {
        const { status, body } = await service.api.get<{ items: unknown[] }>(
          `communications?q=${encodeURIComponent(q)}`,
        );
        expect([q, status, body.items]).toEqual([q, 200, []]);
      }
    });
  });

  describe('uploads', () => {
    const fields = { externalId: 'up-1', office: 'marketing', segments: 'mortgage' };
    const refused = async (name: string, content: string | Uint8Array): Promise<void> => {
      const answer = await post('communications/upload', upload(name, content, fields));
      expect([422, 413]).toContain(answer.status);
      expectProblem(
        answer,
        answer.status,
        answer.status === 413 ? 'too-large' : 'unreadable-document',
        answer.status === 413 ? undefined : '/file',
      );
      expectProblem(
        await post('preflight', upload(name, content, fields)),
        answer.status,
        answer.status === 413 ? 'too-large' : 'unreadable-document',
      );
    };

    test('no file', async () => {
      const form = new FormData();
      form.append('externalId', 'x');
      expectProblem(await post('communications/upload', form), 422, 'invalid-request', '/file');
    });

    test('JSON where a form is needed', async () => {
      expectProblem(await post('communications/upload', letter('mkt-app')), 415, 'unsupported-media-type');
    });

    test('a form that is cut off', async () => {
      const answer = await post(
        'communications/upload',
        '--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\nHello',
        {
          'content-type': 'multipart/form-data; boundary=b',
        },
      );
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    });

    test('an empty file', () => refused('letter.txt', ''));
    test('a PDF that is damaged', () => refused('letter.pdf', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog'));
    test('a PDF that is locked', () =>
      refused(
        'letter.pdf',
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n3 0 obj<</Filter/Standard/V 1/R 2/O(00000000000000000000000000000000)/U(00000000000000000000000000000000)/P -60>>endobj\ntrailer<</Root 1 0 R/Encrypt 3 0 R/ID[(a)(a)]>>\nstartxref\n0\n%%EOF',
      ));
    test('a DOCX that is damaged', async () =>
      refused('letter.docx', (await docx(['Dear customer'])).subarray(0, 300)));
    test('a DOCX whose document is missing', async () => {
      const { 'word/document.xml': _, ...rest } = docxParts('');
      await refused('letter.docx', await zip(rest));
    });
    test('a DOCX that is a zip bomb', async () =>
      refused(
        'letter.docx',
        await zip(docxParts(`<w:body><w:p><w:r><w:t>${'A'.repeat(120_000_000)}</w:t></w:r></w:p></w:body>`)),
      ));
    test('a DOCX that is an entity bomb', async () => {
      const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
      const prologue = `<!DOCTYPE x [<!ENTITY e0 "lol">${entities}]>`;
      await refused(
        'letter.docx',
        await zip(docxParts('<w:body><w:p><w:r><w:t>&e12;</w:t></w:r></w:p></w:body>', prologue)),
      );
    });
    test('a mail without text', () =>
      refused(
        'letter.eml',
        eml(
          { From: 'a@b.example', 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64' },
          'iVBORw0KGgo=',
        ),
      ));
    test('a picture', () => refused('letter.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')));
    test('26 MB', () => refused('letter.txt', Buffer.alloc(26 * 1024 * 1024, 'word ')));

    test('broken MIME is read as far as it goes, or refused', async () => {
      const broken = eml(
        { From: 'a@b.example', Subject: 'Hi', 'Content-Type': 'multipart/mixed; boundary="never"' },
        'There is no such boundary in this letter.',
      );
      const answer = await post('preflight', upload('letter.eml', broken, fields));
      expect([200, 422]).toContain(answer.status);
    });
  });

  describe('imports', () => {
    test('of a type that is none', async () => {
      expectProblem(await post('imports', '{}', { 'content-type': 'application/json' }), 415, 'unsupported-media-type');
      expectProblem(await post('imports', 'x', { 'content-type': 'application/gzip' }), 415, 'unsupported-media-type');
    });

    test('each bad line is rejected by itself, with its number, its field and the cure', async () => {
      const bad = [
        '{"externalId":"cut',
        '"a string"',
        '[]',
        JSON.stringify({ ...letter('mkt-app'), colour: 'red' }),
        JSON.stringify({ ...letter('mkt-app'), segments: ['pensioners'] }),
        JSON.stringify({ ...letter('mkt-app'), office: 'legal' }),
        JSON.stringify({ ...letter('mkt-app'), sendFrom: '2026-13-01' }),
        JSON.stringify({ ...letter('mkt-app'), sendFrom: '2026-03-02', sendUntil: '2026-03-01' }),
        JSON.stringify({ ...letter('mkt-app'), subject: null, bodyFormat: 'html', body: '<img src="x.png">' }),
        JSON.stringify({ ...letter('mkt-app'), externalId: 'mkt ' }),
        'null',
      ];
      const { status, received, rejected, accepted, errors } = await importAll(service.api, `${bad.join('\n')}\n`);
      expect({ status, received, rejected, accepted }).toEqual({
        status: 'done',
        received: 11,
        rejected: 11,
        accepted: 0,
      });
      expect(errors.map((error) => [error.line, error.pointer])).toEqual([
        [1, ''],
        [2, ''],
        [3, ''],
        [4, '/colour'],
        [5, '/segments/0'],
        [6, '/office'],
        [7, '/sendFrom'],
        [8, '/sendUntil'],
        [9, '/body'],
        [10, '/externalId'],
        [11, ''],
      ]);
      for (const error of errors) expect(error.detail).toMatch(/\w+ .*\w/);
    });

    test('bytes that are no UTF-8', async () => {
      const { rejected, errors } = await importAll(
        service.api,
        Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]),
      );
      expect([rejected, errors[0]?.detail]).toEqual([1, expect.stringContaining('UTF-8')]);
    });

    test('a zip that is none, and one without a manifest', async () => {
      const none = await importAll(service.api, 'PK\u0003\u0004 not really', 'application/zip');
      expect([none.rejected, none.errors[0]?.detail]).toEqual([1, expect.stringContaining('zip')]);
      const without = await importAll(service.api, await zip({ 'a.txt': 'Hello' }), 'application/zip');
      expect([without.rejected, without.errors[0]?.detail]).toEqual([1, expect.stringContaining('manifest.csv')]);
    });

    test('files of a zip that are missing, locked away, or bombs', async () => {
      const manifest =
        'externalId,office,segments,file\nz1,marketing,mortgage,missing.txt\nz2,marketing,mortgage,../../etc/passwd\nz3,marketing,mortgage,bomb.txt\nz4,marketing,mortgage,\nz5,marketing,mortgage,bad.pdf\n';
      const { rejected, accepted, errors } = await importAll(
        service.api,
        await zip({
          'manifest.csv': manifest,
          'bomb.txt': Buffer.alloc(20_000_000, 'a'),
          'bad.pdf': '%PDF-1.7 nothing',
        }),
        'application/zip',
      );
      expect([accepted, rejected]).toEqual([0, 5]);
      expect(errors.map((error) => [error.line, error.pointer])).toEqual(
        [1, 2, 3, 4, 5].map((line) => [line, '/file']),
      );
    });

    test('a CSV whose quotes never close', async () => {
      const { status, rejected, errors } = await importAll(
        service.api,
        'externalId,office,body\nx,marketing,"never closed\n',
        'text/csv',
      );
      expect([status, rejected]).toEqual(['done', 1]);
      expect(errors[0]?.detail).toContain('CSV');
    });

    test('an upload that is cut off in the middle is as if it had never been', async () => {
      const { port } = new URL(service.address);
      const list = await service.api.get<{ items: unknown[] }>('imports');
      await new Promise<void>((resolve) => {
        const socket = createConnection({ host: '127.0.0.1', port: Number(port) }, () => {
          socket.write(
            `POST /api/v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${ADMIN_KEY}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n${ndjson([letter('mkt-app')])}`,
          );
          setTimeout(() => socket.destroy(), 100);
        });
        socket.on('close', () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await service.api.get<{ items: unknown[] }>('imports')).body.items).toHaveLength(list.body.items.length);
      expect(readdirSync(service.importFolder)).toEqual([]);
    });
  });

  test('after all of this it works as before', async () => {
    const { status, body } = await service.api.post<FiledShown>('communications', letter('mkt-app'));
    expect([status, body.revision]).toEqual([201, 1]);
    before = Object.fromEntries(Object.entries(await service.rowCounts()));
  });
});
