import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { type ChainEntry, chained } from './chain.js';
import { JournalStore } from './journal.store.js';

/** Something that happened, as the room in which it happened notes it. */
export interface Note {
  at: Date;
  /** Who: `detector`, `clock`, or the id of a key or person. */
  actor: string;
  /** What, as `conflict.decided`. */
  action: string;
  /** To what: an id. */
  subject: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  detail?: object;
}

/**
 * The record of what happened: the audit trail, and what notices and webhooks are made from. Notes are collected while a
 * unit of work runs and written as its last statements, so they are kept exactly if what they tell of is kept, and the
 * head of the chain is locked shortly and always last. As the head passes from commit to commit, the order of the entries
 * is the order of the commits: whoever follows by number misses none.
 */
@Injectable()
export class Journal {
  private readonly notes = new WeakMap<Transaction, Note[]>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: JournalStore) {}

  /** Notes what happens in this unit of work. */
  note(note: Note, tx: Transaction): void {
    const notes = this.notes.get(tx);
    if (notes === undefined) throw new Error('Notes are made inside UnitOfWork.run, with its transaction.');
    notes.push(note);
  }

  /** A unit of work begins: whatever an earlier try of it has noted is forgotten. */
  begin(tx: Transaction): void {
    this.notes.set(tx, []);
  }

  /** Writes the unit's notes into the chain. Returns whether there were any. */
  async write(tx: Transaction): Promise<boolean> {
    const notes = this.notes.get(tx) ?? [];
    this.notes.delete(tx);
    if (notes.length === 0) return false;
    let head = await this.store.takeHead(tx);
    const entries: ChainEntry[] = [];
    for (const note of notes) {
      const entry = chained(head, {
        at: note.at.toISOString(),
        actor: note.actor,
        action: note.action,
        subject: note.subject,
        fromState: note.from ?? null,
        toState: note.to ?? null,
        reason: note.reason ?? null,
        detail: JSON.stringify(note.detail ?? {}),
      });
      entries.push(entry);
      head = entry;
    }
    await this.store.append(entries, tx);
    return true;
  }

  /** Calls `listener` after every commit that noted something here; other processes' entries are found by looking. */
  onWritten(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners that there is something new. */
  wake(): void {
    for (const listener of this.listeners) listener();
  }
}
