/** A communication as clusters see it. */
export interface ClusterNode {
  id: string;
  /** When it goes out (or arrived), as a sortable string; the earliest becomes principal among equals. */
  at: string;
  /** Equal for communications of exactly the same text. */
  textHash: string;
}

/** A compared pair and its score. Pairs that were never compared count as 0. */
export interface ScoredPair {
  a: string;
  b: string;
  score: number;
}

export interface Cluster {
  /** The communication the others are measured against. */
  principal: string;
  /** Ids in ascending order, the principal included. */
  members: string[];
}

/** Mean pair score from which two clusters are joined: the bar of a single pair. */
export const CLUSTER_BAR = 0.5;

/** More nodes than this in one component are assigned to principals in canonical order instead (quadratic, not cubic). */
export const MAX_LINKAGE_NODES = 300;

/**
 * Groups redundant communications of one segment by average linkage: the two groups with the highest mean pair score
 * are joined until none reaches the bar. Deterministic and independent of the order of nodes and pairs.
 *
 * @param mayShare whether the two meet. Pairs that don't are no evidence for or against: they are left out of the mean,
 * can't be joined directly, and may still sit in one cluster through others (variants of one campaign).
 */
export function clusterPairs(
  nodes: readonly ClusterNode[],
  pairs: readonly ScoredPair[],
  mayShare: (a: string, b: string) => boolean,
): Cluster[] {
  const ordered = [...nodes].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1));
  const index = new Map(ordered.map((node, i) => [node.id, i]));
  const scores = ordered.map(() => new Map<number, number>());
  for (const pair of pairs) {
    const i = index.get(pair.a);
    const j = index.get(pair.b);
    if (i === undefined || j === undefined || i === j || !mayShare(pair.a, pair.b)) continue;
    scores[i]?.set(j, pair.score);
    scores[j]?.set(i, pair.score);
  }
  const groups = linkage(ordered, scores, mayShare);
  return groups
    .filter((group) => group.length > 1)
    .map((group) => describe(group, ordered, scores))
    .sort((a, b) => (a.principal < b.principal ? -1 : 1));
}

type Scores = readonly ReadonlyMap<number, number>[];

function linkage(
  nodes: readonly ClusterNode[],
  scores: Scores,
  mayShare: (a: string, b: string) => boolean,
): number[][] {
  const groups = nodes.map((_, i) => [i]);
  for (;;) {
    let best = { mean: CLUSTER_BAR, i: -1, j: -1 };
    for (let i = 0; i < groups.length; i++) {
      for (let j = i + 1; j < groups.length; j++) {
        const mean = meanScore(groups[i] as number[], groups[j] as number[], nodes, scores, mayShare);
        if (mean > best.mean || (mean === best.mean && best.i < 0)) best = { mean, i, j };
      }
    }
    if (best.i < 0) return groups;
    groups[best.i]?.push(...(groups[best.j] as number[]));
    groups.splice(best.j, 1);
  }
}

function meanScore(
  left: readonly number[],
  right: readonly number[],
  nodes: readonly ClusterNode[],
  scores: Scores,
  mayShare: (a: string, b: string) => boolean,
): number {
  let sum = 0;
  let count = 0;
  for (const i of left) {
    for (const j of right) {
      const score = scores[i]?.get(j);
      if (score === undefined && !mayShare(nodes[i]?.id ?? '', nodes[j]?.id ?? '')) continue;
      sum += score ?? 0;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

function describe(group: readonly number[], nodes: readonly ClusterNode[], scores: Scores): Cluster {
  const total = (i: number) => group.reduce((sum, j) => sum + (scores[i]?.get(j) ?? 0), 0);
  const sorted = [...group].sort((i, j) => total(j) - total(i) || i - j);
  return { principal: nodes[sorted[0] as number]?.id ?? '', members: group.map((i) => nodes[i]?.id ?? '').sort() };
}
