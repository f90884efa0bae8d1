import fc from 'fast-check';
import yazl from 'yazl';
import type { ReadFile } from './file.js';
import { readFile } from './files.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array =>
  new Uint8Array(Buffer.from(text, encoding));
const mail = (...lines: string[]): Uint8Array => bytes(lines.join('\r\n'));
const refusal = (read: ReadFile): string => (read.ok ? 'read' : read.unreadable);

async function zip(entries: Record<string, string>): Promise<Uint8Array> {
  const file = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) file.addBuffer(Buffer.from(content), name);
  file.end();
  const chunks: Buffer[] = [];
  for await (const chunk of file.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const docx = (document: string): Promise<Uint8Array> =>
  zip({ '[Content_Types].xml': TYPES, '_rels/.rels': RELS, 'word/document.xml': document });
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (words: string): string =>
  `<w:document ${W}><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;

describe('mail', () => {
  it('prefers HTML, and gives the plain part beside it', async () => {
    const read = await readFile(
      'a.eml',
      mail(
        'From: Dana Whitfield <dana@example.com>',
        'Subject: =?utf-8?Q?Your_fee_=E2=82=AC5?=',
        'Date: Mon, 2 Mar 2026 10:00:00 +0100',
        'Content-Type: multipart/alternative; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'The fee is $5.',
        '--x',
        'Content-Type: text/html; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        '<p>The fee at the caf=E9 is $5.</p>',
        '--x--',
      ),
    );
    expect(read.ok && read.letter).toMatchObject({
      subject: 'Your fee €5',
      body: '<p>The fee at the café is $5.</p>',
      bodyFormat: 'html',
      alternative: 'The fee is $5.',
      from: '"Dana Whitfield" <dana@example.com>',
      date: '2026-03-02T09:00:00.000Z',
      channel: 'email',
    });
  });

  it('lists what is attached, and reads the letter that an empty mail carries', async () => {
    const read = await readFile(
      'a.eml',
      mail(
        'Subject: Please check',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        '',
        '--x',
        'Content-Type: message/rfc822',
        '',
        'Subject: Your fee',
        '',
        'The fee is $5.',
        '--x--',
      ),
    );
    expect(
      read.ok && [read.letter.subject, read.letter.body.trim(), read.attached.map(({ mediaType }) => mediaType)],
    ).toEqual(['Your fee', 'The fee is $5.', ['message/rfc822']]);
  });

  it.each(['shift_jis', 'koi8-r', 'iso-2022-jp', 'windows-1251', 'utf-7', 'no-such-charset'])(
    'comes in any charset (%s)',
    async (charset) => {
      const read = await readFile(
        'a.eml',
        mail('Subject: Hello', `Content-Type: text/plain; charset=${charset}`, '', 'The fee is 5 dollars.'),
      );
      expect(read.ok && read.letter.body).toContain('The fee is 5 dollars.');
    },
  );

  it('is told by its headers, whatever it is named', async () => {
    const read = await readFile('letter', mail('From: a@example.com', 'Subject: Your fee', '', 'The fee is $5.'));
    expect(read.ok && read.letter.subject).toBe('Your fee');
  });

  it('has no date rather than today’s when its own cannot be read', async () => {
    const read = await readFile('a.eml', mail('Subject: Hi', 'Date: soon', '', 'The fee is $5.'));
    expect(read.ok && read.letter.date).toBeNull();
  });

  it('without its parts is what stands below the headers', async () => {
    const read = await readFile(
      'a.eml',
      mail('Subject: Hi', 'Content-Type: multipart/mixed; boundary=x', '', 'The fee is $5.'),
    );
    expect(read.ok && read.letter.body).toBe('The fee is $5.');
  });

  it.each([
    ['empty', mail('Subject: Hi', '', '')],
    ['image-only', mail('Subject: Hi', 'Content-Type: text/html', '', '<p><img src="a.png" alt="Offer"></p>')],
    [
      'password-protected',
      mail(
        'Subject: Hi',
        'Content-Type: multipart/encrypted; boundary=x',
        '',
        '--x',
        'Content-Type: application/octet-stream',
        '',
        'a',
        '--x--',
      ),
    ],
  ])('is refused: %s', async (reason, file) => {
    expect(refusal(await readFile('a.eml', file))).toBe(reason);
  });
});

describe('pages and text', () => {
  it('are decoded by mark, by declaration, as UTF-8, or as Windows-1252', async () => {
    const body = async (name: string, file: Uint8Array): Promise<string> => {
      const read = await readFile(name, file);
      return read.ok ? read.letter.body : read.unreadable;
    };
    expect(await body('a.txt', bytes('\ufeffcafé', 'utf16le'))).toBe('café');
    expect(await body('a.html', bytes('<meta charset="iso-8859-2"><p>\xb1</p>', 'latin1'))).toContain('ą');
    expect(await body('a.txt', bytes('café'))).toBe('café');
    expect(await body('a.txt', bytes('\x93caf\xe9\x94', 'latin1'))).toBe('“café”');
  });

  it('are signed by whom the closing names', async () => {
    const read = await readFile(
      'a.txt',
      bytes('Dear Ann,\n\nThe fee is $5 from now on.\n\nSincerely,\n\nDana Whitfield\nPresident & CEO'),
    );
    expect(read.ok && read.letter.signatory).toBe('Dana Whitfield, President & CEO');
  });

  it('include rich text', async () => {
    const read = await readFile(
      'a.rtf',
      bytes("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}The caf\\'e9 fee is {\\b $5}.\\par Second.}"),
    );
    expect(read.ok && read.letter.body).toBe('<p>The café fee is $5.</p>\n<p>Second.</p>\n');
  });
});

describe('Word', () => {
  it('is read with its headings and lists', async () => {
    const read = await readFile('a.docx', await docx(paragraph('The fee is $5.')));
    expect(read.ok && read.letter).toMatchObject({
      body: '<p>The fee is $5.</p>',
      bodyFormat: 'html',
      channel: 'letter',
    });
  });

  it('is refused when it unpacks to more than any letter', async () => {
    const bomb = await docx(paragraph('0'.repeat(40_000_000)));
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(await readFile('a.docx', bomb))).toBe('too-large');
  });

  it('is refused when its sizes lie', async () => {
    const bomb = Buffer.from(await docx(paragraph('0'.repeat(40_000_000))));
    const directory = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    for (let at = directory; at >= 0; at = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]), at + 1))
      bomb.writeUInt32LE(10, at + 24);
    expect(refusal(await readFile('a.docx', new Uint8Array(bomb)))).toBe('too-large');
  });

  it('is refused when it declares entities', async () => {
    const entities = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${paragraph('&b;')}`;
    expect(refusal(await readFile('a.docx', await docx(entities)))).toBe('corrupt');
  });

  it('is refused when locked, damaged, of the old kind, or no Word at all', async () => {
    const compound = (entry: string): Uint8Array =>
      new Uint8Array(
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(entry, 'utf16le')]),
      );
    expect(refusal(await readFile('a.docx', compound('EncryptedPackage')))).toBe('password-protected');
    expect(await readFile('a.doc', compound('WordDocument'))).toMatchObject({
      unreadable: 'unsupported',
      detail: expect.stringContaining('.docx'),
    });
    expect(refusal(await readFile('a.docx', (await docx(paragraph('x'))).slice(0, 200)))).toBe('corrupt');
    expect(refusal(await readFile('a.docx', bytes('hello')))).toBe('unsupported');
    expect(refusal(await readFile('a.zip', await zip({ 'a.txt': 'hello' })))).toBe('unsupported');
  });

  it('is not brought down by deep nesting', async () => {
    const deep = `<w:document ${W}><w:body>${'<w:sdt><w:sdtContent>'.repeat(50_000)}${'</w:sdtContent></w:sdt>'.repeat(50_000)}</w:body></w:document>`;
    expect((await readFile('a.docx', await docx(deep))).ok).toBe(false);
  });
});

