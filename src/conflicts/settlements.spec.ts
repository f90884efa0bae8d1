import {
  type Fact,
  REDUNDANCY,
  Settlements,
  claimScope,
  partsWithoutApart,
  scopesOf,
  slotScope,
} from './settlements.js';

const hashes = new Map([
  [1, 'one'],
  [2, 'two'],
  [3, 'three'],
]);
const pair = (how: string, lowHash = 'one', highHash = 'two', scope = REDUNDANCY) => ({
  low: 1,
  high: 2,
  scope,
  lowHash,
  highHash,
  how,
});

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

describe('what people decided on one fact', () => {
  const fee: Fact = { kind: 'amount', topic: 'monthly fee', a: { value: 'USD 5' }, b: { value: 'USD 7' } };
  const card: Fact = { ...fee, topic: 'card', a: { value: 'USD 20' }, b: { value: 'USD 25' } };
  const duty: Fact = { kind: 'obligation', topic: 'the form', a: { value: 'must' }, b: { value: 'need not' } };

  test('holds for that fact alone, and not for redundancy', () => {
    const settlements = new Settlements([pair('not_a_conflict', 'one', 'two', claimScope(fee))], hashes);
    expect(settlements.apart(1, 2, scopesOf(fee))).toBe(true);
    expect([settlements.settled(1, 2, scopesOf(card)), settlements.settled(1, 2)]).toEqual([false, false]);
  });

  test('holds whatever the fact is called, unless the values are stances', () => {
    expect(claimScope({ ...fee, topic: 'account fee' })).toBe(claimScope(fee));
    expect(claimScope({ ...duty, topic: 'the visit' })).not.toBe(claimScope(duty));
  });

  test('removed, whatever the values become', () => {
    const settlements = new Settlements([pair('removed', '', '', slotScope(fee))], hashes);
    expect(settlements.apart(1, 2, scopesOf({ ...fee, b: { value: 'USD 9' } }))).toBe(true);
  });

  test('a change that is owed is not tolerated, though nobody is asked again', () => {
    const settlements = new Settlements([pair('reword')], hashes);
    expect([settlements.settled(1, 2), settlements.tolerated(1, 2)]).toEqual([true, false]);
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
