import { type ClusterNode, type ScoredPair, clusterPairs } from '../detection/clusters.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import type { DayNumber } from '../platform/clock.js';
import { type Meeting, meet } from '../registry/meeting.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import type { Dossier } from './dossier.js';
import { BEST_COMPARED } from './index.store.js';
import type { LightLink } from './links.store.js';

/** A group of redundant communications, as it follows from the links alone. */
export interface Group {
  /** Numbers, ascending. */
  members: number[];
  principal: number;
  basis: 'text' | 'purpose';
  /** Every segment in which two of its members meet, the one with the most customers first. */
  segments: string[];
  /** Customers that two of its members reach. */
  customersAffected: number;
  /** Likeness to the principal, by number. */
  similarity: Map<number, number>;
}

/**
 * The groups among communications and their links: average linkage within each segment in which some of them meet,
 * groups of equal members in several segments are one, and a group within another one is part of it. Pure, and the same
 * whatever the order of arrival.
 */
export function groupsOf(
  dossiers: readonly Dossier[],
  links: readonly LightLink[],
  tree: SegmentTree,
  today: DayNumber,
): Group[] {
  const byNumber = new Map(dossiers.map((dossier) => [dossier.number, dossier]));
  const meetings = new Meetings(byNumber, tree, today);
  const strong = links.filter((link) => link.score >= REDUNDANCY_BAR);
  const segments = new Set(strong.flatMap((link) => meetings.between(link.low, link.high)?.segments ?? []));
  const found = new Map<string, { members: number[]; principal: number }>();
  for (const segment of [...segments].sort()) {
    for (const group of groupsWithin(segment, dossiers, links, tree, meetings)) found.set(group.members.join(), group);
  }
  return withoutSubsets([...found.values()]).map((group) => describe(group, links, tree, meetings));
}

/** Who meets whom, worked out once for every pair that is asked about. */
class Meetings {
  private readonly known = new Map<string, Meeting | null>();

  constructor(
    private readonly dossiers: ReadonlyMap<number, Dossier>,
    private readonly tree: SegmentTree,
    private readonly today: DayNumber,
  ) {}

  between(a: number, b: number): Meeting | null {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    let meeting = this.known.get(key);
    if (meeting === undefined) {
      const [x, y] = [this.dossiers.get(a), this.dossiers.get(b)];
      meeting = x && y ? meet(x.reach, y.reach, this.tree, this.today) : null;
      this.known.set(key, meeting);
    }
    return meeting;
  }
}

/**
 * Which pairs were compared. Of a text that dozens repeat, each is compared with the best `BEST_COMPARED` alone: two that
 * have that many links each and none between them say nothing of each other, neither for nor against.
 */
class Comparisons {
  private readonly linked = new Map<number, Set<number>>();

  constructor(links: readonly LightLink[]) {
    for (const { low, high } of links) {
      this.of(low).add(high);
      this.of(high).add(low);
    }
  }

  known(a: number, b: number): boolean {
    const [x, y] = [this.of(a), this.of(b)];
    return x.has(b) || x.size < BEST_COMPARED || y.size < BEST_COMPARED;
  }

  private of(number: number): Set<number> {
    const known = this.linked.get(number) ?? new Set();
    this.linked.set(number, known);
    return known;
  }
}

function groupsWithin(
  segment: string,
  dossiers: readonly Dossier[],
  links: readonly LightLink[],
  tree: SegmentTree,
  meetings: Meetings,
): { members: number[]; principal: number }[] {
  const line = new Set(tree.ancestry(segment));
  const reaching = dossiers.filter(
    (dossier) => !dossier.reach.withdrawn && dossier.reach.segments.some((s) => line.has(s)),
  );
  const numberOf = new Map(reaching.map((dossier) => [nameOf(dossier), dossier.number]));
  const names = new Map(reaching.map((dossier) => [dossier.number, nameOf(dossier)]));
  const nodes: ClusterNode[] = reaching.map((dossier) => ({
    id: nameOf(dossier),
    at: String(1_000_000 + (dossier.reach.fromDay ?? 0)),
    textHash: dossier.contentHash,
  }));
  const pairs: ScoredPair[] = links.flatMap((link) => {
    const [a, b] = [names.get(link.low), names.get(link.high)];
    return a !== undefined && b !== undefined ? [{ a, b, score: link.score }] : [];
  });
  const number = (name: string) => numberOf.get(name) as number;
  const compared = new Comparisons(links);
  const mayShare = (a: string, b: string) =>
    compared.known(number(a), number(b)) && meetings.between(number(a), number(b)) !== null;
  return clusterPairs(nodes, pairs, mayShare).map((cluster) => ({
    members: cluster.members.map(number).sort((a, b) => a - b),
    principal: number(cluster.principal),
  }));
}

/** Independent of the order of arrival, unlike number and id. */
function nameOf(dossier: Dossier): string {
  return `${dossier.reach.office} ${dossier.externalId}`;
}

function withoutSubsets<G extends { members: number[] }>(groups: readonly G[]): G[] {
  return groups.filter(
    (group) =>
      !groups.some(
        (other) =>
          other !== group &&
          other.members.length > group.members.length &&
          group.members.every((m) => other.members.includes(m)),
      ),
  );
}

function describe(
  group: { members: number[]; principal: number },
  links: readonly LightLink[],
  tree: SegmentTree,
  meetings: Meetings,
): Group {
  const { members, principal } = group;
  const segments = new Set<string>();
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1))
      for (const segment of meetings.between(a, b)?.segments ?? []) segments.add(segment);
  });
  const inside = links.filter((link) => members.includes(link.low) && members.includes(link.high));
  return {
    members,
    principal,
    basis: connected(
      members,
      inside.filter((link) => link.kind === 'duplicate' && link.score >= REDUNDANCY_BAR),
    )
      ? 'text'
      : 'purpose',
    segments: [...segments].sort((a, b) => tree.audience(b) - tree.audience(a) || (a < b ? -1 : 1)),
    customersAffected: tree.audienceOfAll([...segments]),
    similarity: new Map(
      members.map((member) => [member, member === principal ? 1 : likeness(member, principal, inside)]),
    ),
  };
}

/** Likeness to the principal; where the two were not linked themselves, the best likeness to any member. */
function likeness(member: number, principal: number, links: readonly LightLink[]): number {
  const own = links.filter((link) => link.low === member || link.high === member);
  const direct = own.find((link) => link.low === principal || link.high === principal);
  return direct?.similarity ?? Math.max(0, ...own.map((link) => link.similarity));
}

function connected(members: readonly number[], links: readonly LightLink[]): boolean {
  const reached = new Set(members.slice(0, 1));
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const { low, high } of links) {
      if (reached.has(low)) reached.add(high);
      else if (reached.has(high)) reached.add(low);
    }
  }
  return reached.size === members.length;
}
