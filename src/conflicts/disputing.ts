import { type Dispute, type PairFinding, type PositionMember, groupDisputes } from '../detection/claims/disputes.js';
import { type Proposal, type Standing, proposeFor } from '../detection/claims/proposal.js';
import type { DayNumber } from '../platform/clock.js';
import { meet } from '../registry/meeting.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { type Disagreement, barOfDisagreement } from './disagreeing.js';
import type { Finder } from './conflict.entity.js';
import type { Dossier } from './dossier.js';
import { findersOf } from './remarking.js';
import { partsWithoutApart } from './settlements.js';

/** A communication that takes a position; offsets point into its text. */
export interface PositionHolder {
  /** `communication.number`. */
  communication: number;
  quote: string;
  start: number;
  end: number;
  /** Where offsets point into its plain-text part. */
  part?: 'alternative';
  /** Its own value, where the position is called by another one's words for it. */
  said?: string;
}

/** A disputed fact, as it follows from the disagreements alone. */
export interface DisputedFact {
  topic: string;
  claimKind: string;
  /** The one that most hold stands first. */
  positions: { value: string; members: PositionHolder[] }[];
  majority: boolean;
  confidence: number;
  foundBy: Finder;
  /** Whether it lies below the bar of its segments. */
  below: boolean;
  explanation: string;
  steps: Disagreement['steps'];
  /** Every segment in which two of its positions meet, the one with the most customers first. */
  segments: string[];
  customersAffected: number;
  proposal: Proposal | null;
  /** What it was made from. */
  disagreements: Disagreement[];
}

interface Ground {
  /** Whether people said of a pair that it does not disagree on this. */
  apart: (one: Disagreement) => boolean;
  dossiers: ReadonlyMap<number, Dossier>;
  tree: SegmentTree;
  today: DayNumber;
}

/** The disputed facts among communications. What lies below the bar is grouped by itself: it never joins what lies above. */
export function disputedFacts(disagreements: readonly Disagreement[], ground: Ground): DisputedFact[] {
  const standing = disagreements.filter((one) => segmentsOf(one, ground).length > 0 && !ground.apart(one));
  const parted = disagreements.filter((one) => ground.apart(one));
  const above = standing.filter(
    (one) => one.confidence >= barOfDisagreement(one, segmentsOf(one, ground), ground.tree),
  );
  const told = new Set(above.flatMap(statementsOf));
  const under = standing.filter(
    (one) => !above.includes(one) && !statementsOf(one).every((statement) => told.has(statement)),
  );
  // A communication at odds with itself is a fact of its own: it would chain the disputes of its two statements.
  const ofOne = (list: readonly Disagreement[]) => list.filter(({ low, high }) => low === high);
  const ofTwo = (list: readonly Disagreement[]) => list.filter(({ low, high }) => low !== high);
  return [
    ...factsInView(ofTwo(above), parted, false, ground),
    ...factsOf(ofOne(above), false, ground),
    ...factsInView(ofTwo(under), parted, true, ground),
    ...factsOf(ofOne(under), true, ground),
  ];
}

/** The facts, without putting two of whom people said that they do not disagree on it into one dispute. */
function factsInView(
  disagreements: readonly Disagreement[],
  parted: readonly Disagreement[],
  below: boolean,
  ground: Ground,
): DisputedFact[] {
  return factsOf(disagreements, below, ground).flatMap((fact) => {
    const values = new Map(
      fact.positions.flatMap(({ value, members }) => members.map((one) => [one.communication, one.said ?? value])),
    );
    const said = parted.filter(
      ({ kind, low, high, a, b }) =>
        kind === fact.claimKind && values.get(low) === a.value && values.get(high) === b.value,
    );
    if (said.length === 0) return [fact];
    const parts = partsWithoutApart(
      [...values.keys()].sort((x, y) => x - y),
      (x, y) => said.some(({ low, high }) => low === Math.min(x, y) && high === Math.max(x, y)),
    );
    return parts.flatMap((part) =>
      factsOf(
        fact.disagreements.filter(({ low, high }) => part.includes(low) && part.includes(high)),
        below,
        ground,
      ),
    );
  });
}

