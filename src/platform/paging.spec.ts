import fc from 'fast-check';
import { fromCursor, listing, toCursor } from './paging.js';
import { DomainError } from './problems.js';

describe('cursors', () => {
  it('say what they were made of, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => expect(fromCursor(toCursor(key))).toBe(key)),
    );
  });

  it('are opaque in addresses', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (key) => expect(toCursor(key)).toMatch(/^[\w-]*$/)));
  });

  it('that are absent begin at the beginning', () => {
    expect([fromCursor(undefined), fromCursor('')]).toEqual([null, null]);
  });

  it.each(['%%%', 'a b', 'YQ==', 'w', '_w'])('that nobody gave are refused: %s', (cursor) => {
    expect(() => fromCursor(cursor)).toThrow(DomainError);
  });
});

describe('pages', () => {
  it('go through a list of any length, each item once, and end', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (numbers, limit) => {
        const all = numbers.sort((a, b) => a - b);
        const seen: number[] = [];
        let cursor: string | null = null;
        do {
          const after: string | null = fromCursor(cursor ?? undefined);
          // As every store does: one row more than the page has.
          const rows = all.filter((one) => after === null || one > Number(after)).slice(0, limit + 1);
          const page = listing(rows, limit, String, (one) => one);
          expect(page.items.length).toBeLessThanOrEqual(limit);
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor !== null);
        expect(seen).toEqual(all);
      }),
    );
  });
});
