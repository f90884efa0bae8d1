import type { Claim, ClaimKind } from '../detection/claims/claim.js';
import { type ContradictionFinding, type Quote, compareClaims } from '../detection/claims/compare.js';
import { contradictionsWithin } from '../detection/claims/within.js';
import type { MeetingPair } from './comparing.js';
import type { DisagreementEntity } from './disagreement.entity.js';
import type { Side } from './dossiers.service.js';

/** What one side of a disagreement says: the quote that is shown, and where its value stands. */
export interface Statement extends Quote {
  valueStart: number;
  valueEnd: number;
}

/** A disagreement as it is stored: the finding without what its row has already. `a` is the lower number's side. */
export interface StoredDisagreement {
  topic: string;
  a: Statement;
  b: Statement;
  steps: ContradictionFinding['steps'];
  explanation: string;
}

/** A disagreement as disputes are made from it. */
export interface Disagreement extends StoredDisagreement {
  low: number;
  high: number;
  ordinal: number;
  kind: ClaimKind;
  confidence: number;
}

/** The facts that a pair which meets tells differently. */
export function disagreementsOf(pair: MeetingPair, sides: ReadonlyMap<number, Side>): DisagreementEntity[] {
  const [low, high] = pair.a.number < pair.b.number ? [pair.a, pair.b] : [pair.b, pair.a];
  const [lowSide, highSide] = [sides.get(low.number), sides.get(high.number)];
  if (lowSide === undefined || highSide === undefined) return [];
  return compareClaims(lowSide, highSide).map((finding, ordinal) =>
    rowOf(low.number, high.number, ordinal, finding, lowSide, highSide),
  );
}

/** A fact that one communication tells in two ways: known from reading it alone. */
export interface Within extends StoredDisagreement {
  kind: ClaimKind;
  confidence: number;
}

/** The facts that one communication tells in two ways. */
export function withinOf(side: Claimed): Within[] {
  return contradictionsWithin(side).map((finding) => ({
    kind: finding.kind,
    confidence: finding.confidence,
    ...storedOf(finding, side, side),
  }));
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

/** A row as disputes are made from it. */
export function disagreementOf(row: DisagreementEntity): Disagreement {
  const { low, high, ordinal, confidence } = row;
  return {
    low,
    high,
    ordinal,
    kind: row.kind as ClaimKind,
    confidence,
    ...(JSON.parse(row.finding) as StoredDisagreement),
  };
}

/** A communication's claims and the text they point into. */
interface Claimed {
  claims: readonly Claim[];
  text: string;
}

function rowOf(
  low: number,
  high: number,
  ordinal: number,
  finding: ContradictionFinding,
  a: Side,
  b: Side,
): DisagreementEntity {
  return {
    low,
    high,
    ordinal,
    kind: finding.kind,
    confidence: finding.confidence,
    finding: JSON.stringify(storedOf(finding, a, b)),
  };
}

function storedOf(finding: ContradictionFinding, a: Claimed, b: Claimed): StoredDisagreement {
  return {
    topic: finding.topic,
    a: statementOf(finding.a, finding.claimA, a),
    b: statementOf(finding.b, finding.claimB, b),
    steps: finding.steps,
    explanation: finding.explanation,
  };
}

/** A finding's side with the place of its value. */
function statementOf(quote: Quote, claim: number, side: Claimed): Statement {
  const { start, end } = side.claims[claim] ?? quote;
  return { ...quote, valueStart: start, valueEnd: end };
}
