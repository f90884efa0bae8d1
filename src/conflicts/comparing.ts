import { compareRedundancy } from '../detection/redundancy/compare.js';
import type { PairContext, RedundancyFinding } from '../detection/redundancy/finding.js';
import type { Meeting } from '../registry/meeting.js';
import type { Dossier } from './dossier.js';
import type { LinkEntity } from './link.entity.js';
import type { Side } from './side.js';

/** Pairs that meet and share a key, to be compared. */
export interface MeetingPair {
  a: Dossier;
  b: Dossier;
  meeting: Meeting;
}

/** Links below this score are not worth a row: in the mean of a cluster they count as 0, which they nearly are. */
export const LINK_FLOOR = 0.2;

/** Links kept for a newcomer, best first: a text that hundreds repeat is in its cluster by any few of them. */
export const MAX_LINKS = 64;

/** The same for disagreements: a letter with more of them is a price list beside another price list. */
export const MAX_DISAGREEMENTS = 64;

/** What comparing a pair as wholes yields. */
export interface ComparedPair {
  /** How sure it is that the two are redundant, 0 to 1. */
  redundancy: number;
  /** What is kept of it; null below the floor. */
  link: LinkEntity | null;
}

/** Compares a pair, the lower number's side first; a link is made from `floor` on. */
export function comparePair(
  pair: MeetingPair,
  sides: ReadonlyMap<number, Side>,
  floor = LINK_FLOOR,
): ComparedPair | null {
  const [low, high] = pair.a.number < pair.b.number ? [pair.a, pair.b] : [pair.b, pair.a];
  const [lowSide, highSide] = [sides.get(low.number), sides.get(high.number)];
  if (lowSide === undefined || highSide === undefined) return null;
  const finding = compareRedundancy(lowSide, highSide, pairContext(pair));
  return {
    redundancy: finding.score,
    link: finding.score < floor ? null : linkOf(low.number, high.number, finding),
  };
}

/** What detection is told of a pair beside the texts. */
export function pairContext({ a, b }: Pick<MeetingPair, 'a' | 'b'>): PairContext {
  return { sameSegment: a.reach.segments.some((segment) => b.reach.segments.includes(segment)) };
}

/** Finding rows of a round, best first, at most `most` of each newcomer; what an older one brings along stays. */
export function bounded<F extends { low: number; high: number }>(
  findings: readonly F[],
  newcomers: ReadonlySet<number>,
  most: number,
  confidence: (finding: F) => number,
): F[] {
  const counts = new Map<number, number>();
  const kept: F[] = [];
  for (const finding of [...findings].sort(
    (a, b) => confidence(b) - confidence(a) || a.low - b.low || a.high - b.high,
  )) {
    const owners = [finding.low, finding.high].filter((number) => newcomers.has(number));
    if (owners.every((owner) => (counts.get(owner) ?? 0) >= most)) continue;
    for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
    kept.push(finding);
  }
  return kept;
}

function linkOf(low: number, high: number, finding: RedundancyFinding): LinkEntity {
  const { kind, score, similarity, ...rest } = finding;
  return { low, high, kind, score, similarity, finding: JSON.stringify(rest) };
}