describe('PDF', () => {
  const pdf = (content: string): Uint8Array =>
    bytes(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
        `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n` +
        `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>`,
      'latin1',
    );

  it('gives its lines, and a blank line where the page leaves a gap', async () => {
    const read = await readFile(
      'a.pdf',
      pdf('BT /F1 12 Tf 72 700 Td (The fee is) Tj 0 -14 Td (five dollars.) Tj 0 -40 Td (Sincerely,) Tj ET'),
    );
    expect(read.ok && read.letter.body).toBe('The fee is\nfive dollars.\n\nSincerely,');
    const buffer = Buffer.from(pdf('BT /F1 12 Tf 72 700 Td (The fee is) Tj ET'));
    expect((await readFile('a.pdf', buffer)).ok).toBe(true);
    expect(buffer.length).toBeGreaterThan(0);
  });

  it('is refused when blank, drawn, or damaged', async () => {
    expect(refusal(await readFile('a.pdf', pdf('')))).toBe('empty');
    expect(refusal(await readFile('a.pdf', pdf('0 0 100 100 re f')))).toBe('image-only');
    expect(refusal(await readFile('a.pdf', bytes('%PDF-1.4\nnothing')))).toBe('corrupt');
  });
});

describe('any file', () => {
  it('that is empty, a picture, or too large says so', async () => {
    expect(refusal(await readFile('a.txt', new Uint8Array()))).toBe('empty');
    expect(refusal(await readFile('a.txt', bytes(' \n ')))).toBe('empty');
    expect(refusal(await readFile('a.html', bytes('\x89PNG\r\n\x1a\n', 'latin1')))).toBe('unsupported');
    expect(refusal(await readFile('a.txt', new Uint8Array(26 * 1024 * 1024)))).toBe('too-large');
  });

  it('comes to an outcome, whatever its bytes', async () => {
    const starts = [
      '',
      '%PDF-1.4\n',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '{\\rtf1 ',
      'From: a\nSubject: b\n',
      'From a\nTo: b\n\n',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('a.eml', 'a.docx', 'a.pdf', 'a.msg', 'a'),
        async (start, rest, name) => {
          const read = await readFile(name, new Uint8Array(Buffer.concat([Buffer.from(start, 'latin1'), rest])));
          expect(read.ok || read.detail.length > 10).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
