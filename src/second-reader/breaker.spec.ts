import { Breaker } from './breaker.js';
import { leftOf } from './budget.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 10) + seconds * 1000);

describe('an endpoint in trouble', () => {
  it('rests after three failures in a row, longer each time, and is tried by one question', () => {
    const breaker = new Breaker();
    breaker.failed('away', at(0), null);
    breaker.failed('away', at(0), null);
    expect(breaker.resting(at(0))).toBeNull();
    breaker.failed('away', at(0), null);
    expect(breaker.resting(at(9))).toMatchObject({ reason: 'away', until: at(10) });
    expect(breaker.resting(at(10))).toBeNull();
    expect(breaker.allowed(8)).toBe(1);
    breaker.failed('still away', at(10), null);
    expect(breaker.resting(at(29))).toMatchObject({ reason: 'still away', since: at(0), until: at(30) });
    breaker.answered();
    expect([breaker.resting(at(10)), breaker.allowed(8)]).toEqual([null, 8]);
  });

  it('is left alone as long as it asks, but not for ever', () => {
    const breaker = new Breaker();
    breaker.failed('over quota', at(0), 60_000);
    expect(breaker.resting(at(59))).not.toBeNull();
    expect(breaker.resting(at(60))).toBeNull();
    breaker.failed('over quota', at(60), 1e12);
    expect(breaker.resting(at(60 + 15 * 60))).toBeNull();
  });
});

describe('what a day’s budget leaves', () => {
  const used = (segmentId: string, tokensIn: number, tokensOut: number, cost: number) => ({
    ...{ day: '2026-03-02', segmentId, tokensIn, tokensOut, cost },
    ...{ questions: 1, findings: 0, dropped: 0, malformed: 0 },
  });
  const day = [used('a', 1_000, 200, 2), used('b', 500, 100, 1)];
  const limits = { tokensPerDay: null, moneyPerDay: null, price: { in: 0, out: 0 }, segmentTokens: {} };

  it.each([
    ['without limits', limits, { day: Infinity, segment: Infinity }],
    ['in tokens', { ...limits, tokensPerDay: 2_000 }, { day: 200, segment: Infinity }],
    ['of a segment', { ...limits, segmentTokens: { a: 1_500 } }, { day: Infinity, segment: 300 }],
    ['in money', { ...limits, moneyPerDay: 5, price: { in: 100, out: 400 } }, { day: 5_000, segment: Infinity }],
  ])('%s', (_, given, left) => {
    expect(leftOf(day, 'a', given)).toEqual(left);
  });
});
