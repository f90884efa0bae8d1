import type { Step } from '../detection/redundancy/finding.js';
import type { Money, Communication, CommunicationSummary } from '../registry/communication.dto.js';
import type { CommunicationEntity } from '../registry/communication.entity.js';
import type { LightCommunication } from '../registry/communications.store.js';
import { CERTAIN, CERTAIN_REDUNDANCY } from './bars.js';
import type { AlignedPassage, ConflictMember, ConflictSummary, Evidence, Fix, HistoryEntry } from './conflict.dto.js';
import type { ConflictEntity } from './conflict.entity.js';
import type { ConflictEventEntity } from './conflict-event.entity.js';
import type { LinkEntity } from './link.entity.js';

/** A communication whole, with its clearance. */
export function showCommunication(row: CommunicationEntity, segments: string[], conflictIds: string[]): Communication {
  return {
    id: row.id,
    externalId: row.externalId,
    office: row.officeId,
    channel: row.channel,
    campaign: row.campaign,
    segments,
    subject: row.subject,
    body: row.body,
    bodyFormat: row.bodyFormat,
    alternative: row.alternative,
    text: row.text,
    alternativeText: row.alternativeText,
    signatory: row.signatory,
    sendFrom: row.sendFrom,
    sendUntil: row.sendUntil,
    journey: row.journeyId,
    pieces: row.pieces,
    unitCost: unitCost(row),
    revision: row.revision,
    contentHash: row.contentHash,
    clearance: { state: row.clearance, contentHash: row.contentHash, conflictIds },
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A communication in a list. */
export function showCommunicationSummary(row: LightCommunication, segments: string[]): CommunicationSummary {
  return {
    id: row.id,
    externalId: row.externalId,
    office: row.officeId,
    channel: row.channel,
    campaign: row.campaign,
    segments,
    subject: row.subject,
    signatory: row.signatory,
    sendFrom: row.sendFrom,
    sendUntil: row.sendUntil,
    journey: row.journeyId,
    revision: row.revision,
    contentHash: row.contentHash,
    state: row.clearance,
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** A conflict in a list. */
export function showConflictSummary(
  row: ConflictEntity,
  segments: string[],
  members: ConflictMember[],
): ConflictSummary {
  return {
    id: row.id,
    kind: row.kind,
    segment: row.segmentId,
    segments,
    status: row.status,
    severity: row.severity,
    customersAffected: row.customersAffected,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    assignee: row.assignee,
    confidence: row.confidence,
    certain: row.confidence >= (row.kind === 'contradiction' ? CERTAIN : CERTAIN_REDUNDANCY),
    foundBy: row.foundBy,
    members,
    ...(row.topic === null ? {} : { topic: row.topic }),
    ...(row.claimKind === null ? {} : { claimKind: row.claimKind }),
    explanation: row.explanation,
    version: row.version,
    noBrainer: row.noBrainer === 1,
    ...(row.noBrainer === 1 ? { fix: (JSON.parse(row.detail) as { fix: Fix }).fix } : {}),
  };
}

/** The finding of a pair, with the quotes that its spans point to. */
export function showEvidence(
  link: LinkEntity,
  a: { id: string; text: string },
  b: { id: string; text: string },
): Evidence {
  const finding = JSON.parse(link.finding) as {
    steps: Step[];
    explanation: string;
    aligned: { a: Span; b: Span; similarity: number }[];
    onlyA: Span[];
    onlyB: Span[];
  };
  const aligned: AlignedPassage[] = [
    ...finding.aligned.map((pair) => ({
      a: quote(a.text, pair.a),
      b: quote(b.text, pair.b),
      similarity: pair.similarity,
    })),
    ...finding.onlyA.map((span) => ({ a: quote(a.text, span), b: null, similarity: null })),
    ...finding.onlyB.map((span) => ({ a: null, b: quote(b.text, span), similarity: null })),
  ];
  return {
    a: a.id,
    b: b.id,
    kind: link.kind,
    score: link.score,
    similarity: link.similarity,
    explanation: finding.explanation,
    steps: finding.steps.map(({ name, value, weight, contribution }) => ({ name, value, weight, contribution })),
    aligned,
  };
}

/** An event of a conflict's history. */
export function showEvent(event: ConflictEventEntity): HistoryEntry {
  return {
    at: event.at.toISOString(),
    actor: event.actor,
    action: event.action,
    detail: JSON.parse(event.detail) as Record<string, unknown>,
  };
}

interface Span {
  start: number;
  end: number;
}

/** A span with the words it stands for. */
export function quote(text: string, { start, end }: Span): { start: number; end: number; quote: string } {
  return { start, end, quote: text.slice(start, end) };
}

function unitCost(row: CommunicationEntity): Money | null {
  return row.unitCostAmount !== null && row.unitCostCurrency !== null
    ? { amount: row.unitCostAmount, currency: row.unitCostCurrency }
    : null;
}
