import type { ClaimKind, FactKind } from '../detection/claims/claim.js';
import { type ContradictionFinding, type Quote, compareClaims } from '../detection/claims/compare.js';
import type { ClaimSide } from '../detection/claims/side.js';
import { closeness } from '../detection/claims/close.js';
import { contradictionsBetweenParts, contradictionsWithin } from '../detection/claims/within.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { WITHIN_BAR, barOf } from './bars.js';
import type { Finder } from './conflict.entity.js';
import type { MeetingPair } from './comparing.js';
import type { DisagreementEntity } from './disagreement.entity.js';
import { holdersOfOneOffice } from './holding.js';
import type { Side } from './side.js';

/** A disagreement as it is stored: the finding without what its row has already. `a` is the lower number's side. */
export interface StoredDisagreement {
  topic: string;
  a: Quote;
  b: Quote;
  steps: ContradictionFinding['steps'];
  explanation: string;
  /** Absent: the detector alone. */
  foundBy?: Finder;
}

/** A disagreement as disputes are made from it. */
export interface Disagreement extends StoredDisagreement {
  low: number;
  high: number;
  ordinal: number;
  kind: FactKind;
  confidence: number;
}

/** The facts that a pair which meets tells differently, given how sure it is that the two are redundant. */
export function disagreementsOf(
  pair: MeetingPair,
  sides: ReadonlyMap<number, Side>,
  tree: SegmentTree,
  redundancy: number,
): DisagreementEntity[] {
  const [low, high] = pair.a.number < pair.b.number ? [pair.a, pair.b] : [pair.b, pair.a];
  const [lowSide, highSide] = [sides.get(low.number), sides.get(high.number)];
  if (lowSide === undefined || highSide === undefined) return [];
  const found = compareClaims(lowSide, highSide, {
    close: closeness(low.reach.segments, high.reach.segments, (segment) => tree.depth(segment)),
    redundancy,
  }).filter((finding) => finding.confidence >= DISAGREEMENT_FLOOR);
  const holding = holdersOfOneOffice(lowSide, highSide);
  return (holding === null ? found : [holding, ...found.filter((one) => !tellsTheSame(one, holding))]).map(
    (finding, ordinal) => rowOf(low.number, high.number, ordinal, finding),
  );
}

/** What the grammars read of the same two signatures. */
const tellsTheSame = (found: ContradictionFinding, holding: ContradictionFinding): boolean =>
  found.kind === 'identity' &&
  found.a.start < holding.a.end &&
  holding.a.start < found.a.end &&
  found.b.start < holding.b.end &&
  holding.b.start < found.b.end;

/** Disagreements below this confidence are not kept: they are more likely wrong than right. What lies between it and the bar is `below`. */
const DISAGREEMENT_FLOOR = 0.5;

/** A fact that one communication tells in two ways: known from reading it alone. */
export interface Within extends StoredDisagreement {
  kind: ClaimKind;
  confidence: number;
}

/** The facts that one communication tells in two ways. */
export function withinOf(side: ClaimSide): Within[] {
  return contradictionsWithin(side).map((finding) => ({
    kind: finding.kind,
    confidence: finding.confidence,
    ...storedOf(finding),
  }));
}

/** The facts that the two parts of one communication tell differently: `a` is in the HTML, `b` in the plain-text part. */
export function betweenParts(html: ClaimSide, plain: ClaimSide): Within[] {
  return contradictionsBetweenParts(html, plain).map((finding) => {
    const { a, b, ...rest } = storedOf(finding);
    return {
      kind: finding.kind,
      confidence: finding.confidence,
      a,
      b: { ...b, part: 'alternative' as const },
      ...rest,
    };
  });
}

/** The same as rows. */
export function disagreementsWithin(number: number, within: readonly Within[]): DisagreementEntity[] {
  return within.map(({ kind, confidence, ...finding }, ordinal) => ({
    low: number,
    high: number,
    ordinal,
    kind,
    confidence,
    finding: JSON.stringify(finding),
  }));
}

/** The confidence from which it is a conflict in these segments. */
export function barOfDisagreement(
  { low, high, a, b, foundBy }: Pick<Disagreement, 'low' | 'high' | 'a' | 'b' | 'foundBy'>,
  segments: readonly string[],
  tree: SegmentTree,
): number {
  const bar = barOf('contradiction', segments, tree, foundBy);
  return low === high && a.part === b.part ? Math.max(bar, WITHIN_BAR) : bar;
}

/** A row as disputes are made from it. */
export function disagreementOf(row: DisagreementEntity): Disagreement {
  const { low, high, ordinal, confidence } = row;
  return {
    low,
    high,
    ordinal,
    kind: row.kind as FactKind,
    confidence,
    ...(JSON.parse(row.finding) as StoredDisagreement),
  };
}

function rowOf(low: number, high: number, ordinal: number, finding: ContradictionFinding): DisagreementEntity {
  return {
    low,
    high,
    ordinal,
    kind: finding.kind,
    confidence: finding.confidence,
    finding: JSON.stringify(storedOf(finding)),
  };
}

function storedOf({ topic, a, b, steps, explanation }: ContradictionFinding): StoredDisagreement {
  return { topic, a, b, steps, explanation };
}
