import { dayOfDate } from '../platform/clock.js';
import { weeksOf } from './pressure.js';

const day = (date: string) => dayOfDate(`2026-03-${date}`);

test('every week that the period touches, also one in which nothing is sent', () => {
  const sent = [
    { office: 'marketing', fromDay: day('04'), untilDay: day('09'), collides: true },
    { office: 'operations', fromDay: day('23'), untilDay: null, collides: false },
  ];
  expect(weeksOf(sent, day('04'), day('24')).map(({ at, ...rest }) => [at, ...Object.values(rest)])).toEqual([
    ['2026-03-02', 1, 1, 1, 1],
    ['2026-03-09', 0, 1, 1, 1],
    ['2026-03-16', 0, 0, 0, 0],
    ['2026-03-23', 1, 1, 1, 0],
  ]);
});
