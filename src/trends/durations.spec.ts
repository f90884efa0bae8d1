import { durationsOf } from './durations.js';

const hours = (...given: number[]) => durationsOf(given.map((one) => one * 3_600_000));

test('median and ninth decile by nearest rank, in any order', () => {
  expect(hours(5, 1, 3)).toEqual({ count: 3, medianHours: 3, p90Hours: 5 });
  expect(hours(1, 2, 3, 4, 5, 6, 7, 8, 9, 100)).toEqual({ count: 10, medianHours: 5, p90Hours: 9 });
});

test('of nothing there is none', () => {
  expect(hours()).toEqual({ count: 0, medianHours: null, p90Hours: null });
});
