import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { SessionEntity } from './session.entity.js';

/** Questions about sessions. */
@Injectable()
export class SessionsStore {
  constructor(private readonly database: Database) {}

  byTokenHash(tokenHash: string): Promise<SessionEntity | null> {
    return this.database.look.findOneBy(SessionEntity, { tokenHash });
  }

  /** A person's sessions, the newest first. */
  ofPerson(personId: string): Promise<SessionEntity[]> {
    return this.database.look.find(SessionEntity, { where: { personId }, order: { id: 'DESC' } });
  }

  async insert(session: SessionEntity, tx: EntityManager): Promise<void> {
    await tx.insert(SessionEntity, session);
  }

  async update(id: string, changes: Partial<SessionEntity>, tx: EntityManager): Promise<void> {
    await tx.update(SessionEntity, { id }, changes);
  }

  /** Ends one session of a person; false when there is none. */
  async end(id: string, personId: string, tx: EntityManager): Promise<boolean> {
    return ((await tx.delete(SessionEntity, { id, personId })).affected ?? 0) > 0;
  }

  async endByTokenHash(tokenHash: string, tx: EntityManager): Promise<void> {
    await tx.delete(SessionEntity, { tokenHash });
  }

  /** Ends a person's sessions, but for one that may stay. */
  async endAll(personId: string, except: string | null, tx: EntityManager): Promise<void> {
    const query = tx.createQueryBuilder().delete().from(SessionEntity).where('personId = :personId', { personId });
    if (except !== null) query.andWhere('id <> :except', { except });
    await query.execute();
  }

  /** Forgets sessions whose time is over. */
  async sweep(now: Date, tx: EntityManager): Promise<void> {
    await tx.createQueryBuilder().delete().from(SessionEntity).where('expiresAt <= :now', { now }).execute();
  }
}
