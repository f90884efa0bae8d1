import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { dbTime, fromDbTime, insertRows } from '../database/sql.js';
import type { ChainEntry, ChainHead } from './chain.js';
import { JournalCursorEntity } from './journal-cursor.entity.js';

/** What a reading of the journal can be narrowed to. */
export interface JournalFilter {
  actor?: string;
  /** A whole action (`conflict.decided`), or all of a thing (`conflict`). */
  action?: string;
  subject?: string;
  from?: Date;
  to?: Date;
}

const COLUMNS = [
  'seq',
  'at',
  'actor',
  'action',
  'subject',
  'fromState',
  'toState',
  'reason',
  'detail',
  'previousHash',
  'hash',
] as const;

/** Questions about the journal. */
@Injectable()
export class JournalStore {
  constructor(private readonly database: Database) {}

  /** Where the journal ends. */
  async head(on: EntityManager = this.database.look): Promise<ChainHead> {
    const [row] = await on.query<ChainHead[]>('SELECT seq, hash FROM journal_head WHERE id = 1');
    if (row === undefined) throw new Error('The journal has no head: the table journal_head was emptied.');
    return { seq: Number(row.seq), hash: row.hash };
  }

  /** Entries behind `seq`, oldest first. */
  async behind(seq: number, limit: number, on: EntityManager = this.database.look): Promise<ChainEntry[]> {
    return (
      await on.query<Row[]>(
        `SELECT ${COLUMNS.join(', ')} FROM journal_entry WHERE seq > ? ORDER BY seq LIMIT ${limit}`,
        [seq],
      )
    ).map(entryOf);
  }

  /** Entries behind `seq` up to `last` that fit a filter, oldest first. */
  async fitting(filter: JournalFilter, seq: number, last: number, limit: number): Promise<ChainEntry[]> {
    const { sql, values } = conditions(filter);
    return (
      await this.database.look.query<Row[]>(
        `SELECT ${COLUMNS.join(', ')} FROM journal_entry WHERE ${[...sql, 'seq > ?', 'seq <= ?'].join(' AND ')} ORDER BY seq LIMIT ${limit}`,
        [...values, seq, last],
      )
    ).map(entryOf);
  }

  /** Entries that fit a filter, newest first, from before `before` on. */
  async page(filter: JournalFilter, before: number | null, limit: number): Promise<ChainEntry[]> {
    const { sql, values } = conditions(filter);
    const older = before === null ? [] : ['seq < ?'];
    const where = [...sql, ...older].join(' AND ') || '1 = 1';
    return (
      await this.database.look.query<Row[]>(
        `SELECT ${COLUMNS.join(', ')} FROM journal_entry WHERE ${where} ORDER BY seq DESC LIMIT ${limit}`,
        [...values, ...(before === null ? [] : [before])],
      )
    ).map(entryOf);
  }

  /** Takes the head for this unit of work; others that append wait until it ends. */
  async takeHead(tx: EntityManager): Promise<ChainHead> {
    await tx.query('UPDATE journal_head SET seq = seq WHERE id = 1');
    return this.head(tx);
  }

  async append(entries: readonly ChainEntry[], tx: EntityManager): Promise<void> {
    await insertRows(
      tx,
      'journal_entry',
      COLUMNS,
      entries.map((entry) => COLUMNS.map((column) => (column === 'at' ? dbTime(new Date(entry.at)) : entry[column]))),
    );
    const last = entries.at(-1);
    if (last) await tx.query('UPDATE journal_head SET seq = ?, hash = ? WHERE id = 1', [last.seq, last.hash]);
  }

  /** How far a follower has come; 0 at first. */
  async cursor(name: string, on: EntityManager = this.database.look): Promise<number> {
    const [row] = await on.query<{ seq: number }[]>('SELECT seq FROM journal_cursor WHERE name = ?', [name]);
    return Number(row?.seq ?? 0);
  }

  /** Moves a follower on. False when another process has moved it meanwhile: this unit's work must not be kept then. */
  async moveCursor(name: string, from: number, to: number, tx: EntityManager): Promise<boolean> {
    const known = await tx.countBy(JournalCursorEntity, { name });
    if (known === 0) await tx.insert(JournalCursorEntity, { name, seq: 0 });
    const { affected } = await tx.update(JournalCursorEntity, { name, seq: from }, { seq: to });
    return affected === 1;
  }
}

type Row = Omit<ChainEntry, 'at'> & { at: string | Date };

function entryOf(row: Row): ChainEntry {
  return { ...row, at: fromDbTime(row.at).toISOString() };
}

function conditions(filter: JournalFilter): { sql: string[]; values: (string | number)[] } {
  const sql: string[] = [];
  const values: (string | number)[] = [];
  const add = (condition: string, ...given: string[]) => {
    sql.push(condition);
    values.push(...given);
  };
  if (filter.actor !== undefined) add('actor = ?', filter.actor);
  if (filter.subject !== undefined) add('subject = ?', filter.subject);
  if (filter.action?.includes('.')) add('action = ?', filter.action);
  else if (filter.action !== undefined) add('action >= ? AND action < ?', `${filter.action}.`, `${filter.action}/`);
  if (filter.from !== undefined) add('at >= ?', dbTime(filter.from));
  if (filter.to !== undefined) add('at < ?', dbTime(filter.to));
  return { sql, values };
}
