import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { LEASE_MS, nextTry } from '../platform/backing-off.js';
import { type Outcome, post } from './outgoing.js';
import { Pump } from '../platform/pump.js';
import { signatureOf } from './signature.js';
import type { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhooksStore } from './webhooks.store.js';

/** Deliveries on their way at once: a target that hangs holds up its own place and no other. */
const AT_ONCE = 16;

/** How soon what is new is looked for while others are under way. */
const LOOK_AGAIN_MS = 500;

/** Sends what is in the outbox for webhooks: at least once, with pauses that grow. */
@Injectable()
export class DeliveriesService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(DeliveriesService.name);
  private readonly pump = new Pump(
    () => this.sendDue(),
    (error) => this.logger.error({ err: error }, 'webhooks could not be sent'),
  );

  constructor(
    private readonly store: WebhooksStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pump.stop();
  }

  /** There is something new to be sent. */
  wake(): void {
    this.pump.wake();
  }

  /** Sends all that is due by now; resolves when it has been tried. */
  run(): Promise<void> {
    return this.pump.run();
  }

  private async sendDue(): Promise<void> {
    const underWay = new Set<Promise<void>>();
    for (;;) {
      const free = this.pump.stopping ? 0 : AT_ONCE - underWay.size;
      const due = free > 0 ? await this.store.due(this.clock.now(), free) : [];
      for (const delivery of due) {
        if (!(await this.claim(delivery))) continue;
        const sending = this.send(delivery).finally(() => underWay.delete(sending));
        underWay.add(sending);
      }
      if (due.length > 0 && underWay.size < AT_ONCE) continue;
      if (underWay.size === 0) return;
      // What comes meanwhile must not wait for a target that hangs.
      await Promise.race([...underWay, sleep(LOOK_AGAIN_MS)]);
    }
  }

  private claim(delivery: WebhookDeliveryEntity): Promise<boolean> {
    const lease = new Date(this.clock.now().getTime() + LEASE_MS);
    return this.work.run((tx) => this.store.claim(delivery, lease, tx));
  }

  private async send(delivery: WebhookDeliveryEntity): Promise<void> {
    const webhook = await this.store.find(delivery.webhookId);
    if (webhook === null) return;
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'OneVoice-Webhook/1',
      'onevoice-event': delivery.event,
      'onevoice-delivery': delivery.id,
      'onevoice-signature': signatureOf(webhook.secret, delivery.body, this.clock.now()),
    };
    const outcome = await post(new URL(webhook.url), headers, delivery.body, this.settings.webhooksToPrivateAddresses);
    const changes = after(outcome, delivery.attempts + 1, this.clock.now());
    await this.work.run((tx) => this.store.updateDelivery(delivery.id, changes, tx));
  }
}

/** What becomes of a delivery after a try. */
function after(outcome: Outcome, attempts: number, now: Date): Partial<WebhookDeliveryEntity> {
  const responseStatus = 'status' in outcome ? outcome.status : null;
  if (responseStatus !== null && responseStatus >= 200 && responseStatus < 300)
    return { state: 'delivered', responseStatus, failure: null, deliveredAt: now };
  const failure =
    'failure' in outcome
      ? outcome.failure
      : outcome.status >= 300 && outcome.status < 400
        ? 'it redirects, and redirects are not followed: give the address it leads to'
        : `it answered ${outcome.status}`;
  const nextAt = nextTry(attempts, now);
  return nextAt === null
    ? { state: 'failed', responseStatus, failure }
    : { state: 'pending', responseStatus, failure, nextAt };
}
