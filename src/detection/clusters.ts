/** A communication as clusters see it. */
export interface ClusterNode {
  id: string;
  /** When it goes out (or arrived), as a sortable string; the earliest becomes principal among equals. */
  at: string;
  /** Equal for communications of exactly the same text. */
  textHash: string;
}

/** A compared pair and its score, below the bar as well as above. A pair that was never compared counts as 0. */
export interface ScoredPair {
  a: string;
  b: string;
  score: number;
}

export interface Cluster {
  /** The communication the others are measured against. */
  principal: string;
  /** Ids in ascending order, the principal included; two at least. */
  members: string[];
}

/** Whether two communications meet. Must be symmetric. */
export type MayShare = (a: string, b: string) => boolean;

/** Mean pair score from which two groups are joined: the same as the bar of a single pair. */
export const CLUSTER_BAR = 0.4;

/**
 * Groups of one component up to which average linkage is worked out (quadratic memory: 300 groups are 90,000 sums). A
 * larger component is assigned to principals in canonical order, as a stream of newcomers would be.
 */
export const MAX_LINKAGE_GROUPS = 300;

/**
 * Groups redundant communications of one segment. Deterministic, and independent of the order of nodes and pairs.
 *
 * 1. Communications of exactly the same text that meet are one group from the start.
 * 2. Average linkage: the two groups with the highest mean pair score are joined until none reaches `CLUSTER_BAR`
 *    (connected components would chain: they cost 7 points of precision).
 * 3. In a component of more than `MAX_LINKAGE_GROUPS` groups each one, in order of date and id, joins the most similar
 *    founder above the bar or becomes a founder.
 *
 * @param mayShare pairs that don't meet are no evidence for or against: they are left out of the mean and can't be
 * joined directly, but may sit in one cluster through others (variants of one campaign do).
 * @param bar the segment's own bar, where it has one
 */
export function clusterPairs(
  nodes: readonly ClusterNode[],
  pairs: readonly ScoredPair[],
  mayShare: MayShare,
  bar = CLUSTER_BAR,
): Cluster[] {
  const board = new Board(nodes, pairs, mayShare, bar);
  return board
    .components()
    .flatMap((component) => joinComponent(board, component))
    .filter((group) => group.length > 1)
    .map((group) => board.describe(group))
    .sort((a, b) => compare(a.principal, b.principal));
}

function joinComponent(board: Board, component: readonly number[]): number[][] {
  const groups = sameTextGroups(board, component);
  return groups.length > MAX_LINKAGE_GROUPS ? assignToFounders(board, groups) : averageLinkage(board, groups);
}

/** Nodes in canonical order (date, id), known by their place in it, and the scores between those that meet. */
class Board {
  readonly nodes: readonly ClusterNode[];
  private readonly scores: Map<number, number>[];

  constructor(
    nodes: readonly ClusterNode[],
    pairs: readonly ScoredPair[],
    private readonly mayShare: MayShare,
    readonly bar: number,
  ) {
    this.nodes = [...nodes].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
    this.scores = this.nodes.map(() => new Map<number, number>());
    const place = new Map(this.nodes.map((node, i) => [node.id, i]));
    for (const { a, b, score } of pairs) {
      const [i, j] = [place.get(a), place.get(b)];
      if (i === undefined || j === undefined || i === j || !mayShare(a, b)) continue;
      this.scores[i]?.set(j, score);
      this.scores[j]?.set(i, score);
    }
  }

  meet(i: number, j: number): boolean {
    return this.scores[i]?.has(j) || this.mayShare(this.node(i).id, this.node(j).id);
  }

  score(i: number, j: number): number {
    return this.scores[i]?.get(j) ?? 0;
  }

  node(i: number): ClusterNode {
    return this.nodes[i] as ClusterNode;
  }

  /** Nodes that hang together through scores above the bar or through equal text: no others can end up in one group. */
  components(): number[][] {
    const root = this.nodes.map((_, i) => i);
    const find = (i: number): number => {
      let at = i;
      while (root[at] !== at) {
        root[at] = root[root[at] as number] as number;
        at = root[at] as number;
      }
      return at;
    };
    const join = (i: number, j: number) => {
      const [x, y] = [find(i), find(j)];
      if (x !== y) root[Math.max(x, y)] = Math.min(x, y);
    };
    const first = new Map<string, number>();
    this.nodes.forEach((node, i) => {
      const known = first.get(node.textHash);
      if (known === undefined) first.set(node.textHash, i);
      else join(known, i);
      for (const [j, score] of this.scores[i] ?? []) if (score >= this.bar) join(i, j);
    });
    const components = new Map<number, number[]>();
    this.nodes.forEach((_, i) => {
      const members = components.get(find(i));
      if (members) members.push(i);
      else components.set(find(i), [i]);
    });
    return [...components.values()].filter((component) => component.length > 1);
  }

