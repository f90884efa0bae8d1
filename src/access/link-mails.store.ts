import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { LinkMailEntity } from './link-mail.entity.js';

/** Which mail is meant. */
export type LinkMailKey = Pick<LinkMailEntity, 'email' | 'purpose'>;

/** It was tried, and not taken. */
const UNDELIVERED = { state: In<LinkMailEntity['state']>(['pending', 'failed']), failure: Not(IsNull()) };

/** Questions about mails with links. */
@Injectable()
export class LinkMailsStore {
  constructor(private readonly database: Database) {}

  /** The row of a mail, made where there is none; on servers, others who ask wait until the unit of work ends. */
  async locked({ email, purpose }: LinkMailKey, now: Date, tx: EntityManager): Promise<LinkMailEntity> {
    await tx
      .createQueryBuilder()
      .insert()
      .into(LinkMailEntity)
      .values({ email, purpose, state: 'pending', attempts: 0, nextAt: now, failure: null, sentAt: null })
      .orIgnore()
      .updateEntity(false)
      .execute();
    const query = tx
      .createQueryBuilder(LinkMailEntity, 'm')
      .where('m.email = :email AND m.purpose = :purpose', { email, purpose });
    if (this.database.dialect !== 'sqlite') query.setLock('pessimistic_write');
    return query.getOneOrFail();
  }

  /** What is to be mailed by now, the longest waiting first. */
  due(now: Date, limit: number): Promise<LinkMailEntity[]> {
    return this.database.look.find(LinkMailEntity, {
      where: { state: 'pending', nextAt: LessThanOrEqual(now) },
      order: { nextAt: 'ASC', email: 'ASC' },
      take: limit,
    });
  }

  /** Changes a mail that still is at this attempt; false when somebody else took it up, or it was asked for anew. */
  async update(
    { email, purpose, attempts }: LinkMailKey & { attempts: number },
    changes: Partial<LinkMailEntity>,
    tx: EntityManager,
  ): Promise<boolean> {
    const { affected } = await tx.update(LinkMailEntity, { email, purpose, attempts, state: 'pending' }, changes);
    return affected === 1;
  }

  /** Asks for a mail anew, whatever became of the last one. */
  async renew({ email, purpose }: LinkMailKey, changes: Partial<LinkMailEntity>, tx: EntityManager): Promise<void> {
    await tx.update(LinkMailEntity, { email, purpose }, changes);
  }

  /** What the mail server did not take. */
  undelivered(limit: number): Promise<LinkMailEntity[]> {
    return this.database.look.find(LinkMailEntity, { where: UNDELIVERED, order: { nextAt: 'DESC' }, take: limit });
  }

  /** Has what the mail server did not take tried again from `now` on; returns how many that are. */
  async retry(now: Date, tx: EntityManager): Promise<number> {
    const { affected } = await tx.update(LinkMailEntity, UNDELIVERED, { state: 'pending', attempts: 0, nextAt: now });
    return affected ?? 0;
  }

  async forget(which: Pick<LinkMailEntity, 'email'> | LinkMailKey, tx: EntityManager): Promise<void> {
    const { email } = which;
    await tx.delete(LinkMailEntity, 'purpose' in which ? { email, purpose: which.purpose } : { email });
  }
}
