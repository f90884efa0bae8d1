import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { ChainEntry } from '../platform/journal/chain.js';
import { Journal } from '../platform/journal/journal.js';
import { JournalStore } from '../platform/journal/journal.store.js';
import { DeliveriesService } from './deliveries.service.js';
import { type Telling, tellingsOf, webhookEventOf } from './happenings.js';
import { MailingService } from './mailing.service.js';
import { NoticesService } from './notices.service.js';
import { Pump } from '../platform/pump.js';
import { RecipientsService } from './recipients.service.js';
import { WebhooksStore } from './webhooks.store.js';

const NAME = 'notify';

/** Entries worked through in one unit of work. */
const BATCH = 100;

/**
 * Follows the journal and puts what others have to be told into the outboxes. How far it has come is stored with what it
 * put there, in one unit of work: after a crash it goes on where it was, and nothing is told twice or not at all.
 */
@Injectable()
export class FollowerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(FollowerService.name);
  private readonly pump = new Pump(
    () => this.follow(),
    (error) => this.logger.error({ err: error }, 'the journal could not be followed'),
  );
  private stopListening: () => void = () => undefined;

  constructor(
    private readonly journal: Journal,
    private readonly entries: JournalStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly webhooks: WebhooksStore,
    private readonly notices: NoticesService,
    private readonly recipients: RecipientsService,
    private readonly deliveries: DeliveriesService,
    private readonly mailing: MailingService,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.journal.onWritten(() => this.pump.wake());
    this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    this.stopListening();
    return this.pump.stop();
  }

  /** Works through what is new; resolves when all of it is in the outboxes. */
  run(): Promise<void> {
    return this.pump.run();
  }

  private async follow(): Promise<void> {
    while (!this.pump.stopping) {
      const from = await this.entries.cursor(NAME);
      const entries = await this.entries.behind(from, BATCH);
      const last = entries.at(-1);
      if (last === undefined) return;
      const told = await this.tellings(entries);
      await this.work.run(async (tx) => {
        // Another process was faster: it has told all this.
        if (!(await this.entries.moveCursor(NAME, from, last.seq, tx))) return;
        await this.putDeliveries(entries, tx);
        for (const { userId, telling, entry } of told)
          await this.notices.put(userId, telling, `${telling.kind}:${entry.seq}`, tx);
      });
      this.deliveries.wake();
      this.mailing.wake();
    }
  }

  private async tellings(entries: readonly ChainEntry[]) {
    const told: { userId: string; telling: Telling; entry: ChainEntry }[] = [];
    for (const entry of entries) {
      for (const telling of tellingsOf(entry)) {
        const userId = await this.recipients.idOf(telling.to);
        const already = told.some((one) => one.entry === entry && one.userId === userId);
        if (userId === null || userId === entry.actor || already) continue;
        if (!(await this.recipients.isPartner(userId, telling.to))) told.push({ userId, telling, entry });
        else if (telling.forPartner) told.push({ userId, telling: { ...telling, ...telling.forPartner }, entry });
      }
    }
    return told;
  }

  private async putDeliveries(entries: readonly ChainEntry[], tx: Transaction): Promise<void> {
    const webhooks = await this.webhooks.all(tx);
    if (webhooks.length === 0) return;
    const now = this.clock.now();
    for (const entry of entries) {
      const told = webhookEventOf(entry);
      if (told === null) continue;
      for (const webhook of webhooks) {
        if (!(JSON.parse(webhook.events) as string[]).includes(told.event)) continue;
        await this.webhooks.insertDelivery(
          {
            id: newId(),
            webhookId: webhook.id,
            dedupe: String(entry.seq),
            event: told.event,
            body: told.body,
            state: 'pending',
            attempts: 0,
            nextAt: now,
            responseStatus: null,
            failure: null,
            createdAt: now,
            deliveredAt: null,
          },
          tx,
        );
      }
    }
  }
}
