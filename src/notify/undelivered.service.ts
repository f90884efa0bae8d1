import { Injectable } from '@nestjs/common';
import { LinkMailsService } from '../access/link-mails.service.js';
import { PeopleStore } from '../access/people.store.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Mailer } from '../platform/mail/mailer.js';
import { MailingService } from './mailing.service.js';
import type { RetriedMails, UndeliveredMail, UndeliveredMails } from './mails.dto.js';
import { NoticesStore } from './notices.store.js';

/** Mails of a kind that are listed. */
const MOST = 200;

/** What the mail server did not take: shown to who can mend it, and tried again when they have. */
@Injectable()
export class UndeliveredService {
  constructor(
    private readonly notices: NoticesStore,
    private readonly links: LinkMailsService,
    private readonly people: PeopleStore,
    private readonly mailing: MailingService,
    private readonly mailer: Mailer,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<UndeliveredMails> {
    const items: UndeliveredMail[] = [];
    for (const { email, purpose, ...row } of await this.links.undelivered(MOST)) {
      const title = purpose === 'invitation' ? 'Invitation' : 'A new password';
      items.push({ kind: purpose, to: email, title, ...progressOf(row) });
    }
    for (const { userId, title, ...row } of await this.notices.undelivered(MOST)) {
      const person = await this.people.find(userId);
      items.push({ kind: 'notice', to: person?.email ?? null, title, ...progressOf(row) });
    }
    const given = (item: UndeliveredMail) => (item.state === 'given-up' ? 0 : 1);
    return { configured: this.mailer.configured, items: items.sort((a, b) => given(a) - given(b)) };
  }

  /** Tries all of them again now, also those that were given up. */
  async retry(): Promise<RetriedMails> {
    const now = this.clock.now();
    const retried = await this.work.run(
      async (tx) => (await this.links.retry(now, tx)) + (await this.notices.retry(now, tx)),
    );
    this.links.wake();
    this.mailing.wake();
    return { retried };
  }
}

function progressOf(row: {
  state: string;
  attempts: number;
  nextAt: Date;
  failure: string | null;
}): Pick<UndeliveredMail, 'state' | 'attempts' | 'nextAt' | 'failure'> {
  const { attempts } = row;
  const failure = row.failure ?? '';
  if (row.state === 'failed') return { state: 'given-up', attempts, nextAt: null, failure };
  return { state: 'waiting', attempts, nextAt: row.nextAt.toISOString(), failure };
}
