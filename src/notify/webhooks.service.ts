import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { Journal } from '../platform/journal/journal.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { isInside, literalAddress } from './addresses.js';
import { DeliveriesService } from './deliveries.service.js';
import { WEBHOOK_EVENTS, type WebhookEvent } from './happenings.js';
import type { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import type { WebhookEntity } from './webhook.entity.js';
import type { CreateWebhook, CreatedWebhook, Delivery, Webhook } from './webhooks.dto.js';
import { WebhooksStore } from './webhooks.store.js';

/** Webhooks: made, listed, taken away; what became of their deliveries, and sending one again by hand. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly store: WebhooksStore,
    private readonly work: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly deliveries: DeliveriesService,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Makes a webhook. It is told what happens from now on. */
  async create(given: CreateWebhook, asker: Principal): Promise<CreatedWebhook> {
    const row: WebhookEntity = {
      id: newId(),
      url: this.requireTarget(given.url),
      events: JSON.stringify(given.events ?? WEBHOOK_EVENTS),
      secret: given.secret ?? `whsec_${randomBytes(24).toString('base64url')}`,
      createdBy: asker.personId ?? asker.id,
      createdAt: this.clock.now(),
    };
    await this.work.run(async (tx) => {
      await this.store.insert(row, tx);
      this.journal.note({ ...this.noteOf('created', row, asker), detail: { url: row.url, events: row.events } }, tx);
    });
    return { ...show(row), secret: row.secret };
  }

  async list(page: Page): Promise<Listing<Webhook>> {
    return listing(await this.store.page(page), page.limit, (row) => row.id, show);
  }

  /** Takes it away; what it has not been told yet, it is not told any more. */
  async delete(id: string, asker: Principal): Promise<void> {
    const row = await this.existing(id);
    await this.work.run(async (tx) => {
      await this.store.delete(id, tx);
      this.journal.note({ ...this.noteOf('deleted', row, asker), detail: { url: row.url } }, tx);
    });
  }

  async listDeliveries(id: string, state: string | undefined, page: Page): Promise<Listing<Delivery>> {
    await this.existing(id);
    return listing(await this.store.deliveries(id, state, page), page.limit, (row) => row.id, showDelivery);
  }

  /** Sends a delivery again, whether it arrived or not. */
  async replay(id: string, deliveryId: string, asker: Principal): Promise<Delivery> {
    const row = await this.existing(id);
    const delivery = await this.store.delivery(deliveryId);
    if (delivery === null || delivery.webhookId !== id)
      throw new DomainError('not-found', `There is no delivery ${deliveryId} of this webhook.`);
    const again = { state: 'pending' as const, attempts: 0, nextAt: this.clock.now(), deliveredAt: null };
    await this.work.run(async (tx) => {
      await this.store.updateDelivery(deliveryId, again, tx);
      this.journal.note({ ...this.noteOf('replayed', row, asker), detail: { delivery: deliveryId } }, tx);
    });
    this.deliveries.wake();
    return showDelivery({ ...delivery, ...again });
  }

  private requireTarget(given: string): string {
    const url = URL.canParse(given) ? new URL(given) : null;
    const literal = url && literalAddress(url.hostname);
    const inside = literal !== null && isInside(literal) && !this.settings.webhooksToPrivateAddresses;
    if (url !== null && url.username === '' && !inside) return url.href;
    const detail = inside
      ? 'must not be an address inside this network (WEBHOOKS_TO_PRIVATE_ADDRESSES=yes allows it)'
      : 'must be a whole address without user and password, such as https://hooks.example.com/onevoice';
    throw new DomainError('invalid-request', `The url ${detail}.`, [{ pointer: '/url', detail }]);
  }

  private noteOf(action: string, row: WebhookEntity, asker: Principal) {
    return {
      at: this.clock.now(),
      actor: asker.personId ?? asker.id,
      action: `webhook.${action}`,
      subject: row.id,
    };
  }

  private async existing(id: string): Promise<WebhookEntity> {
    const row = await this.store.find(id);
    if (row === null) throw new DomainError('not-found', `There is no webhook ${id}. GET /api/v1/webhooks lists them.`);
    return row;
  }
}

function show(row: WebhookEntity): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: JSON.parse(row.events) as WebhookEvent[],
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  };
}

function showDelivery(row: WebhookDeliveryEntity): Delivery {
  return {
    id: row.id,
    event: row.event as WebhookEvent,
    state: row.state,
    attempts: row.attempts,
    nextAt: row.state === 'pending' ? row.nextAt.toISOString() : null,
    responseStatus: row.responseStatus,
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    body: JSON.parse(row.body) as Record<string, unknown>,
  };
}
