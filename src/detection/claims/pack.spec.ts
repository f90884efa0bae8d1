import fc from 'fast-check';
import { readBody } from '../../text/read.js';
import { compareClaims } from './compare.js';
import { extractClaims } from './extract.js';
import { packClaims, unpackClaims } from './pack.js';

const PARTS = [
  'The monthly fee of $4.95 is charged from July 1, 2026 to 31 December.',
  'Call 401-555-0161 or write to help@example.com, Monday to Friday 9 a.m. to 5 p.m.',
  'You must return it within 14 business days of delivery, unless you are a Gold member.',
  'Pick it up on 4/5/2026 at 18:00.',
  'There is no charge for members only.',
  'Was $5.00 last year; 12.5% off, at least 3 tickets per person.',
  'Ann Lee is your service manager.',
  '{{first_name}}',
  '\n\n',
  '🎉',
];

const claimsOf = (parts: readonly string[]) => {
  const read = readBody({ subject: 'Your fees', body: parts.join(' '), format: 'text' });
  return { claims: extractClaims(read), text: read.text };
};
const texts = fc.array(fc.constantFrom(...PARTS), { maxLength: 12 });

describe('stored claims', () => {
  test('come back as they were', () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const { claims } = claimsOf(parts);
        const stored: unknown = JSON.parse(JSON.stringify(packClaims(claims)));
        expect(unpackClaims(stored as ReturnType<typeof packClaims>)).toEqual(claims);
      }),
      { numRuns: 100 },
    );
  });

  test('compare as they do unstored', () => {
    fc.assert(
      fc.property(texts, texts, (x, y) => {
        const [a, b] = [claimsOf(x), claimsOf(y)];
        const packed = compareClaims({ ...a, claims: packClaims(a.claims) }, { ...b, claims: packClaims(b.claims) });
        expect(packed).toEqual(compareClaims(a, b));
      }),
      { numRuns: 50 },
    );
  });
});
