import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { Journal } from '../platform/journal/journal.js';

/** What can happen to who comes in, and how far. */
export type AccessAction =
  | 'signed-in'
  | 'signed-out'
  | 'invited'
  | 'joined'
  | 'changed'
  | 'disabled'
  | 'enabled'
  | 'password-changed'
  | 'key-created'
  | 'key-revoked';

/** Notes who came in, and who may what from now on, in the unit of work that makes it so. */
@Injectable()
export class AccessNotes {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** @param actor,subject ids of people or keys */
  note(
    action: AccessAction,
    actor: string,
    subject: string,
    detail: Record<string, string | null>,
    tx: Transaction,
  ): void {
    this.journal.note({ at: this.clock.now(), actor, action: `access.${action}`, subject, detail }, tx);
  }
}
