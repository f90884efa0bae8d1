import { Readable } from 'node:stream';
import fc from 'fast-check';
import { MAX_LINE_BYTES, linesOf } from './ndjson.js';

async function lines(chunks: (string | Buffer)[]): Promise<[number, string | null][]> {
  const found: [number, string | null][] = [];
  for await (const { line, bytes } of linesOf(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))))
    found.push([line, bytes === null ? null : bytes.toString('utf8')]);
  return found;
}

describe('lines of a stream', () => {
  it('are numbered from one, blank ones counted but left out', async () => {
    expect(await lines(['a\n\n  \r\nb\n'])).toEqual([
      [1, 'a'],
      [4, 'b'],
    ]);
  });

  it('need no line end at the end of the file', async () => {
    expect(await lines(['a\nb'])).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(await lines([''])).toEqual([]);
  });

  it('that are too long are told, and do not hold up the rest', async () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 1, 'x');
    expect(await lines(['a\n', long, '\nb\n'])).toEqual([
      [1, 'a'],
      [2, null],
      [3, 'b'],
    ]);
    expect(await lines([Buffer.alloc(MAX_LINE_BYTES, 'x'), '\nb'])).toEqual([
      [1, 'x'.repeat(MAX_LINE_BYTES)],
      [2, 'b'],
    ]);
  });

  it('are the same however the stream is cut, amid letters of several bytes as well', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '💌', ' ', '\r') })),
        fc.array(fc.nat({ max: 40 })),
        async (texts, cuts) => {
          const whole = Buffer.from(texts.join('\n'));
          const at = [...new Set(cuts.filter((cut) => cut < whole.length))].sort((a, b) => a - b);
          const chunks = [0, ...at].map((from, i) => whole.subarray(from, at[i] ?? whole.length));
          const expected = texts.flatMap((text, i): [number, string][] =>
            /^[ \r]*$/.test(text) ? [] : [[i + 1, text]],
          );
          expect(await lines(chunks)).toEqual(expected);
        },
      ),
    );
  });
});
