import fc from 'fast-check';
import { type ClusterNode, clusterPairs, MAX_LINKAGE_GROUPS, type ScoredPair } from './clusters.js';

const always = () => true;
const node = (id: string, at = '2026-01-01', textHash = id): ClusterNode => ({ id, at, textHash });
const members = (nodes: ClusterNode[], pairs: ScoredPair[], meet: (a: string, b: string) => boolean = always) =>
  clusterPairs(nodes, pairs, meet).map((cluster) => cluster.members);

describe('clusters', () => {
  it('join what is above the bar and leave the rest alone', () => {
    const nodes = ['a', 'b', 'c', 'd'].map((id) => node(id));
    const pairs = [
      { a: 'a', b: 'b', score: 0.9 },
      { a: 'c', b: 'd', score: 0.3 },
    ];
    expect(members(nodes, pairs)).toEqual([['a', 'b']]);
  });

  it('do not chain: a bridge between two strangers is not enough', () => {
    const nodes = ['a', 'b', 'c'].map((id) => node(id));
    const pairs = [
      { a: 'a', b: 'b', score: 0.9 },
      { a: 'b', b: 'c', score: 0.6 },
    ];
    expect(members(nodes, pairs)).toEqual([['a', 'b']]);
  });

  it('leave pairs that do not meet out of the mean, and never join them directly', () => {
    const nodes = ['a', 'b', 'c'].map((id) => node(id));
    const variants = (x: string, y: string) => !(x !== 'c' && y !== 'c');
    const pairs = [
      { a: 'a', b: 'c', score: 0.8 },
      { a: 'b', b: 'c', score: 0.7 },
      { a: 'a', b: 'b', score: 1 },
    ];
    expect(members(nodes, pairs, variants)).toEqual([['a', 'b', 'c']]);
    expect(members(nodes.slice(0, 2), pairs, variants)).toEqual([]);
  });

  it('put the same text together without any pair', () => {
    expect(members([node('a', '1', 't'), node('b', '2', 't')], [])).toEqual([['a', 'b']]);
    expect(members([node('a', '1', 't'), node('b', '2', 't')], [], () => false)).toEqual([]);
  });

  it('choose the most central as principal, the earliest among equals', () => {
    const nodes = [node('a', '2026-03'), node('b', '2026-02'), node('c', '2026-01')];
    const even = [
      { a: 'a', b: 'b', score: 0.8 },
      { a: 'b', b: 'c', score: 0.8 },
      { a: 'a', b: 'c', score: 0.8 },
    ];
    expect(clusterPairs(nodes, even, always)[0]?.principal).toBe('c');
    const central = even.map((pair) => (pair.a === 'a' && pair.b === 'c' ? { ...pair, score: 0.6 } : pair));
    expect(clusterPairs(nodes, central, always)[0]?.principal).toBe('b');
  });

  it('do not depend on the order of nodes and pairs', () => {
    const ids = [...'abcdefgh'];
    const pair = fc.record({
      a: fc.constantFrom(...ids),
      b: fc.constantFrom(...ids),
      score: fc.integer({ min: 0, max: 10 }),
    });
    const unique = fc.uniqueArray(pair, { selector: ({ a, b }) => [a, b].sort().join() });
    fc.assert(
      fc.property(unique, fc.array(fc.integer(), { minLength: 60, maxLength: 60 }), (drawn, order) => {
        const nodes = ids.map((id, i) => node(id, String(i % 3), i % 4 === 0 ? 'same' : id));
        const pairs = drawn.map((p) => ({ ...p, score: p.score / 10 }));
        const shuffle = <T>(items: T[]) =>
          items
            .map((item, i) => ({ item, key: order[i] ?? i }))
            .sort((x, y) => x.key - y.key)
            .map(({ item }) => item);
        const swapped = shuffle(pairs).map(({ a, b, score }) => ({ a: b, b: a, score }));
        expect(clusterPairs(shuffle(nodes), swapped, always)).toEqual(clusterPairs(nodes, pairs, always));
      }),
    );
  });

  it('stay quick in a component too large for linkage', () => {
    const count = MAX_LINKAGE_GROUPS + 200;
    const nodes = Array.from({ length: count }, (_, i) => node(`n${String(i).padStart(4, '0')}`));
    const pairs = nodes.slice(1).map((other) => ({ a: 'n0000', b: other.id, score: 0.9 }));
    expect(members(nodes, pairs)).toEqual([nodes.map(({ id }) => id)]);
  });
});
