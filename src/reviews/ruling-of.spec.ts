import { Calendar } from '../platform/clock.js';
import type { DecidedMember } from './effects.js';
import type { Decide } from './reviews.dto.js';
import { rulingOf, sameRuling } from './ruling-of.js';

const now = new Date('2026-03-02T10:00:00Z');
const calendar = new Calendar('UTC');
const members: DecidedMember[] = ['a', 'b', 'c'].map((id, i) => ({
  number: i + 1,
  id,
  office: 'marketing',
  campaign: null,
  contentHash: id,
}));
const read = (given: Decide) => rulingOf(given, members, now, calendar);

describe('a decision as it is given', () => {
  test('keep_one names a member', () => {
    expect(read({ decision: 'keep_one', keep: 'a' }).faults).toEqual([]);
    expect(read({ decision: 'keep_one' }).faults[0]?.pointer).toBe('/keep');
    expect(read({ decision: 'keep_one', keep: 'x' }).faults[0]?.detail).toContain('no member');
  });

  test.each(['reword', 'reschedule'] as const)('%s names who has to change, or who does not', (decision) => {
    expect(read({ decision, edits: [{ communicationId: 'b', text: 'a $7 fee' }] }).ruled.communications).toEqual(['b']);
    expect(read({ decision, communications: ['b', 'c'] }).ruled.communications).toEqual(['b', 'c']);
    expect(read({ decision, keep: 'a' }).ruled.communications).toEqual(['b', 'c']);
    expect(read({ decision }).faults[0]?.pointer).toBe('/edits');
    expect(read({ decision, communications: ['x'] }).faults[0]?.detail).toContain('x is no member');
  });

  test('accept needs a reason, ends some day, and not in the past', () => {
    expect(read({ decision: 'accept' }).faults.map(({ pointer }) => pointer)).toEqual(['/reason']);
    expect(read({ decision: 'accept', reason: 'statutory notice' }).ruled.expiresAt).toEqual(
      new Date('2027-03-02T10:00:00Z'),
    );
    expect(read({ decision: 'accept', reason: 'once', expiresAt: '2026-03-01' }).faults[0]?.pointer).toBe('/expiresAt');
    expect(read({ decision: 'accept', reason: 'today', expiresAt: '2026-03-02' }).faults).toEqual([]);
  });

  test('not_a_conflict needs a reason that is not blank', () => {
    expect(read({ decision: 'not_a_conflict', reason: ' ' }).faults[0]?.pointer).toBe('/reason');
  });
});

test('two reviewers agree when they decide the same on the same communications, whatever their words', () => {
  const first = read({ decision: 'reword', communications: ['b', 'c'] }).ruled;
  expect(sameRuling(first, read({ decision: 'reword', communications: ['c', 'b'], reason: 'x' }).ruled)).toBe(true);
  expect(sameRuling(first, read({ decision: 'reword', communications: ['b'] }).ruled)).toBe(false);
  expect(sameRuling(first, read({ decision: 'reschedule', communications: ['b', 'c'] }).ruled)).toBe(false);
});

test.each([
  ['UTC', '2026-03-03T00:00:00.000Z'],
  ['America/New_York', '2026-03-03T05:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-03-02T10:00:00.000Z'],
  ['Asia/Kathmandu', '2026-03-02T18:15:00.000Z'],
])('a plain date ends with that day in %s', (zone, end) => {
  expect(new Calendar(zone).endOf('2026-03-02').toISOString()).toBe(end);
});
