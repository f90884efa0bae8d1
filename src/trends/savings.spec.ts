import { dayOfDate } from '../platform/clock.js';
import { savingOf, sum, times } from './savings.js';

const day = (date: string) => dayOfDate(`2026-03-${date}`);
const letter = {
  fromDay: day('10'),
  untilDay: day('19'),
  withdrawnDay: day('01'),
  pieces: 1000,
  audience: 400,
  unitCost: { amount: '0.85', currency: 'USD' },
};

test('before the send all of it is saved, within it what was left, after it nothing', () => {
  expect(savingOf(letter)).toEqual({ pieces: 1000, contacts: 1000, money: { amount: '850.00', currency: 'USD' } });
  expect(savingOf({ ...letter, withdrawnDay: day('15') })).toMatchObject({ pieces: 500, money: { amount: '425.00' } });
  expect(savingOf({ ...letter, withdrawnDay: day('25') })).toMatchObject({ pieces: 0, money: { amount: '0.00' } });
});

test('without a number of pieces contacts are the customers of the segments, and no money is made up', () => {
  expect(savingOf({ ...letter, pieces: null })).toEqual({ pieces: 0, contacts: 400, money: null });
});

test('money is exact', () => {
  expect(times('0.1', 3)).toBe('0.30');
  expect(times('0.0855', 1000)).toBe('85.50');
  expect(times('12', 7)).toBe('84.00');
  expect(sum(['0.10', '0.205', '1000000000000000000'])).toBe('1000000000000000000.305');
  expect(sum([])).toBe('0.00');
});
