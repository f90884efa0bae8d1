import { dateOfDay, dayOfDate } from '../platform/clock.js';
import { type DaySum, pointsOf, startOf } from './series.js';

const sums = (...rows: [string, DaySum['measure'], number][]): DaySum[] =>
  rows.map(([day, measure, n]) => ({ day, measure, n }));
const series = (rows: DaySum[], from: string, to: string, interval: 'day' | 'week' | 'month') =>
  pointsOf(rows, dayOfDate(from), dayOfDate(to), interval);

test('weeks begin on Monday, also before 1970; months on the first', () => {
  const start = (date: string, interval: 'week' | 'month') => dateOfDay(startOf(dayOfDate(date), interval));
  expect(['2026-03-02', '2026-03-08', '1969-12-31'].map((date) => start(date, 'week'))).toEqual([
    '2026-03-02',
    '2026-03-02',
    '1969-12-29',
  ]);
  expect(start('2026-02-28', 'month')).toBe('2026-02-01');
});

test('what began before the period and has not ended is in force in it', () => {
  const rows = sums(['', 'sent-from', 5], ['', 'sent-until', 2], ['2026-03-02', 'sent-until', 1]);
  expect(series(rows, '2026-03-01', '2026-03-02', 'day').map((one) => one.communications)).toEqual([3, 2]);
});

test('in a longer stretch each counts once, also one that begins and ends in it', () => {
  const rows = sums(
    ['', 'sent-from', 1],
    ['2026-03-10', 'sent-until', 1],
    ['2026-03-12', 'sent-from', 1],
    ['2026-03-13', 'sent-until', 1],
    ['2026-03-12', 'redundant-from', 1],
    ['2026-03-13', 'redundant-until', 1],
  );
  expect(series(rows, '2026-03-01', '2026-04-02', 'month')).toMatchObject([
    { at: '2026-03-01', communications: 2, redundant: 1, overlapRate: 0.5 },
    { at: '2026-04-01', communications: 0, redundant: 0, overlapRate: 0 },
  ]);
});

test('open is what waits at the end of the stretch, also what came up before the period', () => {
  const rows = sums(
    ['', 'opened', 4],
    ['', 'resolved', 1],
    ['2026-03-03', 'opened', 2],
    ['2026-03-04', 'dismissed', 1],
  );
  expect(series(rows, '2026-03-02', '2026-03-04', 'day').map(({ opened, open }) => [opened, open])).toEqual([
    [0, 3],
    [2, 5],
    [0, 4],
  ]);
});
