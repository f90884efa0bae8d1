import fc from 'fast-check';
import { analyse } from '../../src/detection/redundancy/analyse.js';
import { compareRedundancy, SAME_TEXT } from '../../src/detection/redundancy/compare.js';
import type { RedundancyFinding, Side } from '../../src/detection/redundancy/finding.js';
import { candidateKeys } from '../../src/detection/redundancy/keys.js';
import { readBody } from '../../src/text/read.js';

function side(id: string, body: string): Side {
  const read = readBody({ subject: null, body, format: 'text' });
  const analysis = analyse({ read, subject: null, signatory: null, channel: 'letter' });
  const about = { office: id, officeName: id, campaign: null, signatory: null, subject: null };
  return { id, analysis, text: read.text, ...about, channel: 'letter', boilerplate: new Set() };
}

function compare(a: string, b: string): RedundancyFinding {
  return compareRedundancy(side('a', a), side('b', b), { sameSegment: false });
}

const lettersOf = (alphabet: string) => fc.constantFrom(...alphabet);
const word = (alphabet: string) => fc.string({ unit: lettersOf(alphabet), minLength: 4, maxLength: 9 });

/** Words of no language: Latin, Greek, Cyrillic, and scripts without spaces. */
const gibberish = fc
  .constantFrom('bdfgklmnprstvzaeiou', 'βγδζκλμνπρσταεηο', 'бвгджзклмнпрстаеио', '漢字語文書面紙手信', 'กขคงจชซดตน')
  .chain((alphabet) => fc.array(word(alphabet), { minLength: 12, maxLength: 90 }));

describe('a near-identical text', () => {
  it('is a duplicate whatever its words', () => {
    fc.assert(
      fc.property(gibberish, fc.nat(), (words, place) => {
        const edited = words.map((each, i) => (i === place % words.length ? 'xylqua' : each));
        for (const other of [words, edited]) {
          const finding = compare(`${words.join(' ')}.`, other.join(' '));
          if (finding.similarity < SAME_TEXT) continue;
          expect(finding).toMatchObject({ redundant: true, kind: 'duplicate' });
          expect(finding.score).toBeGreaterThan(0.9);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('is looked up under a key of the other, and is as alike as can be', () => {
    fc.assert(
      fc.property(gibberish, (words) => {
        const [a, b] = [side('a', words.join(' ')), side('b', `${words.join('  ')}!`)];
        const keys = new Set(candidateKeys(a.analysis));
        expect(candidateKeys(b.analysis).some((key) => keys.has(key))).toBe(true);
        expect(compareRedundancy(a, b, { sameSegment: false }).similarity).toBe(1);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each([
    ['figures only', '4711 0815\n\n12.50 99', '4711 0815\n\n12.50 99'],
    ['one word', 'Willkommen', 'Willkommen!'],
    [
      'German',
      'Ihr Vertrag läuft am Monatsende aus. Bitte melden Sie sich.',
      'Ihr Vertrag läuft am Monatsende aus! Bitte melden Sie sich.',
    ],
  ])('of %s too', (_, a, b) => {
    expect(compare(a, b)).toMatchObject({ redundant: true, kind: 'duplicate', similarity: 1 });
  });

  it('is none when the outcomes are opposite', () => {
    const letter = (outcome: string) =>
      `Your application for the harbour parking permit. We have looked at the documents that you sent us, the plan of the house
      and the letter of your landlord, and at the number of places that are free. Your application was ${outcome}. Please keep
      this letter with the papers of your house, and bring both along whenever you visit our desk beside the ferry landing.`;
    const [a, b] = [
      side('a', letter('successful and has been approved')),
      side('b', letter('unsuccessful and has been declined')),
    ];
    b.office = 'a';
    expect(compareRedundancy(a, b, { sameSegment: true }).redundant).toBe(false);
  });
});
