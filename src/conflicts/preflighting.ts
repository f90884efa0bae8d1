import { wordsOf } from '../detection/claims/proposal.js';
import type { RedundancyFinding } from '../detection/redundancy/finding.js';
import type { DayNumber } from '../platform/clock.js';
import type { Meeting } from '../registry/meeting.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import type { AlignedPassage } from './conflict.dto.js';
import type { ConflictKind } from './conflict.entity.js';
import {
  type Disagreement,
  barOfDisagreement,
  disagreementOf,
  disagreementsOf,
  disagreementsWithin,
  type Within,
} from './disagreeing.js';
import type { Dossier } from './dossier.js';
import type { Side } from './side.js';
import type { Finding, FindingEdit, Saying } from './preflight.dto.js';
import { daysToSend, harmOf, severityOf } from './severity.js';
import { type Settlements, scopesOf } from './settlements.js';
import { quote } from './showing.js';

/** The checked communication's number: below all that are stored, so it is the first side of every pair. */
export const CHECKED = 0;

/** The checked communication and what it is checked against. */
export interface Ground {
  checked: Dossier;
  mine: Side;
  /** What it tells in two ways itself. */
  within: readonly Within[];
  /** The number of the filed communication that it would be a revision of. */
  replaces: number | null;
  tree: SegmentTree;
  today: DayNumber;
}

/** A stored communication that the checked one meets, compared. */
export interface Compared {
  other: Dossier;
  side: Side;
  meeting: Meeting;
  finding: RedundancyFinding;
}

interface Ranked {
  finding: Finding;
  harm: number;
}

/** The findings, the most harmful first. */
export function rank(findings: readonly Ranked[]): Finding[] {
  return [...findings]
    .sort((x, y) => y.harm - x.harm || y.finding.confidence - x.finding.confidence || (keyOf(x) < keyOf(y) ? -1 : 1))
    .map(({ finding }) => finding);
}

/** The finding that the checked communication is redundant with a stored one. */
export function redundancy(compared: Compared, ground: Ground): Ranked {
  const { finding, side } = compared;
  const { text } = ground.mine;
  const passages: AlignedPassage[] = [
    ...finding.aligned.map((pair) => ({
      a: quote(text, pair.a),
      b: quote(side.text, pair.b),
      similarity: pair.similarity,
    })),
    ...finding.onlyA.map((span) => ({ a: quote(text, span), b: null, similarity: null })),
    ...finding.onlyB.map((span) => ({ a: null, b: quote(side.text, span), similarity: null })),
  ];
  return ranked(finding.kind, compared.other, compared.meeting.segments, ground, {
    similarity: finding.similarity,
    confidence: finding.score,
    ...telling(finding, text, side.text),
    // Nothing between these two alone explains why they are in one group: others do.
    explanation: finding.explanation || `${side.officeName} sends another of the communications that say the same.`,
    passages,
    edit: null,
  });
}

/** The facts that the checked communication tells otherwise than a stored one. */
export function contradictions(
  { other, side, meeting, finding }: Compared,
  ground: Ground,
  settlements: Settlements,
): Ranked[] {
  const self = ground.replaces ?? CHECKED;
  const sides = new Map([
    [CHECKED, ground.mine],
    [other.number, side],
  ]);
  return (
    disagreementsOf({ a: ground.checked, b: other, meeting }, sides, ground.tree, finding.score)
      .map(disagreementOf)
      .filter((one) => one.confidence >= barOfDisagreement(one, meeting.segments, ground.tree))
      // The checked one is the first side here; as it was filed, it may be the second.
      .filter((one) => !settlements.tolerated(self, other.number, scopesOf(self > other.number ? turned(one) : one)))
      .map((one) => ranked('contradiction', other, meeting.segments, ground, saidOtherwise(one, finding.similarity)))
  );
}

/** The facts that the checked communication tells in two ways. */
export function contradictionsOfItself(ground: Ground, settlements: Settlements): Ranked[] {
  const { checked, tree } = ground;
  const self = ground.replaces ?? CHECKED;
  return disagreementsWithin(CHECKED, ground.within)
    .map(disagreementOf)
    .filter((one) => one.confidence >= barOfDisagreement(one, checked.reach.segments, tree))
    .filter((one) => !settlements.tolerated(self, self, scopesOf(one)))
    .map((one) => ranked('contradiction', checked, checked.reach.segments, ground, saidOtherwise(one, 1)));
}

function turned(one: Disagreement): Disagreement {
  return { ...one, a: one.b, b: one.a };
}

function saidOtherwise({ a, b, kind, topic, confidence, explanation }: Disagreement, similarity: number) {
  const saying = ({ quote, start, end, value, part }: Disagreement['a']): Saying => ({
    quote,
    start,
    end,
    value,
    ...(part === undefined ? {} : { part }),
  });
  return {
    similarity,
    confidence,
    topic,
    claimKind: kind,
    mine: saying(a),
    theirs: saying(b),
    explanation,
    passages: [],
    edit: editOf(a, b),
  };
}

/** The checked one's words for the value, exchanged for the other's; null where only the words around them differ. */
function editOf(mine: Disagreement['a'], theirs: Disagreement['b']): FindingEdit | null {
  const [before, after] = [wordsOf(mine), wordsOf(theirs)];
  if (before === after) return null;
  const part = mine.part === undefined ? {} : { part: mine.part };
  return { start: mine.valueStart, end: mine.valueEnd, before, after, ...part };
}

type Particulars = Pick<
  Finding,
  'similarity' | 'confidence' | 'topic' | 'claimKind' | 'mine' | 'theirs' | 'explanation' | 'passages' | 'edit'
>;

function ranked(
  kind: ConflictKind,
  other: Dossier,
  meeting: readonly string[],
  { checked, tree, today }: Ground,
  particulars: Particulars,
): Ranked {
  const segments = [...meeting].sort((a, b) => tree.audience(b) - tree.audience(a) || (a < b ? -1 : 1));
  const harmful = {
    kind,
    customersAffected: tree.audienceOfAll(segments),
    daysToSend: daysToSend([checked, other], today),
  };
  return {
    harm: harmOf(harmful),
    finding: {
      kind,
      segment: segments[0] as string,
      segments,
      severity: severityOf(harmful),
      customersAffected: harmful.customersAffected,
      other: {
        communicationId: other.id,
        externalId: other.externalId,
        office: other.reach.office,
        subject: other.subject,
        sendFrom: other.sendFrom,
        sendUntil: other.sendUntil,
      },
      ...particulars,
    },
  };
}

/** The pair of sentences that shows it best: the likest, the longer among equals; else how each side begins. */
function telling(finding: RedundancyFinding, mine: string, theirs: string): { mine: Saying; theirs: Saying } {
  const [best] = [...finding.aligned].sort(
    (x, y) => y.similarity - x.similarity || y.a.end - y.a.start - (x.a.end - x.a.start),
  );
  return {
    mine: quote(mine, best?.a ?? finding.onlyA[0] ?? { start: 0, end: Math.min(mine.length, 200) }),
    theirs: quote(theirs, best?.b ?? finding.onlyB[0] ?? { start: 0, end: Math.min(theirs.length, 200) }),
  };
}

function keyOf({ finding }: Ranked): string {
  return `${finding.other.office} ${finding.other.externalId} ${finding.kind} ${finding.mine.start}`;
}
