import { ACCOUNT_LIMIT, type Attempts, addressGroup, attempt, takeBack } from './lock-out.js';

const START = Date.UTC(2026, 10, 24);
const at = (ms: number) => new Date(START + ms);

/** Fails again and again, each time as soon as it may; returns the waits. */
function waits(tries: number): number[] {
  let state: Attempts | null = null;
  let now = 0;
  const found: number[] = [];
  for (let i = 0; i < tries; i++) {
    const next = attempt(state, ACCOUNT_LIMIT, at(now));
    if (!('after' in next)) throw new Error('had to wait');
    state = next.after;
    const wait = state.blockedUntil === null ? 0 : state.blockedUntil.getTime() - at(now).getTime();
    found.push(wait / 1000);
    now += wait;
  }
  return found;
}

describe('lock-out', () => {
  it('lets a few attempts pass, then doubles the wait up to a quarter of an hour', () => {
    expect(waits(12)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('refuses while the wait lasts, and counts nothing then', () => {
    const blocked: Attempts = { count: 5, lastAt: at(0), blockedUntil: at(30_000) };
    expect(attempt(blocked, ACCOUNT_LIMIT, at(29_000))).toEqual({ waitMs: 1000 });
    expect(attempt(blocked, ACCOUNT_LIMIT, at(30_000))).toMatchObject({ waitMs: 0, after: { count: 6 } });
  });

  it('forgets after an hour', () => {
    const old: Attempts = { count: 9, lastAt: at(0), blockedUntil: at(480_000) };
    expect(attempt(old, ACCOUNT_LIMIT, at(3_600_000))).toMatchObject({ after: { count: 1, blockedUntil: null } });
  });

  it('does not lock anybody out until a year that a wrong clock wrote', () => {
    const future: Attempts = { count: 5, lastAt: at(365 * 86_400_000), blockedUntil: at(366 * 86_400_000) };
    expect(attempt(future, ACCOUNT_LIMIT, at(0))).toMatchObject({ waitMs: 0, after: { count: 1 } });
  });

  it('takes a right attempt back', () => {
    expect(takeBack({ count: 5, lastAt: at(0), blockedUntil: at(30_000) })).toEqual({
      count: 4,
      lastAt: at(0),
      blockedUntil: null,
    });
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('counts %s as %s', (address, group) => {
    expect(addressGroup(address)).toBe(group);
  });
});
