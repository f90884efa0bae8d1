import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { AttemptEntity } from './attempt.entity.js';

/** Questions about failed attempts. */
@Injectable()
export class AttemptsStore {
  constructor(private readonly database: Database) {}

  /** The row of an account or address, made where there is none; on servers, others who ask wait until the unit of work ends. */
  async locked(id: string, now: Date, tx: EntityManager): Promise<AttemptEntity> {
    const onSqlite = this.database.dialect === 'sqlite';
    await tx
      .createQueryBuilder()
      .insert()
      .into(AttemptEntity)
      .values({ id, count: 0, lastAt: now, blockedUntil: null })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const query = tx.createQueryBuilder(AttemptEntity, 'a').where('a.id = :id', { id });
    if (!onSqlite) query.setLock('pessimistic_write');
    return query.getOneOrFail();
  }

  async update(id: string, changes: Partial<AttemptEntity>, tx: EntityManager): Promise<void> {
    await tx.update(AttemptEntity, { id }, changes);
  }

  async forget(id: string, tx: EntityManager): Promise<void> {
    await tx.delete(AttemptEntity, { id });
  }

  /** Forgets what counts no more. */
  async sweep(before: Date, tx: EntityManager): Promise<void> {
    await tx.createQueryBuilder().delete().from(AttemptEntity).where('lastAt < :before', { before }).execute();
  }
}
