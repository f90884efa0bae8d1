import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { type Page, sortKeyParts, strangeCursor } from '../platform/paging.js';
import { DecisionEntity, type DecisionState } from './decision.entity.js';
import { FeedbackEntity } from './feedback.entity.js';
import { QuestionEntity } from './question.entity.js';

/** A decision that declares a legitimate duplicate; those always end. */
export type Accepted = DecisionEntity & { expiresAt: Date };

/** Questions about decisions, about what offices were asked, and about how it was received. */
@Injectable()
export class ReviewsStore {
  constructor(private readonly database: Database) {}

  /** The newest decision on a conflict that is in this state. */
  decision(
    conflictId: string,
    state: DecisionState,
    on: EntityManager = this.database.look,
  ): Promise<DecisionEntity | null> {
    return on.findOne(DecisionEntity, { where: { conflictId, state }, order: { id: 'DESC' } });
  }

  /** Accepted duplicates whose time is over. */
  expired(now: Date, limit: number): Promise<DecisionEntity[]> {
    return this.database.look.find(DecisionEntity, {
      where: { state: 'final', expiresAt: LessThanOrEqual(now) },
      order: { expiresAt: 'ASC' },
      take: limit,
    });
  }

  /** What is accepted and in force, those that end first in front, from after `cursor` on. */
  async accepted({ limit, cursor }: Page): Promise<Accepted[]> {
    const query = this.database.look
      .createQueryBuilder(DecisionEntity, 'd')
      .where(`d.state = 'final' AND d.decision = 'accept' AND d.expiresAt IS NOT NULL`);
    if (cursor !== null) query.andWhere('(d.expiresAt > :at OR (d.expiresAt = :at AND d.id > :id))', placeOf(cursor));
    const rows = await query
      .orderBy('d.expiresAt')
      .addOrderBy('d.id')
      .limit(limit + 1)
      .getMany();
    return rows as Accepted[];
  }

  async insertDecision(decision: DecisionEntity, tx: EntityManager): Promise<void> {
    await tx.insert(DecisionEntity, decision);
  }

  async updateDecision(id: string, changes: Partial<DecisionEntity>, tx: EntityManager): Promise<void> {
    await tx.update(DecisionEntity, { id }, changes);
  }

  /** Moves every decision on a conflict from one state to another. */
  async moveDecisions(conflictId: string, from: DecisionState, to: DecisionState, tx: EntityManager): Promise<void> {
    await tx.update(DecisionEntity, { conflictId, state: from }, { state: to });
  }

  question(id: string, on: EntityManager = this.database.look): Promise<QuestionEntity | null> {
    return on.findOneBy(QuestionEntity, { id });
  }

  /** What was asked about a conflict, oldest first. */
  questionsAbout(conflictId: string, on: EntityManager = this.database.look): Promise<QuestionEntity[]> {
    return on.find(QuestionEntity, { where: { conflictId }, order: { id: 'ASC' } });
  }

  openQuestions(conflictId: string, on: EntityManager): Promise<QuestionEntity[]> {
    return on.find(QuestionEntity, { where: { conflictId, answeredAt: IsNull() }, order: { id: 'ASC' } });
  }

  /** What offices were asked, newest first. */
  questions(
    filter: { office?: string; communication?: string; open?: boolean },
    { limit, cursor }: Page,
  ): Promise<QuestionEntity[]> {
    const query = this.database.look.createQueryBuilder(QuestionEntity, 'q');
    if (cursor !== null) query.andWhere('q.id < :cursor', { cursor });
    if (filter.office !== undefined) query.andWhere('q.officeId = :office', { office: filter.office });
    if (filter.communication !== undefined)
      query.andWhere('q.communicationId = :communication', { communication: filter.communication });
    if (filter.open !== undefined) query.andWhere(`q.answeredAt IS ${filter.open ? '' : 'NOT '}NULL`);
    return query
      .orderBy('q.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  async insertQuestion(question: QuestionEntity, tx: EntityManager): Promise<void> {
    await tx.insert(QuestionEntity, question);
  }

  async answer(
    ids: readonly string[],
    answer: { answer: string; answeredBy: string; answeredAt: Date },
    tx: EntityManager,
  ): Promise<void> {
    for (const id of ids) await tx.update(QuestionEntity, { id, answeredAt: IsNull() }, answer);
  }

  feedback(conflictId: string): Promise<FeedbackEntity[]> {
    return this.database.look.find(FeedbackEntity, { where: { conflictId }, order: { at: 'ASC' } });
  }

  async saveFeedback(feedback: FeedbackEntity, tx: EntityManager): Promise<void> {
    await tx.delete(FeedbackEntity, { conflictId: feedback.conflictId, actor: feedback.actor });
    await tx.insert(FeedbackEntity, feedback);
  }
}

/** Where a page of accepted duplicates ended: the end and the id of its last one. */
function placeOf(cursor: string): { at: Date; id: string } {
  const [at, id] = sortKeyParts(cursor);
  const date = new Date(typeof at === 'string' ? at : Number.NaN);
  if (Number.isNaN(date.getTime()) || typeof id !== 'string') throw strangeCursor();
  return { at: date, id };
}
