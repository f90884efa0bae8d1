import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { DomainError } from '../platform/problems.js';
import { PublicAddress } from '../platform/public-address.js';
import { LinkMailsStore } from './link-mails.store.js';
import { LinksStore } from './links.store.js';
import { CLOCK_SLACK_MS } from './lock-out.js';
import type { LinkPurpose, OneTimeLinkEntity } from './one-time-link.entity.js';
import { hashOf, newToken } from './tokens.js';

const HOUR_MS = 3_600_000;

/** How long a link can be used. Invitations wait for people on holiday; the others are asked for on the spot. */
const LIFE_MS: Record<LinkPurpose, number> = {
  'first-run': HOUR_MS,
  'sign-in': HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
  'password-reset': HOUR_MS,
};

/** Links that can be used once: the first run, the demo, invitations, forgotten passwords. */
@Injectable()
export class LinksService {
  constructor(
    private readonly store: LinksStore,
    private readonly mails: LinkMailsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly address: PublicAddress,
  ) {}

  /** Makes the first admin's link; an earlier one is void. */
  offerFirstRun(): Promise<string> {
    return this.work.run(async (tx) => (await this.offer('first-run', null, tx)).url);
  }

  /** When a link that is made now ends. */
  endOf(purpose: LinkPurpose): Date {
    return new Date(this.clock.now().getTime() + LIFE_MS[purpose]);
  }

  /** Makes a link; earlier ones for the same purpose and person are void. */
  async offer(
    purpose: LinkPurpose,
    personId: string | null,
    tx: Transaction,
  ): Promise<{ url: string; expiresAt: Date }> {
    const token = newToken();
    const createdAt = this.clock.now();
    const expiresAt = this.endOf(purpose);
    await this.store.forget(personId, purpose, tx);
    await this.store.insert(
      { id: newId(), purpose, tokenHash: hashOf(token), personId, createdAt, expiresAt, usedAt: null },
      tx,
    );
    // Behind the #, the token is never sent to a server, so that no log or Referer header has it.
    return { url: `${this.address.url}/sign-in#${purpose}=${token}`, expiresAt };
  }

  /** A link that can still be used. @throws DomainError when it can't */
  async standing(purpose: LinkPurpose, token: string, on?: Transaction): Promise<OneTimeLinkEntity> {
    const link = await this.store.byTokenHash(hashOf(token), on);
    const age = link === null ? 0 : this.clock.now().getTime() - link.createdAt.getTime();
    // Older than it may be, or from a clock that was set back since.
    if (link?.purpose !== purpose || link.usedAt !== null || age >= LIFE_MS[purpose] || age < -CLOCK_SLACK_MS) {
      throw spent();
    }
    return link;
  }

  /** Uses a link up. @throws DomainError when it can't be used (any more) */
  async use(purpose: LinkPurpose, token: string, tx: Transaction): Promise<OneTimeLinkEntity> {
    const link = await this.standing(purpose, token, tx);
    if (!(await this.store.use(link.id, this.clock.now(), tx))) throw spent();
    return link;
  }

  /** Makes all links of a person void, also those that are still to be mailed. */
  async forgetAll({ id, email }: { id: string; email: string }, tx: Transaction): Promise<void> {
    await this.store.forget(id, null, tx);
    await this.mails.forget({ email }, tx);
  }
}

/** Never says whether there was such a link. */
function spent(): DomainError {
  return new DomainError(
    'link-not-valid',
    'This link was used already, is too old, or was never given. Ask for a new one.',
  );
}
