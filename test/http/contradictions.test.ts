import { foundCompany } from '../support/company.js';
import { describeOnDatabase } from '../support/database.js';
import { upload, zip } from '../support/files.js';
import { type FiledShown, importAll } from '../support/findings.js';
import type { Letter } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

interface Saying {
  quote: string;
  start: number;
  end: number;
  value: string;
  part?: string;
}

interface Checked {
  verdict: string;
  text: string;
  alternativeText: string | null;
  findings: {
    kind: string;
    claimKind?: string;
    topic?: string;
    explanation: string;
    mine: Saying;
    theirs: Saying;
    edit: { start: number; end: number; before: string; after: string } | null;
  }[];
}

interface Disputed {
  id: string;
  kind: string;
  claimKind: string;
  topic: string;
  majority: boolean;
  explanation: string;
  members: { communicationId: string }[];
  positions: { value: string; members: (Saying & { communicationId: string })[] }[];
}

const PARAGRAPHS = (fee: string) => [
  'Dear {{first_name}},',
  'Thank you for opening a Harbour Everyday account with us.',
  `A late payment fee of ${fee} is charged for each overdue statement.`,
  'You can reach our branches on every working day.',
];

/** An email with both parts, as its sending system stores it. */
const mail = (htmlFee: string, textFee: string) =>
  [
    'From: Harbour Street Bank <hello@harbour.example>',
    `Message-ID: <parts-${htmlFee.replace(/\W/g, '')}-${textFee.replace(/\W/g, '')}@harbour.example>`,
    'Date: Mon, 02 Mar 2026 09:00:00 +0000',
    'Subject: Your Everyday account',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=part',
    '',
    '--part',
    'Content-Type: text/plain; charset=utf-8',
    '',
    PARAGRAPHS(textFee).join('\n\n'),
    '--part',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<html><body>${PARAGRAPHS(htmlFee)
      .map((one) => `<p>${one}</p>`)
      .join('')}</body></html>`,
    '--part--',
    '',
  ].join('\r\n');

const fields = { office: 'operations', segments: 'students', externalId: 'ops-parts' };

describeOnDatabase('contradictions', () => {
  let service: Service;
  beforeAll(async () => {
    service = await Service.start({ clock: new TestClock() });
    await foundCompany(service.api);
  });
  afterAll(() => service.stop());

  const disputesOf = async (communicationId: string): Promise<Disputed[]> => {
    const { body } = await service.api.get<{ items: Disputed[] }>('conflicts?kind=contradiction&limit=200');
    const mine = body.items.filter((one) => one.members.some((member) => member.communicationId === communicationId));
    return Promise.all(mine.map(async ({ id }) => (await service.api.get<Disputed>(`conflicts/${id}`)).body));
  };
  const check = async (name: string, content: string) =>
    (await service.api.post<Checked>('preflight', upload(name, content, fields))).body;

  describe('the HTML and the plain-text part of one email', () => {
    it('that disagree are reported before it is sent, each quoted from its part', async () => {
      const checked = await check('letter.eml', mail('$25', '$40'));
      expect(checked.verdict).toBe('review');
      const [finding, ...more] = checked.findings;
      expect(more).toEqual([]);
      expect(finding).toMatchObject({ kind: 'contradiction', claimKind: 'amount' });
      expect(finding!.explanation).toContain('The HTML and the plain-text part tell two things');
      expect([finding!.mine.value, finding!.theirs.value]).toEqual(['USD 25.00', 'USD 40.00']);
      expect(checked.text.slice(finding!.mine.start, finding!.mine.end)).toBe(finding!.mine.quote);
      expect(finding!.theirs.part).toBe('alternative');
      expect(checked.alternativeText!.slice(finding!.theirs.start, finding!.theirs.end)).toBe(finding!.theirs.quote);
    });

    it('that disagree come with the words to be exchanged, after which they agree', async () => {
      const checked = await check('letter.eml', mail('$25', '$40'));
      const edit = checked.findings[0]!.edit!;
      expect([edit.before, edit.after]).toEqual(['$25', '$40']);
      expect(checked.text.slice(edit.start, edit.end)).toBe('$25');
      expect((await check('letter.eml', mail(edit.after, '$40'))).verdict).toBe('clear');
    });

    it('that agree in other notations are clear', async () => {
      expect(await check('letter.eml', mail('$25', 'twenty-five dollars'))).toMatchObject({
        verdict: 'clear',
        findings: [],
      });
    });

    it('are one conflict with one member and two positions once filed; gone when the parts agree', async () => {
      const filed = await service.api.post<FiledShown & { alternativeText: string }>(
        'communications/upload',
        upload('letter.eml', mail('$25', '$40'), fields),
      );
      expect(filed.status).toBe(201);
      const [dispute, ...more] = await disputesOf(filed.body.id);
      expect(more).toEqual([]);
      expect(dispute!.members).toHaveLength(1);
      expect(dispute!.positions.map(({ value }) => value)).toEqual(['USD 25.00', 'USD 40.00']);
      const [said] = dispute!.positions[1]!.members;
      expect(said!.part).toBe('alternative');
      expect(filed.body.alternativeText.slice(said!.start, said!.end)).toBe(said!.quote);

      const mended = upload('letter.eml', mail('$25', '$25.00'), fields);
      expect((await service.api.post('communications/upload', mended)).status).toBe(200);
      expect(await disputesOf(filed.body.id)).toEqual([]);
    });

    it('are compared in imports of mailboxes and archives', async () => {
      const manifest = 'externalId,office,segments,file\nzip-parts,cards,mortgage,mail.eml\n';
      const archive = await zip({ 'manifest.csv': manifest, 'mail.eml': mail('$26', '$41') });
      await importAll(service.api, archive, 'application/zip');
      await importAll(
        service.api,
        `From hello@harbour.example Mon Mar  2 09:00:00 2026\n${mail('$27', '$42').replace(/\r\n/g, '\n')}\n`,
        'application/mbox',
        '?office=president&segments=long-time',
      );
      const { body } = await service.api.get<{ items: Disputed[] }>('conflicts?kind=contradiction&limit=200');
      const whole = await Promise.all(
        body.items.map(async ({ id }) => (await service.api.get<Disputed>(`conflicts/${id}`)).body),
      );
      const values = whole.map(({ positions }) => positions.map(({ value }) => value).join(' / ')).sort();
      expect(values).toEqual(['USD 26.00 / USD 41.00', 'USD 27.00 / USD 42.00']);
    });
  });

  describe('two holders of one office', () => {
    const signed = (externalId: string, office: string, signatory: string, matter: string): Letter => ({
      externalId,
      office,
      channel: 'letter',
      segments: ['long-time'],
      subject: `About ${matter}`,
      body: `Dear customer,\n\nI write to you about ${matter}.\n\nSincerely,\n\n${signatory.replace(', ', '\n')}`,
      bodyFormat: 'text',
      signatory,
      sendFrom: '2026-03-02',
      sendUntil: '2026-03-02',
    });

    it('contradict each other about who it is', async () => {
      const [one, two] = [
        signed('pr-1', 'president', 'Dana Whitfield, President', 'the year that was'),
        signed('mk-1', 'marketing', 'Walter Greeley, President', 'the year that was'),
      ];
      await service.api.post('communications', one);
      const filed = await service.api.post<FiledShown>('communications', two);
      const [dispute, ...more] = await disputesOf(filed.body.id);
      expect(more).toEqual([]);
      expect(dispute).toMatchObject({ claimKind: 'identity', topic: 'president' });
      expect(dispute!.positions.map(({ value }) => value).sort()).toEqual(['Dana Whitfield', 'Walter Greeley']);
      for (const { members } of dispute!.positions)
        for (const { communicationId, quote, start, end } of members) {
          const { body } = await service.api.get<{ text: string }>(`communications/${communicationId}`);
          expect(body.text.slice(start, end)).toBe(quote);
        }
    });
  });
});
