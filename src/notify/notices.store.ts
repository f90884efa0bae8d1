import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThanOrEqual, Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/paging.js';
import { NoticeEntity, type NoticeKind, type NoticeState } from './notice.entity.js';
import { NoticePreferenceEntity } from './notice-preference.entity.js';
import { SubscriptionEntity } from './subscription.entity.js';

/** It was tried, and not taken. */
const UNDELIVERED = { state: In<NoticeState>(['pending', 'failed']), failure: Not(IsNull()) };

/** Questions about notices, what people want to be told, and how. */
@Injectable()
export class NoticesStore {
  constructor(private readonly database: Database) {}

  /** A person's notices, the newest first, from before `cursor` on. */
  page(userId: string, unread: boolean, { limit, cursor }: Page): Promise<NoticeEntity[]> {
    const query = this.database.look.createQueryBuilder(NoticeEntity, 'n').where('n.userId = :userId', { userId });
    if (cursor !== null) query.andWhere('n.id < :cursor', { cursor });
    if (unread) query.andWhere('n.readAt IS NULL');
    return query
      .orderBy('n.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  find(id: string): Promise<NoticeEntity | null> {
    return this.database.look.findOneBy(NoticeEntity, { id });
  }

  /** Whether somebody has been told of something. */
  async hasNotice(userId: string, dedupe: string): Promise<boolean> {
    return (await this.database.look.countBy(NoticeEntity, { userId, dedupe })) > 0;
  }

  /** Adds a notice, unless its person has been told of the same thing. */
  async insert(notice: NoticeEntity, tx: EntityManager): Promise<void> {
    const { userId, dedupe } = notice;
    if ((await tx.countBy(NoticeEntity, { userId, dedupe })) === 0) await tx.insert(NoticeEntity, notice);
  }

  /** What is to be mailed by now, the longest waiting first. */
  due(now: Date, limit: number): Promise<NoticeEntity[]> {
    return this.database.look.find(NoticeEntity, {
      where: { state: 'pending', nextAt: LessThanOrEqual(now) },
      order: { nextAt: 'ASC', id: 'ASC' },
      take: limit,
    });
  }

  /** Takes a notice up; false when somebody else has. */
  async claim({ id, attempts }: NoticeEntity, until: Date, tx: EntityManager): Promise<boolean> {
    const { affected } = await tx.update(
      NoticeEntity,
      { id, attempts, state: 'pending' },
      { attempts: attempts + 1, nextAt: until },
    );
    return affected === 1;
  }

  async update(ids: readonly string[], changes: Partial<NoticeEntity>, tx: EntityManager): Promise<void> {
    if (ids.length > 0) await tx.update(NoticeEntity, { id: In([...ids]) }, changes);
  }

  /** What the mail server did not take, the newest first. */
  undelivered(limit: number): Promise<NoticeEntity[]> {
    return this.database.look.find(NoticeEntity, { where: UNDELIVERED, order: { id: 'DESC' }, take: limit });
  }

  /** Has what the mail server did not take tried again from `now` on; returns how many that are. */
  async retry(now: Date, tx: EntityManager): Promise<number> {
    const { affected } = await tx.update(NoticeEntity, UNDELIVERED, { state: 'pending', attempts: 0, nextAt: now });
    return affected ?? 0;
  }

  /** Kinds that a person does not want by mail. */
  async unwanted(userId: string, on: EntityManager = this.database.look): Promise<Set<NoticeKind>> {
    const rows = await on.find(NoticePreferenceEntity, { where: { userId, mail: 0 } });
    return new Set(rows.map((row) => row.kind));
  }

  async prefer(userId: string, kind: NoticeKind, mail: boolean, tx: EntityManager): Promise<void> {
    await tx.delete(NoticePreferenceEntity, { userId, kind });
    await tx.insert(NoticePreferenceEntity, { userId, kind, mail: mail ? 1 : 0 });
  }

  subscriptionsOf(userId: string): Promise<SubscriptionEntity[]> {
    return this.database.look.find(SubscriptionEntity, { where: { userId }, order: { id: 'ASC' } });
  }

  allSubscriptions(): Promise<SubscriptionEntity[]> {
    return this.database.look.find(SubscriptionEntity, { order: { id: 'ASC' } });
  }

  subscription(
    where: Pick<SubscriptionEntity, 'userId' | 'kind' | 'target'>,
    on: EntityManager,
  ): Promise<SubscriptionEntity | null> {
    return on.findOneBy(SubscriptionEntity, where);
  }

  async insertSubscription(subscription: SubscriptionEntity, tx: EntityManager): Promise<void> {
    await tx.insert(SubscriptionEntity, subscription);
  }

  /** @returns whether there was one */
  async deleteSubscription(id: string, userId: string, tx: EntityManager): Promise<boolean> {
    const { affected } = await tx.delete(SubscriptionEntity, { id, userId });
    return affected === 1;
  }
}
