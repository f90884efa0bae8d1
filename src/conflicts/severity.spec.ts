import fc from 'fast-check';
import { type Harmful, daysToSend, dueAt, harmOf, severityOf } from './severity.js';

const harmful: fc.Arbitrary<Harmful> = fc.record({
  kind: fc.constantFrom('duplicate', 'overlap', 'contradiction'),
  customersAffected: fc.nat({ max: 2_000_000_000 }),
  daysToSend: fc.option(fc.nat({ max: 400 }), { nil: null }),
});
const RANK = { low: 0, medium: 1, high: 2 };

describe('severity', () => {
  it.each([
    ['contradiction', 60_000, 3, 'high'],
    ['duplicate', 60_000, 3, 'high'],
    ['duplicate', 500, 60, 'low'],
    ['overlap', 60_000, 60, 'medium'],
    ['overlap', 500, null, 'low'],
    ['contradiction', 500, 60, 'medium'],
  ] as const)('%s before %i customers, %s days to the send: %s', (kind, customersAffected, days, expected) => {
    expect(severityOf({ kind, customersAffected, daysToSend: days })).toBe(expected);
  });

  it('never falls with more customers or a nearer send', () => {
    fc.assert(
      fc.property(harmful, fc.nat({ max: 100_000 }), (one, more) => {
        const severity = RANK[severityOf(one)];
        expect(RANK[severityOf({ ...one, customersAffected: one.customersAffected + more })]).toBeGreaterThanOrEqual(
          severity,
        );
        expect(RANK[severityOf({ ...one, daysToSend: 0 })]).toBeGreaterThanOrEqual(severity);
        expect(harmOf({ ...one, customersAffected: one.customersAffected + more })).toBeGreaterThanOrEqual(harmOf(one));
        expect(harmOf({ ...one, daysToSend: 0 })).toBeGreaterThanOrEqual(harmOf(one));
      }),
    );
  });

  it('gives harm that every engine gives back as it was: at most 15 digits', () => {
    fc.assert(
      fc.property(harmful, (one) => {
        const harm = harmOf(one);
        expect(Number(harm.toPrecision(15))).toBe(harm);
      }),
    );
  });

  it('is decided before the send, and in time anyway', () => {
    const opened = new Date('2026-03-02T10:00:00Z');
    fc.assert(
      fc.property(harmful, (one) => {
        const days = (dueAt(one, opened).getTime() - opened.getTime()) / 86_400_000;
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(14);
        if (one.daysToSend !== null && one.daysToSend > 1) expect(days).toBeLessThan(one.daysToSend);
      }),
    );
  });

  it('counts days to the next send of any member', () => {
    const reach = (fromDay: number | null, untilDay: number | null) => ({
      reach: { office: 'o', campaign: null, segments: [], withdrawn: false, fromDay, untilDay },
    });
    expect(daysToSend([reach(120, 130), reach(105, 110)], 100)).toBe(5);
    expect(daysToSend([reach(90, 110)], 100)).toBe(0);
    expect(daysToSend([reach(90, null)], 100)).toBe(0);
    expect(daysToSend([reach(null, null), reach(120, 130)], 100)).toBe(0);
    expect(daysToSend([reach(80, 90), reach(120, 130)], 100)).toBe(20);
    expect(daysToSend([reach(80, 99)], 100)).toBeNull();
  });
});
