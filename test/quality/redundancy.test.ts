import { existsSync } from 'node:fs';
import { type Company, readCompany } from '../../bench/quality/company.js';
import { candidateFigures, scoreCompany } from '../../bench/quality/report.js';
import { loadScenarios } from '../../bench/quality/scenario.js';
import { precision, type Score, total } from '../../bench/quality/score.js';
import { compareRedundancy } from '../../src/detection/redundancy/compare.js';

/** Floors that only rise. Share of each level found, and precision, over all companies of a set. */
interface Floors {
  precision: number;
  levels: [number, number, number, number];
  level4InKeys: number;
}

/** Labelled companies that are laid beside a development checkout and its CI; users of the product have none. */
const BESIDE = `${__dirname}/../../../shared/eval/scenarios`;

const SETS: [name: string, folder: string, floors: Floors][] = [
  [
    'the training companies',
    `${__dirname}/training`,
    { precision: 0.9, levels: [1, 1, 0.95, 0.6], level4InKeys: 0.95 },
  ],
  ['companies held out', `${__dirname}/heldout`, { precision: 0.9, levels: [1, 1, 1, 0.6], level4InKeys: 0.95 }],
  ['the companies beside the project', BESIDE, { precision: 0.9, levels: [1, 1, 1, 0.7], level4InKeys: 0.95 }],
];

const found = (score: Score, level: 1 | 2 | 3 | 4) => score.levels[level][0] / Math.max(1, score.levels[level][1]);

for (const [name, folder, floors] of SETS) {
  const there = existsSync(folder);
  const title = there ? '' : ' (no such folder here)';
  (there ? describe : describe.skip)(`redundancy on ${name}${title}`, () => {
    let companies: Company[] = [];
    let score: Score = total([]);
    beforeAll(() => {
      companies = loadScenarios(folder).map(readCompany);
      const scoreOf = (company: Company) =>
        scoreCompany(company, (pair) => compareRedundancy(pair.a.side, pair.b.side, pair.context).score);
      score = total(companies.map(scoreOf));
    });

    it('reports hardly anything that is not redundant', () => {
      expect(precision(score)).toBeGreaterThanOrEqual(floors.precision);
    });

    it.each([1, 2, 3, 4] as const)('finds level %i', (level) => {
      expect(found(score, level)).toBeGreaterThanOrEqual(floors.levels[level - 1] as number);
    });

    it('brings what is redundant together in a key', () => {
      const { levels } = candidateFigures(companies);
      for (const level of [1, 2, 3] as const) expect(levels[level][0]).toBe(levels[level][1]);
      expect(levels[4][0] / levels[4][1]).toBeGreaterThanOrEqual(floors.level4InKeys);
    });
  });
}
