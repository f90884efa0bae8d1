import fc from 'fast-check';
import { type Reach, daysBetween, meet } from './meeting.js';
import { type SegmentNode, SegmentTree } from './segment-tree.js';

const node = (id: string, parentId: string | null, collisionWindowDays: number | null = null) =>
  ({ id, parentId, collisionWindowDays }) as SegmentNode;

const TODAY = 20_500;
const TREE = new SegmentTree([node('all', null), node('new', 'all'), node('old', 'all', 10)], 90);
const reach = (changes: Partial<Reach> = {}): Reach => ({
  office: 'marketing',
  campaign: 'c',
  segments: ['new'],
  fromDay: TODAY,
  untilDay: TODAY + 9,
  withdrawn: false,
  ...changes,
});
const OTHER: Partial<Reach> = { office: 'operations' };

/** Any send: dated, open-ended, or a draft. */
const reaches: fc.Arbitrary<Reach> = fc
  .record({
    office: fc.constantFrom('marketing', 'operations'),
    campaign: fc.constantFrom(null, 'c', 'd'),
    segments: fc.subarray(['all', 'new', 'old'], { minLength: 1 }),
    fromDay: fc.option(fc.integer({ min: TODAY - 300, max: TODAY + 300 }), { nil: null }),
    untilDay: fc.constant(null),
    withdrawn: fc.boolean(),
  })
  .chain((one) =>
    one.fromDay === null
      ? fc.constant(one)
      : fc
          .option(fc.nat({ max: 60 }), { nil: null })
          .map((days) => ({ ...one, untilDay: days === null ? null : (one.fromDay as number) + days })),
  );

describe('meeting', () => {
  it.each([0, 1, 10, 90])('a window of %i days is inclusive', (days) => {
    const tree = new SegmentTree([node('new', null, days)], 7);
    const start = TODAY + 9 + days;
    expect(meet(reach(), reach({ ...OTHER, fromDay: start, untilDay: start }), tree, TODAY)).toEqual({
      segments: ['new'],
      daysApart: days,
    });
    expect(meet(reach(), reach({ ...OTHER, fromDay: start + 1, untilDay: start + 1 }), tree, TODAY)).toBeNull();
  });

  it('of a window of no days needs a common day', () => {
    const tree = new SegmentTree([node('new', null, 0)], 7);
    expect(meet(reach(), reach({ ...OTHER, fromDay: TODAY + 9, untilDay: TODAY + 20 }), tree, TODAY)?.daysApart).toBe(
      0,
    );
    expect(meet(reach(), reach({ ...OTHER, fromDay: TODAY + 10, untilDay: TODAY + 20 }), tree, TODAY)).toBeNull();
  });

  it('is decided in each segment by its own window', () => {
    const one = reach({ segments: ['all'] });
    const other = reach({ ...OTHER, segments: ['new', 'old'], fromDay: TODAY + 29, untilDay: TODAY + 29 });
    expect(meet(one, other, TREE, TODAY)).toEqual({ segments: ['new'], daysApart: 20 });
  });

  it('takes a draft for sent today, and an open end for sent always', () => {
    const draft = { ...OTHER, fromDay: null, untilDay: null };
    expect(daysBetween(reach(draft), reach({ fromDay: TODAY + 30, untilDay: TODAY + 40 }), TODAY)).toBe(30);
    expect(daysBetween(reach(draft), reach({ fromDay: TODAY - 40, untilDay: TODAY - 30 }), TODAY)).toBe(30);
    expect(daysBetween(reach({ fromDay: TODAY - 5000, untilDay: null }), reach({ fromDay: TODAY + 5000 }), TODAY)).toBe(
      0,
    );
    expect(daysBetween(reach(draft), reach(draft), TODAY)).toBe(0);
  });

  it.each([
    ['one campaign of one office', {}, false],
    ['one campaign of two offices', { office: 'operations' }, true],
    ['two campaigns of one office', { campaign: 'd' }, true],
    ['no campaign at all', { campaign: null }, true],
  ] as [string, Partial<Reach>, boolean][])('%s', (_, changes, expected) => {
    expect(meet(reach(), reach(changes), TREE, TODAY) !== null).toBe(expected);
  });

  it('is never with what was withdrawn', () => {
    expect(meet(reach(), reach({ ...OTHER, withdrawn: true }), TREE, TODAY)).toBeNull();
  });

  it('is the same from either side', () => {
    fc.assert(
      fc.property(reaches, reaches, (a, b) => {
        expect(meet(a, b, TREE, TODAY)).toEqual(meet(b, a, TREE, TODAY));
        expect(daysBetween(a, b, TODAY)).toBe(daysBetween(b, a, TODAY));
      }),
    );
  });

  it('never ends by a wider window, a longer send or one more segment', () => {
    const wider = new SegmentTree([node('all', null), node('new', 'all'), node('old', 'all', 30)], 120);
    fc.assert(
      fc.property(reaches, reaches, (a, b) => {
        const now = meet(a, b, TREE, TODAY);
        if (now === null) return;
        expect(meet(a, b, wider, TODAY)?.segments).toEqual(expect.arrayContaining(now.segments));
        if (a.fromDay !== null) expect(meet({ ...a, untilDay: null }, b, TREE, TODAY)).not.toBeNull();
        expect(meet({ ...a, segments: ['all', 'new', 'old'] }, b, TREE, TODAY)).not.toBeNull();
      }),
    );
  });

  it('counts days as a calendar does', () => {
    fc.assert(
      fc.property(reaches, reaches, (a, b) => {
        const days = (one: Reach) => {
          const from = one.fromDay ?? TODAY;
          return [from, one.fromDay === null ? TODAY : (one.untilDay ?? TODAY + 1000)] as const;
        };
        const [[aFrom, aUntil], [bFrom, bUntil]] = [days(a), days(b)];
        let least = Infinity;
        for (const x of [aFrom, aUntil, bFrom, bUntil]) {
          const nearest = ([from, until]: readonly [number, number]) => Math.min(Math.max(x, from), until);
          least = Math.min(least, Math.abs(nearest([aFrom, aUntil]) - nearest([bFrom, bUntil])));
        }
        expect(daysBetween(a, b, TODAY)).toBe(least);
      }),
    );
  });
});
