import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Journal } from '../journal/journal.js';
import { Database } from './database.js';

/**
 * Server errors after which the whole unit is worth another try: deadlock, lock timeout, record changed (MariaDB), and
 * a duplicate key, because somebody else wrote the same row at the same time: the next try finds it.
 */
const RETRYABLE = new Set([1213, 1205, 1020, 1062]);
const MAX_TRIES = 5;

/**
 * The one way to write. The work runs in a transaction and may be run again after a deadlock, so it must be repeatable:
 * no mail, no queueing, no events inside. What it notes in the journal is written as its last statements. On SQLite units
 * take turns, because TypeORM's transactions overlap on the one connection otherwise and lose rows.
 */
@Injectable()
export class UnitOfWork {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    let noted = false;
    const unit = async (tx: EntityManager): Promise<T> => {
      this.journal.begin(tx);
      const result = await work(tx);
      noted = await this.journal.write(tx);
      return result;
    };
    const result = await (this.database.dialect === 'sqlite' ? this.inTurn(unit) : this.withRetries(unit));
    if (noted) this.journal.wake();
    return result;
  }

  private inTurn<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const mine = this.turn.then(() => this.database.writer.transaction(work));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async withRetries<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.database.writer.transaction('READ COMMITTED', work);
      } catch (error) {
        if (tries >= MAX_TRIES || !RETRYABLE.has((error as { errno?: number }).errno ?? 0)) throw error;
        await sleep(2 ** tries * 5);
      }
    }
  }
}
