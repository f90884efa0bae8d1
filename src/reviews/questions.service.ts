import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { Journal } from '../platform/journal/journal.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, mayWriteFor } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import { idOf } from './case-files.js';
import type { QuestionEntity } from './question.entity.js';
import type { Ask, Question } from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';
import { ReviewsStore } from './reviews.store.js';
import { showQuestion } from './showing.js';

/** What offices are asked: about conflicts, or to read a draft for clarity before it is sent. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly reviews: ReviewsService,
    private readonly store: ReviewsStore,
    private readonly communications: CommunicationsStore,
    private readonly offices: OfficesStore,
  ) {}

  /** Lists questions, the newest first. Who is bound to an office sees what that office was asked. */
  async list(
    filter: { office?: string; communication?: string; open?: boolean },
    page: Page,
    asker: Principal,
  ): Promise<Listing<Question>> {
    const own = asker.officeId === null ? filter : { ...filter, office: asker.officeId };
    return listing(await this.store.questions(own, page), page.limit, (row) => row.id, showQuestion);
  }

  /** Asks another office's advocate to read a communication for clarity before it is sent. */
  async askToRead(communicationId: string, { office, question }: Ask, asker: Principal): Promise<Question> {
    const asked = await this.work.run(async (tx) => {
      const communication = await this.communications.find(communicationId, tx);
      if (communication === null)
        throw new DomainError(
          'not-found',
          `There is no communication ${communicationId}. GET /api/v1/communications lists them.`,
        );
      if (!mayWriteFor(asker, communication.officeId))
        throw new DomainError(
          'not-allowed',
          `It is of the office ${communication.officeId}, for which you do not write.`,
        );
      const reader = await this.offices.find(office, tx);
      if (reader === null || reader.kind === 'partner' || office === communication.officeId) {
        const detail =
          reader === null ? `no office has the id ${office}` : 'must be another office of the company than its own';
        throw new DomainError('unknown-reference', `${office} can't be asked: ${detail}.`, [
          { pointer: '/office', detail },
        ]);
      }
      const row: QuestionEntity = {
        id: newId(),
        conflictId: null,
        communicationId,
        officeId: office,
        question,
        askedBy: idOf(asker),
        askedAt: this.clock.now(),
        answer: null,
        answeredBy: null,
        answeredAt: null,
      };
      await this.store.insertQuestion(row, tx);
      this.note('asked', row, question, asker, { externalId: communication.externalId }, tx);
      return row;
    });
    return showQuestion(asked);
  }

  /** Answers. On a conflict it is the same as commenting on it. */
  async answer(id: string, text: string, asker: Principal): Promise<Question> {
    const question = await this.store.question(id);
    if (question === null)
      throw new DomainError('not-found', `There is no question ${id}. GET /api/v1/questions lists them.`);
    const office = await this.offices.find(question.officeId);
    if (asker.officeId !== question.officeId && office?.advocate !== idOf(asker))
      throw new DomainError('not-allowed', `The office ${question.officeId} was asked: its advocate answers.`);
    if (question.answeredAt !== null)
      throw new DomainError('conflicting-state', `It was answered on ${question.answeredAt.toISOString()}.`);
    if (question.conflictId !== null) await this.reviews.comment(question.conflictId, { text }, asker);
    else {
      await this.work.run(async (tx) => {
        const answer = { answer: text, answeredBy: idOf(asker), answeredAt: this.clock.now() };
        await this.store.answer([id], answer, tx);
        this.note('answered', question, text, asker, { askedBy: question.askedBy }, tx);
      });
    }
    return showQuestion((await this.store.question(id)) ?? question);
  }

  private note(
    action: 'asked' | 'answered',
    question: QuestionEntity,
    text: string,
    asker: Principal,
    detail: object,
    tx: Parameters<Journal['note']>[1],
  ): void {
    this.journal.note(
      {
        at: this.clock.now(),
        actor: idOf(asker),
        action: `clarity.${action}`,
        subject: question.communicationId ?? question.id,
        detail: { questionId: question.id, office: question.officeId, text, ...detail },
      },
      tx,
    );
  }
}
