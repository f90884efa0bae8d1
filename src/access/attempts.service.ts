import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DomainError } from '../platform/problems.js';
import { AttemptsStore } from './attempts.store.js';
import { ACCOUNT_LIMIT, ADDRESS_LIMIT, FORGOTTEN_MS, type Limit, addressGroup, attempt, takeBack } from './lock-out.js';
import { hashOf } from './tokens.js';

/** Counts attempts to sign in, by account and by address, and makes whoever fails too often wait. */
@Injectable()
export class AttemptsService {
  constructor(
    private readonly store: AttemptsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt before its password is looked at. Whether there is such an account makes no difference.
   * @throws DomainError when it has to wait, right or wrong
   */
  async begin(email: string, address: string): Promise<void> {
    // The address first: what it must wait for does not count against the account.
    await this.countAll([
      [addressKey(address), ADDRESS_LIMIT],
      [accountKey(email), ACCOUNT_LIMIT],
    ]);
  }

  /**
   * Counts a request for a link by mail, apart from sign-ins.
   * @throws DomainError when it has to wait
   */
  async beginMail(address: string): Promise<void> {
    await this.countAll([[`mail-${addressKey(address)}`, ADDRESS_LIMIT]]);
  }

  /** Takes back what `begin` counted: it was right. */
  async succeeded(email: string, address: string, tx: Transaction): Promise<void> {
    await this.forgive(email, tx);
    const row = await this.store.locked(addressKey(address), this.clock.now(), tx);
    await this.store.update(row.id, takeBack(row), tx);
  }

  /** An account starts afresh. */
  async forgive(email: string, tx: Transaction): Promise<void> {
    await this.store.forget(accountKey(email), tx);
  }

  private async countAll(keys: readonly (readonly [string, Limit])[]): Promise<void> {
    const waitMs = await this.work.run(async (tx) => {
      await this.store.sweep(new Date(this.clock.now().getTime() - FORGOTTEN_MS), tx);
      for (const [id, limit] of keys) {
        const wait = await this.count(id, limit, tx);
        if (wait > 0) return wait;
      }
      return 0;
    });
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new DomainError('too-many-attempts', `Too many attempts. Try again in ${seconds} seconds.`, [], seconds);
  }

  private async count(id: string, limit: Limit, tx: Transaction): Promise<number> {
    const now = this.clock.now();
    const row = await this.store.locked(id, now, tx);
    const next = attempt(row, limit, now);
    if ('after' in next) await this.store.update(id, next.after, tx);
    return next.waitMs;
  }
}

function accountKey(email: string): string {
  return `account:${hashOf(email)}`;
}

function addressKey(address: string): string {
  return `address:${addressGroup(address)}`;
}
