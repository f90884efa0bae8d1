import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describeOnDatabase } from '../support/database.js';
import { type PreflightShown, file, importAll, standingConflicts } from '../support/findings.js';
import { type Letter, ndjson } from '../support/letters.js';
import { Service, TestClock } from '../support/service.js';

/** A labelled company of test/quality: who writes, to whom, and what. */
interface Company {
  segments: { id: string }[];
  offices: { id: string }[];
  communications: Letter[];
}

describeOnDatabase('whole companies', () => {
  test.each(['training/credit-union', 'heldout/airline'])(
    '%s: preflight tells the clearance, and any order the same conflicts',
    async (name) => {
      const company = JSON.parse(readFileSync(join(__dirname, `../quality/${name}.json`), 'utf8')) as Company;
      const founded = async (): Promise<Service> => {
        const service = await Service.start({ clock: new TestClock() });
        for (const segment of company.segments) await service.api.post('segments', segment);
        for (const office of company.offices) await service.api.post('offices', office);
        return service;
      };

      const one = await founded();
      for (const letter of company.communications) {
        const { body } = await one.api.post<PreflightShown>('preflight', letter);
        const { clearance } = await file(one.api, letter);
        expect([letter.externalId, body.verdict]).toEqual([letter.externalId, clearance.state]);
      }
      const expected = await standingConflicts(one.api);
      expect(expected.length).toBeGreaterThan(5);
      await one.stop();

      const all = company.communications;
      const [order] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { seed: 7, numRuns: 1 });
      const other = await founded();
      expect(await importAll(other.api, ndjson(order as Letter[]))).toMatchObject({ accepted: all.length });
      expect(await standingConflicts(other.api)).toEqual(expected);
      await other.stop();
    },
    240_000,
  );
});
