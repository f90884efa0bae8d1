import { Settlements, partsWithoutApart } from './settlements.js';

const hashes = new Map([
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
]);
const pair = (how: string, lowHash = 'one', highHash = 'two') => ({ low: 1, high: 2, lowHash, highHash, how });

describe('what people decided on a pair', () => {
  test('not_a_conflict keeps the two apart as long as both texts stay', () => {
    const settlements = new Settlements([pair('not_a_conflict')], hashes);
    expect([settlements.apart(1, 2), settlements.apart(2, 1), settlements.settled(1, 2)]).toEqual([true, true, true]);
    expect(settlements.apart(1, 3)).toBe(false);
  });

  test('a changed text makes it an open question again', () => {
    const settlements = new Settlements([pair('not_a_conflict', 'one', 'two before it was revised')], hashes);
    expect([settlements.apart(1, 2), settlements.settled(1, 2)]).toEqual([false, false]);
  });

  test('a text that comes back is recognised: every content that was decided on is remembered', () => {
    const settlements = new Settlements([pair('not_a_conflict', 'one', 'another'), pair('not_a_conflict')], hashes);
    expect(settlements.apart(1, 2)).toBe(true);
  });

  test.each(['accept', 'reword', 'reschedule'])('%s settles, and leaves the two in one cluster', (how) => {
    const settlements = new Settlements([pair(how)], hashes);
    expect([settlements.apart(1, 2), settlements.settled(1, 2)]).toEqual([false, true]);
  });

  test('who was removed stays out whatever the texts become', () => {
    expect(new Settlements([pair('removed', '', '')], hashes).apart(1, 2)).toBe(true);
  });
});

describe('a group of which some were said not to belong together', () => {
  const partsOf = (members: number[], ...pairs: [number, number][]) =>
    partsWithoutApart(members, (a, b) => pairs.some((one) => one.includes(a) && one.includes(b))).sort();

  test('without such a pair it stays whole', () => {
    expect(partsOf([1, 2, 3])).toEqual([[1, 2, 3]]);
  });

  test('a newcomer is compared with both sides of the pair', () => {
    expect(partsOf([1, 2, 3], [1, 2])).toEqual([
      [1, 3],
      [2, 3],
    ]);
  });

  test('one who was removed from all the others is in none', () => {
    expect(partsOf([1, 2, 3, 4], [4, 1], [4, 2], [4, 3])).toEqual([[1, 2, 3]]);
  });

  test('where all were said to be none, nothing is left, however many they are', () => {
    const members = Array.from({ length: 60 }, (_, i) => i);
    expect(partsWithoutApart(members, () => true)).toEqual([]);
  });
});
