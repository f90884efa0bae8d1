import type { DecisionEntity } from './decision.entity.js';
import type { FeedbackEntity } from './feedback.entity.js';
import type { QuestionEntity } from './question.entity.js';
import type { DecidedEdit, Disposition, Question, Reception } from './reviews.dto.js';

/** What a decision's `detail` holds. */
export interface DecisionDetail {
  edits: DecidedEdit[];
  communications: string[];
  owner: string | null;
  /** Ids of the communications that it withdrew. */
  withdrawn?: string[];
  /** Contents that were decided on, by communication id. */
  contents: Record<string, string>;
}

/** A decision. */
export function showDisposition(row: DecisionEntity): Disposition {
  const { edits, communications, owner } = JSON.parse(row.detail) as DecisionDetail;
  return {
    decision: row.decision,
    keep: row.keep,
    reason: row.reason,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    owner,
    edits,
    communications,
    by: row.actor,
    at: row.at.toISOString(),
    confirmedBy: row.confirmedBy,
  };
}

/** What an office was asked. */
export function showQuestion(row: QuestionEntity): Question {
  return {
    id: row.id,
    conflictId: row.conflictId,
    communicationId: row.communicationId,
    office: row.officeId,
    question: row.question,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    answer: row.answer,
    answeredBy: row.answeredBy,
    answeredAt: row.answeredAt?.toISOString() ?? null,
  };
}

/** How a decision was received. */
export function showReception(rows: readonly FeedbackEntity[]): Reception {
  return {
    helped: rows.filter(({ helped }) => helped === 1).length,
    didNotHelp: rows.filter(({ helped }) => helped === 0).length,
    words: rows.flatMap(({ words }) => words ?? []),
  };
}
