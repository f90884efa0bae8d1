import fc from 'fast-check';
import { type SegmentNode, SegmentTree } from '../registry/segment-tree.js';
import { groupsOf } from './clustering.js';
import type { Dossier } from './dossier.js';
import type { LightLink } from './links.store.js';

const node = (id: string, parentId: string | null, audienceSize: number | null) =>
  ({ id, parentId, audienceSize }) as SegmentNode;
const TREE = new SegmentTree([node('all', null, 1000), node('new', 'all', 100), node('old', 'all', 300)], 90);
const TODAY = 20_500;

const dossier = (number: number, changes: Partial<Dossier['reach']> = {}): Dossier => ({
  number,
  id: `id-${number}`,
  externalId: `letter-${number}`,
  subject: null,
  signatory: null,
  channel: 'email',
  reach: {
    office: `office-${number}`,
    campaign: null,
    segments: ['all'],
    fromDay: TODAY,
    untilDay: TODAY,
    withdrawn: false,
    ...changes,
  },
  contentHash: `hash-${number}`,
  sendFrom: null,
  sendUntil: null,
});
const link = (low: number, high: number, score: number, kind: LightLink['kind'] = 'duplicate'): LightLink => ({
  low,
  high,
  kind,
  score,
  similarity: score,
});
const groups = (dossiers: Dossier[], links: LightLink[]) => groupsOf(dossiers, links, TREE, TODAY);
const members = (dossiers: Dossier[], links: LightLink[]) => groups(dossiers, links).map((group) => group.members);

describe('groups of redundant communications', () => {
  it('are those that a strong link joins', () => {
    expect(
      members(
        [1, 2, 3].map((n) => dossier(n)),
        [link(1, 2, 0.9), link(2, 3, 0.1)],
      ),
    ).toEqual([[1, 2]]);
  });

  it('do not chain: two that have little in common are not brought together by a third', () => {
    const chain = members(
      [1, 2, 3].map((n) => dossier(n)),
      [link(1, 2, 0.9), link(2, 3, 0.6)],
    );
    expect(chain).toEqual([[1, 2]]);
  });

  it('hold variants of one campaign together through what both are redundant with', () => {
    const variant = { office: 'marketing', campaign: 'c' };
    expect(members([dossier(1, variant), dossier(2, variant), dossier(3)], [link(1, 3, 0.9), link(2, 3, 0.9)])).toEqual(
      [[1, 2, 3]],
    );
  });

  it('leave out what was withdrawn and what does not meet', () => {
    expect(members([dossier(1), dossier(2, { withdrawn: true })], [link(1, 2, 0.9)])).toEqual([]);
    expect(members([dossier(1, { segments: ['new'] }), dossier(2, { segments: ['old'] })], [link(1, 2, 0.9)])).toEqual(
      [],
    );
  });

  it('are one where they are the same in several segments, named by the one with the most customers', () => {
    const found = groups([dossier(1), dossier(2, { segments: ['new', 'old'] })], [link(1, 2, 0.9)]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      members: [1, 2],
      segments: ['old', 'new'],
      customersAffected: 400,
      basis: 'text',
    });
  });

  it('are of one purpose where the text alone does not join them', () => {
    expect(groups([dossier(1), dossier(2)], [link(1, 2, 0.9, 'overlap')])[0]).toMatchObject({ basis: 'purpose' });
    expect(
      groups(
        [1, 2, 3].map((n) => dossier(n)),
        [link(1, 2, 0.9), link(1, 3, 0.9, 'overlap'), link(2, 3, 0.9, 'overlap')],
      )[0],
    ).toMatchObject({ members: [1, 2, 3], basis: 'purpose' });
  });

  it('measure every member against the principal', () => {
    const [group] = groups(
      [1, 2, 3].map((n) => dossier(n)),
      [link(1, 2, 0.9), link(1, 3, 0.8), link(2, 3, 0.6)],
    );
    expect(group?.principal).toBe(1);
    expect([...(group?.similarity ?? [])]).toEqual([
      [1, 1],
      [2, 0.9],
      [3, 0.8],
    ]);
  });

  it('are the same whatever the order of arrival', () => {
    const people = fc.array(
      fc.record({
        segments: fc.subarray(['all', 'new', 'old'], { minLength: 1 }),
        office: fc.constantFrom('a', 'b', 'c'),
        campaign: fc.constantFrom(null, 'x', 'y'),
        fromDay: fc.integer({ min: TODAY, max: TODAY + 150 }),
      }),
      { minLength: 2, maxLength: 9 },
    );
    const scores = fc.array(fc.constantFrom(0, 0, 0.3, 0.45, 0.6, 0.75, 0.9), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(
        people.chain((all) =>
          fc.tuple(
            fc.constant(all),
            scores,
            fc.shuffledSubarray(
              all.map((_, i) => i),
              { minLength: all.length },
            ),
          ),
        ),
        ([all, given, order]) => {
          // `numbers[i]` is the number that the i-th letter got on its arrival.
          const found = (numbers: number[]) => {
            const dossiers = all.map((reach, i) => ({
              ...dossier(numbers[i] as number, { ...reach, untilDay: reach.fromDay }),
              externalId: `letter-${i}`,
              contentHash: `hash-${i}`,
            }));
            const links = all
              .flatMap((_, i) => all.slice(i + 1).map((__, k) => [i, i + 1 + k] as const))
              .flatMap(([i, j], at) => {
                const score = given[at % given.length] as number;
                const [x, y] = [numbers[i] as number, numbers[j] as number];
                return score > 0 ? [link(Math.min(x, y), Math.max(x, y), score)] : [];
              });
            const name = (number: number) => `letter-${numbers.indexOf(number)}`;
            return groups(dossiers, links)
              .map((group) =>
                JSON.stringify([
                  group.members.map(name).sort(),
                  name(group.principal),
                  group.basis,
                  group.segments,
                  group.customersAffected,
                ]),
              )
              .sort();
          };
          expect(found(order.map((place) => place + 1))).toEqual(found(all.map((_, i) => i + 1)));
        },
      ),
    );
  });
});
