import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { Journal } from '../platform/journal/journal.js';
import type { Principal } from '../platform/permissions.js';

/** What the registry is set up with. */
export type SetUp = 'segment' | 'office' | 'journey';

/**
 * Notes who set up, and changed, who reaches whom and who decides, in the unit of work that makes it so: how many must
 * decide, and from which bar on they are asked, is part of every decision's record.
 */
@Injectable()
export class RegistryNotes {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  created(what: SetUp, id: string, content: object, asker: Principal, tx: Transaction): void {
    this.note(`${what}.created`, id, { content }, asker, tx);
  }

  /** Notes the fields that differ, as they were and as they are; none when nothing does. */
  changed<Row extends object>(
    what: SetUp,
    id: string,
    { before, given }: { before: Row; given: Partial<Row> },
    asker: Principal,
    tx: Transaction,
  ): void {
    const fields = (Object.keys(given) as (keyof Row & string)[]).filter((field) => before[field] !== given[field]);
    if (fields.length === 0) return;
    const pick = (row: Partial<Row>) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]));
    this.note(`${what}.changed`, id, { before: pick(before), after: pick(given) }, asker, tx);
  }

  private note(action: string, subject: string, detail: object, asker: Principal, tx: Transaction): void {
    const actor = asker.personId ?? asker.id;
    this.journal.note({ at: this.clock.now(), actor, action, subject, detail }, tx);
  }
}
