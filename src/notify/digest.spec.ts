import { dayOfDate } from '../platform/clock.js';
import { type DigestLine, digestOf, weekOf } from './digest.js';

const line = (office: string, externalId: string): DigestLine => ({
  office,
  externalId,
  subject: 'Welcome',
  segments: ['new-customers'],
  sendFrom: '2026-03-01',
});

describe('a digest', () => {
  test('tells, office by office, what others sent', () => {
    expect(digestOf([line('operations', 'ops-1'), line('executive', 'ceo-1'), line('operations', 'ops-2')])).toEqual({
      title: 'What other offices told your customers: 3 communications from executive, operations',
      words: `executive:
- “Welcome” (ceo-1) to new-customers, from 2026-03-01

operations:
- “Welcome” (ops-1) to new-customers, from 2026-03-01
- “Welcome” (ops-2) to new-customers, from 2026-03-01`,
    });
  });

  test('is none where others sent nothing', () => {
    expect(digestOf([])).toBeNull();
  });

  test('counts what it does not name', () => {
    const many = Array.from({ length: 60 }, (_, i) => line('operations', `ops-${i}`));
    expect(digestOf(many)?.words).toContain('and 20 more');
  });
});

test('weeks begin on Monday', () => {
  const week = (date: string) => weekOf(dayOfDate(date));
  expect(week('2026-03-01')).toBe(week('2026-02-23')); // Sunday and the Monday before it
  expect(week('2026-03-02')).toBe(week('2026-03-01') + 1);
});