function factsOf(disagreements: readonly Disagreement[], below: boolean, ground: Ground): DisputedFact[] {
  const numbers = new Map([...ground.dossiers.values()].map((dossier) => [nameOf(dossier), dossier.number]));
  const findings = disagreements.map(
    (one): PairFinding => ({
      a: nameOf(ground.dossiers.get(one.low) as Dossier),
      b: nameOf(ground.dossiers.get(one.high) as Dossier),
      finding: { ...one, claimA: 0, claimB: 0 },
    }),
  );
  return groupDisputes(findings).map((dispute) => {
    const mine = dispute.findings.map((i) => disagreements[i] as Disagreement);
    const strongest = mine.reduce((best, one) => (one.confidence > best.confidence ? one : best));
    const foundBy = findersOf(mine.map((one) => one.foundBy ?? 'detector'));
    const proposal = proposalOf(dispute, numbers, ground);
    const segments = [...new Set(mine.flatMap((one) => segmentsOf(one, ground)))];
    return {
      topic: dispute.topic,
      claimKind: dispute.claimKind,
      positions: joined(dispute.positions, foundBy === 'second-reader' ? mine : null).map(({ value, members }) => ({
        value,
        members: members.map(({ id, quote, start, end, part, said }) => ({
          communication: numbers.get(id) as number,
          quote,
          start,
          end,
          ...(part === undefined ? {} : { part }),
          ...(said === undefined ? {} : { said }),
        })),
      })),
      majority: dispute.majority,
      confidence: dispute.confidence,
      foundBy,
      below,
      explanation: strongest.explanation,
      steps: strongest.steps,
      segments: segments.sort((a, b) => ground.tree.audience(b) - ground.tree.audience(a) || (a < b ? -1 : 1)),
      customersAffected: ground.tree.audienceOfAll(segments),
      // What a reader understood is no value that could be put in another one's place.
      proposal: proposal && (foundBy === 'second-reader' ? { ...proposal, edits: [] } : proposal),
      disagreements: mine,
    };
  });
}

/** Whether a contradiction of a communication with itself, as its row keeps it, is between two sentences of one text. */
export function isWithinOneText(detail: string): boolean {
  const { positions } = JSON.parse(detail) as Pick<DisputedFact, 'positions'>;
  return new Set(positions.flatMap(({ members }) => members.map(({ part }) => part))).size === 1;
}

/**
 * A reader's values are each letter's own words. Those between which it sees no difference are one position: two that say
 * the same, each against a third.
 * @param found what the positions were made from; null leaves them as they are
 */
function joined(
  positions: Dispute['positions'],
  found: readonly Disagreement[] | null,
): { value: string; members: (PositionMember & { said?: string })[] }[] {
  if (found === null) return positions;
  const differ = new Set(found.flatMap(({ a, b }) => [`${a.value}\n${b.value}`, `${b.value}\n${a.value}`]));
  const groups: Dispute['positions'][] = [];
  for (const position of positions) {
    const group = groups.find((one) => one.every(({ value }) => !differ.has(`${value}\n${position.value}`)));
    if (group === undefined) groups.push([position]);
    else group.push(position);
  }
  return groups.map((group) => {
    const name = group[0]?.value ?? '';
    return {
      value: name,
      members: group.flatMap(({ value, members }) =>
        members.map((member) => (value === name ? member : { ...member, said: value })),
      ),
    };
  });
}

/** Where the two meet; a communication that contradicts itself does so in all its segments. */
function segmentsOf({ low, high }: Disagreement, { dossiers, tree, today }: Ground): readonly string[] {
  const [a, b] = [dossiers.get(low), dossiers.get(high)];
  if (a === undefined || b === undefined) return [];
  if (low === high) return a.reach.withdrawn ? [] : a.reach.segments;
  return meet(a.reach, b.reach, tree, today)?.segments ?? [];
}

function proposalOf(dispute: Dispute, numbers: ReadonlyMap<string, number>, ground: Ground): Proposal | null {
  const standings = dispute.positions.flatMap(({ members }) =>
    members.flatMap(({ id }): Standing[] => {
      const number = numbers.get(id) as number;
      const dossier = ground.dossiers.get(number);
      if (dossier === undefined) return [];
      return [
        {
          id,
          office: dossier.reach.office,
          sendFrom: dossier.sendFrom,
          reach: ground.tree.audienceOfAll(dossier.reach.segments) || null,
        },
      ];
    }),
  );
  const proposal = proposeFor(dispute, standings);
  if (proposal === null) return null;
  const toId = (name: string) => ground.dossiers.get(numbers.get(name) as number)?.id ?? '';
  return {
    ...proposal,
    keep: toId(proposal.keep),
    edits: proposal.edits.map((edit) => ({ ...edit, communicationId: toId(edit.communicationId) })),
  };
}

function statementsOf({ low, high, a, b }: Disagreement): string[] {
  return [`${low} ${a.start} ${a.value}`, `${high} ${b.part ?? ''}${b.start} ${b.value}`];
}

/** Independent of the order of arrival, unlike number and id. */
function nameOf(dossier: Dossier): string {
  return `${dossier.reach.office} ${dossier.externalId}`;
}
