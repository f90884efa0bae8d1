import type { ReadText } from '../letter.js';
import { analyse } from './analyse.js';
import { learnBoilerplate, MAX_EVIDENCE, type PassageUse } from './boilerplate.js';
import { compareRedundancy, scoreRedundancy } from './compare.js';
import type { Side } from './finding.js';
import { candidateKeys, MAX_KEYS } from './keys.js';

/** Reads lines as passages; the first one is the subject. */
function read(text: string): ReadText {
  const passages = [...text.matchAll(/[^\n]+/g)].map((match, i) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: i === 0 ? ('subject' as const) : ('paragraph' as const),
    heading: null,
    list: null,
    table: null,
    boilerplate: null,
  }));
  return { text, passages, fields: [], links: [], language: 'en' };
}

function side(id: string, office: string, text: string, signatory: string | null = null): Side {
  const subject = text.split('\n')[0] ?? null;
  const analysis = analyse({ read: read(text), subject, signatory, channel: 'letter' });
  return {
    id,
    analysis,
    text,
    office,
    officeName: office,
    campaign: id,
    signatory,
    subject,
    channel: 'letter',
    boilerplate: new Set(),
  };
}

const notice = `Parking permits from June 1
From June 1, 2026 every resident needs a permit to park in Harbour Street. A permit costs $40 a year.
Apply online with your vehicle registration. Permits are valid for twelve months and can't be transferred.
Visitors may park for two hours without a permit.`;
const reworded = notice
  .replace('every resident needs', 'all residents need')
  .replace('Apply online', 'You can apply online');
const received = `Your permit application
We have received your application for a parking permit in Harbour Street.
Your application has been approved and your permit is on its way. No further step is needed.
Questions are answered at the permit desk, Monday to Friday.`;
const refused = received.replace(
  'has been approved and your permit is on its way. No further step is needed.',
  'has been declined. Please send another proof of address.',
);
const other = `Swimming lessons this autumn
Lessons for children begin in September at the town pool. Bring a towel and a cap.
Groups are small and taught by qualified instructors.`;
const here = { sameSegment: true };

describe('redundancy', () => {
  it('finds a light edit, says so, and shows what differs', () => {
    const finding = compareRedundancy(side('a', 'roads', notice), side('b', 'marketing', reworded), here);
    expect(finding).toMatchObject({ redundant: true, kind: 'duplicate' });
    expect(finding.explanation).toContain('% of the wording is the same as in marketing');
    expect(finding.aligned.length).toBeGreaterThan(3);
  });

  it('calls the same text the same', () => {
    const finding = compareRedundancy(side('a', 'roads', notice), side('b', 'marketing', notice), here);
    expect(finding.similarity).toBe(1);
    expect(finding.explanation).toContain('word for word');
  });

  it('does not take opposite outcomes on one template for redundant', () => {
    const finding = compareRedundancy(side('a', 'roads', received), side('b', 'roads', refused), here);
    expect(finding.redundant).toBe(false);
    expect(finding.steps.find((step) => step.name === 'opposite')?.value).toBe(1);
  });

  it('leaves letters about different things apart', () => {
    expect(scoreRedundancy(side('a', 'roads', notice), side('b', 'sports', other), here)).toBeLessThan(0.05);
  });

  it('is symmetric, and its steps add up to its score', () => {
    const letters = [side('a', 'roads', notice), side('b', 'marketing', reworded), side('c', 'sports', other)];
    for (const a of letters) {
      for (const b of letters) {
        const [one, two] = [compareRedundancy(a, b, here), compareRedundancy(b, a, here)];
        expect(two.score).toBeCloseTo(one.score, 12);
        expect(two.similarity).toBe(one.similarity);
        expect(two.aligned.map((pair) => ({ a: pair.b, b: pair.a })).length).toBe(one.aligned.length);
        expect(two.onlyA).toEqual(one.onlyB);
        const logOdds = one.steps.reduce((sum, step) => sum + step.contribution, 0);
        expect(1 / (1 + Math.exp(-logOdds))).toBeCloseTo(one.score, 12);
      }
    }
  });

  it('aligns spans inside the texts', () => {
    const [a, b] = [side('a', 'roads', notice), side('b', 'marketing', reworded)];
    for (const pair of compareRedundancy(a, b, here).aligned) {
      expect(a.text.slice(pair.a.start, pair.a.end).trim()).not.toBe('');
      expect(b.text.slice(pair.b.start, pair.b.end).trim()).not.toBe('');
    }
  });

  it('survives being stored as JSON', () => {
    const a = side('a', 'roads', notice);
    const stored = { ...a, analysis: JSON.parse(JSON.stringify(a.analysis)) };
    const b = side('b', 'marketing', reworded);
    expect(scoreRedundancy(stored, b, here)).toBe(scoreRedundancy(a, b, here));
  });
});

describe('candidate keys', () => {
  it('fit a signed SQL integer and are few', () => {
    const keys = candidateKeys(side('a', 'roads', notice).analysis);
    expect(keys.length).toBeLessThanOrEqual(MAX_KEYS);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key >= 0 && key < 2 ** 31 && Number.isInteger(key)).toBe(true);
  });

  it('of an empty letter are none', () => {
    expect(candidateKeys(analyse({ read: read(''), subject: null, signatory: null, channel: 'email' }))).toEqual([]);
  });
});

describe('learned boilerplate', () => {
  const use = (communication: string, title: number, hashes: number[], campaign: string | null = null): PassageUse => ({
    hash: 1,
    communication,
    campaign,
    title,
    hashes,
  });

  it('is what three unrelated campaigns carry', () => {
    expect(learnBoilerplate([use('a', 1, [1, 10, 11]), use('b', 2, [1, 20]), use('c', 3, [1, 30])])).toEqual(
      new Set([1]),
    );
    expect(learnBoilerplate([use('a', 1, [1, 10, 11]), use('b', 2, [1, 20])])).toEqual(new Set());
  });

  it('is not the substance of an annual letter, even when its title changes', () => {
    const years = ['2024', '2025', '2026'].map((year, i) => use(year, i, [1, 2, 3, 4, 5, 100 + i]));
    expect(learnBoilerplate(years)).toEqual(new Set());
    expect(learnBoilerplate(years.map((y) => ({ ...y, title: 7, hashes: [1, Number(y.communication)] })))).toEqual(
      new Set(),
    );
  });

  it('does not depend on the order of arrival, nor on evidence beyond the bound', () => {
    const uses = Array.from({ length: MAX_EVIDENCE + 9 }, (_, i) =>
      use(`id${String(i).padStart(3, '0')}`, i % 3, [1, 50 + i]),
    );
    const decided = learnBoilerplate(uses);
    expect(learnBoilerplate([...uses].reverse())).toEqual(decided);
    expect(learnBoilerplate(uses.slice(0, MAX_EVIDENCE))).toEqual(decided);
  });
});
