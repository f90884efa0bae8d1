import { AuditService } from '../../src/reviews/audit.service.js';
import type { Client } from '../support/client.js';
import { describeOnDatabase } from '../support/database.js';
import { Company, years } from '../support/reviewing.js';
import { Service } from '../support/service.js';

/** How long they decide; the run that the README tells of takes a minute. */
const SECONDS = Number(process.env.DECIDING_SECONDS || 5);
const REVIEWERS = 50;
const CONFLICTS = 12;

describeOnDatabase(`${REVIEWERS} reviewers deciding at once`, () => {
  let service: Service;
  let company: Company;
  const reviewers: { client: Client; id: string }[] = [];
  const conflicts: string[] = [];

  beforeAll(async () => {
    service = await Service.start();
    company = await Company.found(service);
    const year = years();
    for (let i = 0; i < CONFLICTS; i++) {
      const { conflict } = await company.collide(`c${i}`, year.next().value as object);
      conflicts.push(conflict.id);
    }
    for (let i = 0; i < REVIEWERS; i++) reviewers.push(await company.hire(`Reviewer ${i}`, 'reviewer'));
  }, 120_000);
  afterAll(() => service.stop());

  test(
    'no decision is lost, none is made twice, and the record is whole',
    async () => {
      const succeeded = new Map<string, number>();
      const statuses = new Map<number, number>();
      const until = Date.now() + SECONDS * 1000;
      const work = async ({ client, id }: { client: Client; id: string }, seed: number) => {
        for (let i = seed; Date.now() < until; i += 7) {
          const conflict = conflicts[i % CONFLICTS] as string;
          const [move, body] = [
            ['decide', { decision: 'accept', reason: `${id} ${i}` }],
            ['comments', { text: `${id} ${i}` }],
            ['assign', { assignee: id }],
            ['reopen', { reason: `${id} ${i}` }],
          ][i % 4] as [string, object];
          const { status } = await client.post(`conflicts/${conflict}/${move}`, body);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          if (status < 300) succeeded.set(`${conflict} ${move}`, (succeeded.get(`${conflict} ${move}`) ?? 0) + 1);
        }
      };
      await Promise.all(reviewers.map(work));

      expect([...statuses.keys()].filter((status) => ![200, 201, 409].includes(status))).toEqual([]);
      for (const id of conflicts) {
        const { history, status } = await company.conflict(id);
        const made = (action: string) =>
          history.filter((entry) => entry.action === action && entry.actor !== 'detector');
        // What was answered with success is there, once; what was not is not.
        expect(made('decided')).toHaveLength(succeeded.get(`${id} decide`) ?? 0);
        expect(made('commented')).toHaveLength(succeeded.get(`${id} comments`) ?? 0);
        expect(made('assigned')).toHaveLength(succeeded.get(`${id} assign`) ?? 0);
        expect(made('reopened')).toHaveLength(succeeded.get(`${id} reopen`) ?? 0);
        // Nobody decided what was decided, nobody reopened what was open.
        const turns = history.filter(({ action }) => action === 'decided' || action === 'reopened');
        expect(turns.map(({ action }) => action)).toEqual(turns.map((_, i) => (i % 2 === 0 ? 'decided' : 'reopened')));
        expect(status === 'resolved').toBe(turns.at(-1)?.action === 'decided');
      }
      const moves = [...succeeded.values()].reduce((sum, n) => sum + n, 0);
      const { whole, faults, entries } = await service.app.get(AuditService, { strict: false }).verify();
      expect({ whole, faults }).toEqual({ whole: true, faults: [] });
      expect(entries).toBeGreaterThanOrEqual(moves);
      const refused = statuses.get(409) ?? 0;
      process.stdout.write(
        `${moves} moves made, ${refused} refused in ${SECONDS} s; ${entries} entries, chain whole\n`,
      );
    },
    SECONDS * 1000 + 60_000,
  );
});