  /** The principal has the highest mean score to the others it meets; ties go to the earliest, then to the smallest id. */
  describe(group: readonly number[]): Cluster {
    const total = (i: number) =>
      group.reduce((sum, j) => sum + (i !== j && this.sameText(i, j) ? 1 : this.score(i, j)), 0);
    const totals = new Map(group.map((i) => [i, total(i)]));
    const principal = group.reduce((best, i) => {
      const gain = (totals.get(i) ?? 0) - (totals.get(best) ?? 0);
      return gain > 1e-9 || (gain > -1e-9 && i < best) ? i : best;
    });
    return { principal: this.node(principal).id, members: group.map((i) => this.node(i).id).sort(compare) };
  }

  sameText(i: number, j: number): boolean {
    return this.node(i).textHash === this.node(j).textHash && this.meet(i, j);
  }
}

/** Groups of nodes of the same text; each node joins the first group whose first member it meets. */
function sameTextGroups(board: Board, component: readonly number[]): number[][] {
  const groups: number[][] = [];
  const byText = new Map<string, number[][]>();
  for (const i of component) {
    const same = byText.get(board.node(i).textHash) ?? [];
    const home = same.find((group) => board.meet(group[0] as number, i));
    if (home) home.push(i);
    else {
      const group = [i];
      groups.push(group);
      byText.set(board.node(i).textHash, [...same, group]);
    }
  }
  return groups;
}

/** Sum and number of the scores between two groups: adding rows is all that a join takes. */
interface Between {
  sum: number;
  count: number;
}

function averageLinkage(board: Board, start: readonly number[][]): number[][] {
  const groups: (number[] | null)[] = start.map((group) => [...group]);
  const between = start.map((left, i) => start.map((right, j) => (j < i ? betweenGroups(board, left, right) : none())));
  const at = (i: number, j: number) => (i > j ? between[i]?.[j] : between[j]?.[i]) as Between;
  for (;;) {
    const best = bestJoin(groups, at, board.bar);
    if (!best) return groups.filter((group) => group !== null);
    const [i, j] = best;
    groups[i]?.push(...(groups[j] as number[]));
    groups[j] = null;
    groups.forEach((group, k) => {
      if (!group || k === i) return;
      const target = at(i, k);
      target.sum += at(j, k).sum;
      target.count += at(j, k).count;
    });
  }
}

/** The two groups with the highest mean at or above the bar; among equals those that come first. */
function bestJoin(
  groups: readonly (number[] | null)[],
  at: (i: number, j: number) => Between,
  bar: number,
): [number, number] | null {
  let best: [number, number] | null = null;
  let highest = 0;
  for (let i = 0; i < groups.length; i++) {
    if (!groups[i]) continue;
    for (let j = i + 1; j < groups.length; j++) {
      if (!groups[j]) continue;
      const { sum, count } = at(i, j);
      const mean = count === 0 ? 0 : sum / count;
      if (mean >= bar && mean > highest + 1e-12) {
        best = [i, j];
        highest = mean;
      }
    }
  }
  return best;
}

function betweenGroups(board: Board, left: readonly number[], right: readonly number[]): Between {
  const result = none();
  for (const i of left) {
    for (const j of right) {
      if (!board.meet(i, j)) continue;
      result.sum += board.score(i, j);
      result.count++;
    }
  }
  return result;
}

function none(): Between {
  return { sum: 0, count: 0 };
}

function assignToFounders(board: Board, groups: readonly number[][]): number[][] {
  const clusters: number[][] = [];
  for (const group of groups) {
    const scored = clusters.map((cluster) => board.score(cluster[0] as number, group[0] as number));
    const highest = scored.reduce((best, score, c) => (score > (scored[best] ?? 0) ? c : best), 0);
    if ((scored[highest] ?? 0) >= board.bar) clusters[highest]?.push(...group);
    else clusters.push([...group]);
  }
  return clusters;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
