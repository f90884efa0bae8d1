import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from './database.js';
import { IdempotentAnswerEntity } from './idempotent-answer.entity.js';
import { UnitOfWork } from './unit-of-work.js';

/** Answers to requests with an Idempotency-Key are remembered for this long. */
const KEPT_MS = 24 * 3_600_000;

/** The first answers to requests with an Idempotency-Key. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  find(id: string): Promise<IdempotentAnswerEntity | null> {
    return this.database.look.findOneBy(IdempotentAnswerEntity, { id });
  }

  /** Remembers an answer, and forgets those that are too old. */
  async remember(answer: Omit<IdempotentAnswerEntity, 'createdAt'>): Promise<void> {
    const createdAt = this.clock.now();
    await this.work.run(async (tx) => {
      await tx
        .createQueryBuilder()
        .delete()
        .from(IdempotentAnswerEntity)
        .where('createdAt < :before', { before: new Date(createdAt.getTime() - KEPT_MS) })
        .execute();
      await tx.insert(IdempotentAnswerEntity, { ...answer, createdAt });
    });
  }
}
