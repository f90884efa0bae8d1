import { nextTry } from './backing-off.js';

const now = new Date('2026-03-02T10:00:00Z');
const pauseAfter = (attempts: number) => {
  const next = nextTry(attempts, now);
  return next === null ? null : (next.getTime() - now.getTime()) / 1000;
};

test('pauses grow, from seconds to hours, and end', () => {
  expect([1, 2, 3, 7].map(pauseAfter)).toEqual([10, 30, 120, 3600]);
  expect(pauseAfter(11)).toBeNull();
});

test('a target that answers 500 for an hour is tried again after it', () => {
  let at = 0;
  let attempts = 0;
  while (at <= 3600) at += pauseAfter(++attempts) ?? Number.NaN;
  expect(at).toBeGreaterThan(3600);
  expect(attempts).toBeLessThan(10);
});
