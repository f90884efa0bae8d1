import fc from 'fast-check';
import { successors } from './identity.js';

const after = (groups: number[][], standing: Record<string, number[]>, least = 2) =>
  successors(
    groups,
    Object.entries(standing).map(([id, members]) => ({ id, members })),
    least,
  );

describe('lasting ids', () => {
  it('stay as members come and go', () => {
    expect(after([[1, 2, 3]], { a: [1, 2] })).toEqual({ kept: ['a'], merged: new Map(), gone: [] });
    expect(after([[2, 3, 4]], { a: [1, 2, 3] })).toEqual({ kept: ['a'], merged: new Map(), gone: [] });
  });

  it('follow the most members where a group parts', () => {
    expect(
      after(
        [
          [1, 2],
          [3, 4, 5],
        ],
        { a: [1, 2, 3, 4, 5] },
      ),
    ).toEqual({ kept: [null, 'a'], merged: new Map(), gone: [] });
  });

  it('of the oldest stand after a merge', () => {
    expect(after([[1, 2, 3, 4]], { a: [3, 4], b: [1, 2] })).toEqual({
      kept: ['a'],
      merged: new Map([['b', 0]]),
      gone: [],
    });
  });

  it('do not go along with one member alone: the pair it was about has parted', () => {
    expect(after([[2, 3]], { a: [1, 2] })).toEqual({ kept: [null], merged: new Map(), gone: ['a'] });
    expect(after([[2, 3]], { a: [1, 2] }, 1)).toEqual({ kept: ['a'], merged: new Map(), gone: [] });
  });

  it('are told apart where two groups have a member in common', () => {
    expect(
      after(
        [
          [1, 3],
          [3, 4],
        ],
        { a: [1, 3], b: [3, 4] },
      ),
    ).toEqual({ kept: ['a', 'b'], merged: new Map(), gone: [] });
    expect(
      after(
        [
          [3, 4],
          [1, 3],
        ],
        { a: [1, 3], b: [3, 4] },
      ),
    ).toEqual({ kept: ['b', 'a'], merged: new Map(), gone: [] });
  });

  it('are given once each, and every standing one is accounted for', () => {
    const groups = fc.array(fc.uniqueArray(fc.nat({ max: 12 }), { minLength: 2, maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(groups, groups, (now, before) => {
        const standing = before.map((members, i) => ({ id: `id-${i}`, members }));
        const { kept, merged, gone } = successors(now, standing, 2);
        const given = kept.filter((id) => id !== null);
        expect(new Set(given).size).toBe(given.length);
        expect([...given, ...merged.keys(), ...gone].sort()).toEqual(standing.map((one) => one.id).sort());
      }),
    );
  });

  it('change nothing where nothing has changed', () => {
    const apart = fc
      .uniqueArray(fc.nat({ max: 50 }), { minLength: 2, maxLength: 20 })
      .map((all) =>
        all
          .reduce<number[][]>(
            (groups, one, i) =>
              i % 2 === 0 ? [...groups, [one]] : [...groups.slice(0, -1), [...(groups.at(-1) ?? []), one]],
            [],
          )
          .filter((group) => group.length === 2),
      );
    fc.assert(
      fc.property(apart, (groups) => {
        const standing = groups.map((members, i) => ({ id: `id-${i}`, members }));
        expect(successors(groups, standing, 2)).toEqual({
          kept: standing.map((one) => one.id),
          merged: new Map(),
          gone: [],
        });
      }),
    );
  });
});
