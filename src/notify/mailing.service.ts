import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Mailer } from '../platform/mail/mailer.js';
import { PublicAddress } from '../platform/public-address.js';
import { LEASE_MS, nextTry } from '../platform/backing-off.js';
import type { NoticeEntity, NoticeState } from './notice.entity.js';
import { NoticesStore } from './notices.store.js';
import { Pump } from '../platform/pump.js';
import { RecipientsService } from './recipients.service.js';
import { wordingOf } from './wording.js';

/** Notices taken up at a time. */
const BATCH = 500;

/** Things told in one mail at most. */
const MAX_ITEMS = 50;

/** Mails what is in the outbox for people: everything that waits for one person in one mail, at least once. */
@Injectable()
export class MailingService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MailingService.name);
  private readonly pump = new Pump(
    () => this.mailDue(),
    (error) => this.logger.error({ err: error }, 'notices could not be mailed'),
  );

  constructor(
    private readonly store: NoticesStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly recipients: RecipientsService,
    private readonly mailer: Mailer,
    private readonly address: PublicAddress,
  ) {}

  onApplicationBootstrap(): void {
    this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pump.stop();
  }

  /** There is something new to be mailed. */
  wake(): void {
    this.pump.wake();
  }

  /** Mails all that is due by now; resolves when it has been tried. */
  run(): Promise<void> {
    return this.pump.run();
  }

  private async mailDue(): Promise<void> {
    while (!this.pump.stopping) {
      const due = await this.store.due(this.clock.now(), BATCH);
      if (due.length === 0) return;
      const byPerson = new Map<string, NoticeEntity[]>();
      for (const notice of due) byPerson.set(notice.userId, [...(byPerson.get(notice.userId) ?? []), notice]);
      for (const [userId, notices] of byPerson) {
        if (this.pump.stopping) return;
        await this.mail(userId, notices.slice(0, MAX_ITEMS));
      }
    }
  }

  private async mail(userId: string, notices: readonly NoticeEntity[]): Promise<void> {
    const person = await this.recipients.person(userId);
    if (person === null || !this.mailer.configured) {
      await this.settle(notices, { state: 'shown' });
      return;
    }
    const claimed = await this.claim(notices);
    if (claimed.length === 0) return;
    const items = claimed.map(({ title, words, subject, kind }) => ({
      title,
      words,
      link: this.linkTo(kind, subject),
    }));
    try {
      await this.mailer.send({ to: person.email, ...wordingOf(person.name, items) });
      await this.settle(claimed, { state: 'sent', sentAt: this.clock.now(), failure: null });
    } catch (error) {
      this.logger.warn({ err: error }, 'a mail was not taken');
      await this.postpone(claimed, (error as Error).message);
    }
  }

  private claim(notices: readonly NoticeEntity[]): Promise<NoticeEntity[]> {
    const lease = new Date(this.clock.now().getTime() + LEASE_MS);
    return this.work.run(async (tx) => {
      const claimed: NoticeEntity[] = [];
      for (const notice of notices) if (await this.store.claim(notice, lease, tx)) claimed.push(notice);
      return claimed;
    });
  }

  private async postpone(notices: readonly NoticeEntity[], failure: string): Promise<void> {
    await this.work.run(async (tx) => {
      for (const { id, attempts } of notices) {
        const nextAt = nextTry(attempts + 1, this.clock.now());
        await this.store.update([id], nextAt === null ? { state: 'failed', failure } : { nextAt, failure }, tx);
      }
    });
  }

  private async settle(
    notices: readonly NoticeEntity[],
    changes: { state: NoticeState } & Partial<NoticeEntity>,
  ): Promise<void> {
    const ids = notices.map(({ id }) => id);
    await this.work.run((tx) => this.store.update(ids, changes, tx));
  }

  private linkTo(kind: NoticeEntity['kind'], subject: string): string {
    const { url } = this.address;
    const ofCommunication = ['held', 'released', 'subscription'].includes(kind);
    if (kind === 'digest') return `${url}/`;
    // A communication has no page of its own: what concerns it is in the queue.
    return ofCommunication ? `${url}/queue` : `${url}/conflicts/${subject}`;
  }
}
