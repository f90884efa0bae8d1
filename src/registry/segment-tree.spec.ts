import fc from 'fast-check';
import { type SegmentNode, SegmentTree } from './segment-tree.js';

const node = (id: string, parentId: string | null, more: Partial<SegmentNode> = {}) =>
  ({ id, parentId, ...more }) as SegmentNode;

/** Trees in which each segment hangs below an earlier one, or stands alone. */
const trees = fc
  .array(fc.option(fc.nat({ max: 30 }), { nil: null }), { minLength: 1, maxLength: 12 })
  .map((parents) => parents.map((parent, i) => node(`s${i}`, parent === null || i === 0 ? null : `s${parent % i}`)));
const ids = (nodes: readonly SegmentNode[]) =>
  fc.array(fc.constantFrom(...nodes.map((one) => one.id)), { minLength: 1, maxLength: 4 });

describe('who reaches whom', () => {
  const tree = new SegmentTree(
    [
      node('all', null, { audienceSize: 1000 }),
      node('new', 'all', { audienceSize: 100 }),
      node('students', 'new'),
      node('old', 'all', { audienceSize: 300, collisionWindowDays: 7 }),
      node('older', 'old'),
      node('other', null),
    ],
    90,
  );

  it('a parent reaches all its descendants, siblings reach nobody', () => {
    expect(tree.meetingSegments(['all'], ['students'])).toEqual(['students']);
    expect(tree.meetingSegments(['new'], ['old'])).toEqual([]);
    expect(tree.meetingSegments(['students'], ['old'])).toEqual([]);
    expect(tree.meetingSegments(['other'], ['all'])).toEqual([]);
    expect(tree.meetingSegments(['new', 'old'], ['all', 'students'])).toEqual(['new', 'old', 'students']);
  });

  it('the line of a segment is all that can reach its customers', () => {
    expect([...tree.line(['new'])].sort()).toEqual(['all', 'new', 'students']);
    expect([...tree.line(['students', 'older'])].sort()).toEqual(['all', 'new', 'old', 'older', 'students']);
  });

  it('windows and audiences come from the nearest ancestor that has one', () => {
    expect(['all', 'students', 'old', 'older', 'other'].map((id) => tree.collisionWindow(id))).toEqual([
      90, 90, 7, 7, 90,
    ]);
    expect(['all', 'students', 'older', 'other'].map((id) => tree.audience(id))).toEqual([1000, 100, 300, 0]);
  });

  it('customers of a segment within another one are not counted twice', () => {
    expect(tree.audienceOfAll(['new', 'old'])).toBe(400);
    expect(tree.audienceOfAll(['all', 'new', 'old'])).toBe(1000);
    expect(tree.audienceOfAll([])).toBe(0);
  });

  it('a damaged tree with a cycle hangs nobody', () => {
    const damaged = new SegmentTree([node('a', 'b'), node('b', 'a')], 90);
    expect(damaged.ancestry('a')).toEqual(['a', 'b']);
    expect(damaged.descendants('a').length).toBeLessThanOrEqual(2);
  });

  it('is the same seen from either side, and whatever the order in which segments are named', () => {
    fc.assert(
      fc.property(
        trees.chain((nodes) => fc.tuple(fc.constant(nodes), ids(nodes), ids(nodes))),
        ([nodes, a, b]) => {
          const some = new SegmentTree(nodes, 90);
          const met = some.meetingSegments(a, b);
          expect(some.meetingSegments(b, a)).toEqual(met);
          expect(some.meetingSegments([...a].reverse(), b)).toEqual(met);
          expect(new SegmentTree([...nodes].reverse(), 90).meetingSegments(a, b)).toEqual(met);
        },
      ),
    );
  });

  it('agrees with the parents, step by step', () => {
    fc.assert(
      fc.property(trees, (nodes) => {
        const some = new SegmentTree(nodes, 90);
        const parents = new Map(nodes.map((one) => [one.id, one.parentId]));
        const above = (id: string): string[] => {
          const parent = parents.get(id) ?? null;
          return parent === null ? [id] : [id, ...above(parent)];
        };
        for (const { id } of nodes) {
          expect(some.ancestry(id)).toEqual(above(id));
          expect(some.descendants(id).sort()).toEqual(
            nodes
              .map((one) => one.id)
              .filter((other) => other !== id && above(other).includes(id))
              .sort(),
          );
          for (const { id: other } of nodes)
            expect(some.meetingSegments([id], [other]).length > 0).toBe(
              above(id).includes(other) || above(other).includes(id),
            );
        }
      }),
    );
  });
});
