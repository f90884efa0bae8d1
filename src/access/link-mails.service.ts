import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { LEASE_MS, nextTry } from '../platform/backing-off.js';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type Mail, Mailer } from '../platform/mail/mailer.js';
import { Pump } from '../platform/pump.js';
import type { LinkMailEntity, MailedPurpose } from './link-mail.entity.js';
import { LinkMailsStore } from './link-mails.store.js';
import { LinksService } from './links.service.js';
import { invitationMail, resetMail } from './mails.js';
import { PeopleStore } from './people.store.js';
import type { PersonEntity } from './person.entity.js';

/** Mails taken up at a time. */
const BATCH = 100;

/** After a mail for a new password, another is sent after this time at the earliest, however often it is asked for. */
const MAIL_AGAIN_MS = 2 * 60_000;

const WORDING = { invitation: invitationMail, 'password-reset': resetMail };

/**
 * Mails links from an outbox, at least once: what was asked for survives a restart and a mail server that is down. The
 * link is made when its mail is sent, and voids the one before.
 */
@Injectable()
export class LinkMailsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(LinkMailsService.name);
  private readonly pump = new Pump(
    () => this.mailDue(),
    (error) => this.logger.error({ err: error }, 'links could not be mailed'),
  );

  constructor(
    private readonly store: LinkMailsStore,
    private readonly people: PeopleStore,
    private readonly links: LinksService,
    private readonly mailer: Mailer,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pump.stop();
  }

  /**
   * Asks for a mail; `wake` after the unit of work. Whether somebody has the address is not looked at, so that it takes
   * as long for those who have none.
   */
  async ask(purpose: MailedPurpose, email: string, tx: Transaction): Promise<void> {
    const now = this.clock.now();
    const row = await this.store.locked({ email, purpose }, now, tx);
    await this.store.renew(row, askedAgain(row, now), tx);
  }

  /** Mails that the mail server did not take, `limit` at most. */
  undelivered(limit: number): Promise<LinkMailEntity[]> {
    return this.store.undelivered(limit);
  }

  /** Has them tried again from `now` on; `wake` after the unit of work. Returns how many that are. */
  retry(now: Date, tx: Transaction): Promise<number> {
    return this.store.retry(now, tx);
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
      for (const row of due) {
        if (this.pump.stopping) return;
        await this.mail(row);
      }
    }
  }

  private async mail(row: LinkMailEntity): Promise<void> {
    const claimed = { ...row, attempts: row.attempts + 1 };
    const mail = await this.claim(row);
    if (mail === null) return;
    try {
      await this.mailer.send(mail);
      const sent = { state: 'sent', sentAt: this.clock.now(), failure: null } as const;
      await this.work.run((tx) => this.store.update(claimed, sent, tx));
    } catch (error) {
      this.logger.warn({ err: error }, 'a mail with a link was not taken');
      const nextAt = nextTry(claimed.attempts, this.clock.now());
      const failure = (error as Error).message;
      const changes = nextAt === null ? ({ state: 'failed', failure } as const) : { nextAt, failure };
      await this.work.run((tx) => this.store.update(claimed, changes, tx));
    }
  }

  /** Takes a mail up and makes its link; null when somebody else has, or nobody may have it. */
  private claim(row: LinkMailEntity): Promise<Mail | null> {
    const nextAt = new Date(this.clock.now().getTime() + LEASE_MS);
    return this.work.run(async (tx) => {
      if (!(await this.store.update(row, { attempts: row.attempts + 1, nextAt }, tx))) return null;
      const person = await this.people.byEmail(row.email, tx);
      if (person === null || !mayHave(row.purpose, person)) {
        await this.store.forget(row, tx);
        return null;
      }
      return WORDING[row.purpose](person, await this.links.offer(row.purpose, person.id, tx));
    });
  }
}

/** What becomes of a mail that is asked for, when there may have been one before. */
function askedAgain(row: LinkMailEntity, now: Date): Partial<LinkMailEntity> {
  const anew = { state: 'pending', attempts: 0, nextAt: now, failure: null } as const;
  // An admin asks on purpose; anybody can ask for somebody else's new password.
  if (row.purpose === 'invitation') return anew;
  // Not before the present try can be over.
  if (row.state === 'pending') return { nextAt: earlier(row.nextAt, new Date(now.getTime() + LEASE_MS)) };
  const age = row.sentAt === null ? Infinity : now.getTime() - row.sentAt.getTime();
  return age >= 0 && age < MAIL_AGAIN_MS ? { nextAt: row.nextAt } : anew;
}

/** Who has no password signs in elsewhere, or has an invitation. */
function mayHave(purpose: MailedPurpose, { disabledAt, passwordHash }: PersonEntity): boolean {
  return disabledAt === null && (purpose === 'invitation' || passwordHash !== null);
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
