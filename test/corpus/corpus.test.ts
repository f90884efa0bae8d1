import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CorpusRow } from '../../bench/corpus.js';

/**
 * Real letters, most of them from the world of parsers: whole, odd, broken and hostile. The folder stands beside the
 * project where it is tested; nothing of it is in the project.
 */
const ROOT = join(__dirname, '..', '..', '..', 'shared', 'corpus');

/** By folder: how many are read, and for what reasons the others are refused. A change here is a change in what is read. */
const EXPECTED: Record<string, [read: number, refused: Record<string, number>]> = {
  'docs/docmosis-samples': [0, { unsupported: 1 }],
  'docs/gbls-eviction-defense': [11, {}],
  'docs/mammoth': [13, { empty: 1, unsupported: 2, 'image-only': 3 }],
  'docs/msoffcrypto': [2, { 'password-protected': 2, unsupported: 3 }],
  'docs/pdfminer-six': [20, { 'image-only': 6, 'password-protected': 7, unsupported: 1 }],
  'docs/pypdf': [31, { 'image-only': 8, 'password-protected': 10 }],
  'docs/python-docx': [20, { empty: 7 }],
  'docs/tika-docs': [102, { unsupported: 33, 'password-protected': 7, empty: 21, corrupt: 1, 'image-only': 3 }],
  'eml/cpython-email-data': [48, { empty: 20 }],
  'eml/enmime': [103, { empty: 8, 'image-only': 5, unsupported: 1 }],
  'eml/hfig-mapi': [1, { empty: 1 }],
  'eml/mimekit': [100, { empty: 9, unsupported: 21 }],
  'eml/nodemailer-mailparser': [7, { 'image-only': 1, empty: 1 }],
  'eml/postal-mime': [5, {}],
  'eml/tika-mail': [46, { unsupported: 7, empty: 1 }],
  'hostile/blns': [2, {}],
  'hostile/dompurify': [1, {}],
  'templates/cerberus': [10, { empty: 1 }],
  'templates/cfpb-model-forms': [91, {}],
  'templates/colorlib-email-templates': [29, {}],
  'templates/dfe-schools-experience': [29, {}],
  'templates/foundation-emails': [40, { empty: 1, 'image-only': 1 }],
  'templates/konsav-email-templates': [3, {}],
  'templates/leemunroe-responsive': [2, {}],
  'templates/ma-health-connector-enroll': [176, { empty: 9 }],
  'templates/mailgun-transactional': [6, {}],
  'templates/postmark-templates': [132, {}],
  'templates/prestashop-sdk': [36, { empty: 1, 'image-only': 1 }],
  'templates/sendgrid-email-templates': [20, {}],
  'templates/solidus': [18, {}],
  'templates/sylius': [20, {}],
};

const present = existsSync(ROOT);
const describeCorpus = present || process.env.CI === 'true' ? describe : describe.skip;

describeCorpus('the corpus (shared/corpus beside the project)', () => {
  let rows: CorpusRow[] = [];
  let before = 0;

  beforeAll(() => {
    // As it is built, in a process of its own: jest's would add its compiling and the heap of every test before.
    const built = join(__dirname, '..', '..', 'dist/server/bench/corpus.js');
    const told = execFileSync(process.execPath, [built, ROOT, '--json'], { encoding: 'utf8', maxBuffer: 1 << 24 });
    const table = JSON.parse(told) as { before: number; rows: CorpusRow[] | null };
    before = table.before;
    rows = table.rows ?? [];
  }, 300_000);

  it('is there', () => {
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is read, or refused for the reason that a person would give', () => {
    expect(Object.fromEntries(rows.map(({ folder, read, refused }) => [folder, [read, refused]]))).toEqual(EXPECTED);
  });

  it('takes no file more than two seconds or 300 MB', () => {
    for (const { slowest, slowestMs, peakMb } of rows) {
      expect([slowest, slowestMs < 2000, peakMb - before < 300]).toEqual([slowest, true, true]);
    }
  });
});
