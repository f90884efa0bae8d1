import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { paraphrases } from '../../bench/quality/claims/paraphrases.js';
import { figures, judge } from '../../bench/quality/claims/judge.js';
import { goldOf, load } from '../../bench/quality/claims/scenario.js';
import { extractClaims } from '../../src/detection/claims/extract.js';
import { claimKeys } from '../../src/detection/claims/keys.js';
import { readBody } from '../../src/text/read.js';

/** Floors, a little below what is reached, and only ever raised. What they are measured on: `test/quality/README.md`. */
const scenarios = (folder: string) =>
  readdirSync(join(__dirname, folder))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => load(join(__dirname, folder, name)));

describe('values are read in whatever notation', () => {
  test('at least 98 of 100 generated paraphrases', () => {
    const all = paraphrases(20260601, 2000);
    const missed = all.filter((p) => {
      const read = readBody({ subject: 'About your account', body: p.sentence, format: 'text' });
      return !extractClaims(read, { country: 'US', currency: 'USD' }).some(
        (c) =>
          c.kind === p.kind &&
          (p.kind === 'contact'
            ? c.value.text === p.unit
            : c.value.unit === p.unit && Math.abs(c.value.lo - p.lo) < 0.01 && Math.abs(c.value.hi - p.hi) < 0.01),
      );
    });
    const examples = missed.slice(0, 8).map((m) => m.sentence);
    expect({ share: missed.length / all.length <= 0.02, examples }).toEqual({ share: true, examples });
    expect(missed.length / all.length).toBeLessThanOrEqual(0.02);
  });
});

describe('contradictions on labelled companies', () => {
  const training = scenarios('training');
  const judged = training.map(judge);

  test('precision and recall', () => {
    const f = figures(judged, 0.5);
    expect(f.precision).toBeGreaterThanOrEqual(0.92);
    expect(f.recall).toBeGreaterThanOrEqual(0.28);
  });

  test('an operating point that can be believed', () => {
    expect(figures(judged, 0.7).precision).toBeGreaterThanOrEqual(0.96);
  });

  test('keys find the pairs that contradict each other', () => {
    let pairs = 0;
    let sharing = 0;
    for (const company of training) {
      for (const [a, b] of company.pairs) {
        if (!goldOf(company.scenario, a, b).length) continue;
        pairs++;
        const keys = new Set(claimKeys(company.sides.get(a)!.claims));
        if (claimKeys(company.sides.get(b)!.claims).some((k) => keys.has(k))) sharing++;
      }
    }
    expect(sharing / pairs).toBeGreaterThanOrEqual(0.5);
  });
});
