import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/paging.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEntity } from './webhook.entity.js';

/** Questions about webhooks and their deliveries. */
@Injectable()
export class WebhooksStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<WebhookEntity | null> {
    return on.findOneBy(WebhookEntity, { id });
  }

  all(on: EntityManager): Promise<WebhookEntity[]> {
    return on.find(WebhookEntity, { order: { id: 'ASC' } });
  }

  /** The oldest first, from after `cursor` on. */
  page({ limit, cursor }: Page): Promise<WebhookEntity[]> {
    const query = this.database.look.createQueryBuilder(WebhookEntity, 'w');
    if (cursor !== null) query.where('w.id > :cursor', { cursor });
    return query
      .orderBy('w.id')
      .limit(limit + 1)
      .getMany();
  }

  async insert(webhook: WebhookEntity, tx: EntityManager): Promise<void> {
    await tx.insert(WebhookEntity, webhook);
  }

  /** Takes a webhook away, with what it has not been told yet. */
  async delete(id: string, tx: EntityManager): Promise<void> {
    await tx.delete(WebhookDeliveryEntity, { webhookId: id });
    await tx.delete(WebhookEntity, { id });
  }

  delivery(id: string, on: EntityManager = this.database.look): Promise<WebhookDeliveryEntity | null> {
    return on.findOneBy(WebhookDeliveryEntity, { id });
  }

  /** Deliveries of a webhook, the newest first, from before `cursor` on. */
  deliveries(webhookId: string, state: string | undefined, { limit, cursor }: Page): Promise<WebhookDeliveryEntity[]> {
    const query = this.database.look
      .createQueryBuilder(WebhookDeliveryEntity, 'd')
      .where('d.webhookId = :webhookId', { webhookId });
    if (cursor !== null) query.andWhere('d.id < :cursor', { cursor });
    if (state !== undefined) query.andWhere('d.state = :state', { state });
    return query
      .orderBy('d.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  async insertDelivery(delivery: WebhookDeliveryEntity, tx: EntityManager): Promise<void> {
    const { webhookId, dedupe } = delivery;
    if ((await tx.countBy(WebhookDeliveryEntity, { webhookId, dedupe })) === 0)
      await tx.insert(WebhookDeliveryEntity, delivery);
  }

  /** What is to be sent by now, the longest waiting first. */
  due(now: Date, limit: number): Promise<WebhookDeliveryEntity[]> {
    return this.database.look.find(WebhookDeliveryEntity, {
      where: { state: 'pending', nextAt: LessThanOrEqual(now) },
      order: { nextAt: 'ASC' },
      take: limit,
    });
  }

  /** Takes a delivery up; false when somebody else has. */
  async claim({ id, attempts }: WebhookDeliveryEntity, until: Date, tx: EntityManager): Promise<boolean> {
    const { affected } = await tx.update(
      WebhookDeliveryEntity,
      { id, attempts, state: 'pending' },
      { attempts: attempts + 1, nextAt: until },
    );
    return affected === 1;
  }

  async updateDelivery(id: string, changes: Partial<WebhookDeliveryEntity>, tx: EntityManager): Promise<void> {
    await tx.update(WebhookDeliveryEntity, { id }, changes);
  }
}
