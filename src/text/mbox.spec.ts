import fc from 'fast-check';
import { splitMbox } from './mbox.js';

async function split(
  chunks: Uint8Array[],
  limit?: number,
): Promise<{ text: string; line: number; truncated: boolean }[]> {
  const messages = [];
  for await (const { bytes, line, truncated } of splitMbox(chunks, limit))
    messages.push({ text: Buffer.from(bytes).toString(), line, truncated });
  return messages;
}

const MAILBOX =
  'From a@example.com Mon Mar  2\nSubject: One\n\n>From the start.\nFrom here on.\n\nFrom b@example.com Tue Mar  3\nSubject: Two\n\nBody\n\n';
const MESSAGES = [
  { text: 'Subject: One\n\nFrom the start.\nFrom here on.\n', line: 1, truncated: false },
  { text: 'Subject: Two\n\nBody\n', line: 7, truncated: false },
];

it('begins a message at a From line after a blank one, and unquotes the others', async () => {
  expect(await split([Buffer.from(MAILBOX)])).toEqual(MESSAGES);
  expect((await split([Buffer.from(MAILBOX.replace(/\n/g, '\r\n'))])).map(({ text }) => text)).toEqual(
    MESSAGES.map(({ text }) => text.replace(/\n/g, '\r\n')),
  );
});

it('gives the same messages however the bytes come in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), async (sizes) => {
      const chunks: Uint8Array[] = [];
      const bytes = Buffer.from(MAILBOX);
      for (let at = 0, turn = 0; at < bytes.length; turn++) {
        const size = sizes[turn % sizes.length] as number;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      expect(await split(chunks)).toEqual(MESSAGES);
    }),
  );
});

it('cuts what is longer than allowed, a line without end among it', async () => {
  const [first, second] = await split([Buffer.from(`From a\n${'x'.repeat(300_000)}\n\nFrom b\nShort\n`)], 1000);
  expect([first?.text.length, first?.truncated]).toEqual([1000, true]);
  expect(second).toEqual({ text: 'Short', line: 4, truncated: false });
});

it('finds nothing in what is no mailbox', async () => {
  expect(await split([Buffer.from('Subject: One\n\nBody\n')])).toEqual([]);
  expect(await split([])).toEqual([]);
});
