import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dbTime, fromDbTime, inList, insertRows } from '../platform/database/sql.js';
import { ReadingEntity, type ReadingState } from './reading.entity.js';
import { ReadingDayEntity } from './reading-day.entity.js';

const COLUMNS = [
  'communication',
  'contentHash',
  'segmentId',
  'state',
  'priority',
  'tries',
  'faults',
  'nextAt',
  'questionId',
  'question',
  'failure',
  'updatedAt',
] as const;

/** What was used and found, to be added to a day. */
export type Used = Omit<ReadingDayEntity, 'day' | 'segmentId'>;

const NOTHING_USED: Used = { questions: 0, tokensIn: 0, tokensOut: 0, cost: 0, findings: 0, dropped: 0, malformed: 0 };

/** Questions about the backlog, and about what reading cost. */
@Injectable()
export class ReadingsStore {
  constructor(private readonly database: Database) {}

  /** Communications behind `number` that are not in the backlog, ascending. Both sides are looked up in indexes alone. */
  async unknownBehind(number: number, limit: number): Promise<number[]> {
    const rows = await this.database.look.query<{ number: number }[]>(
      `SELECT c.number AS number FROM communication c LEFT JOIN reading r ON r.communication = c.number
       WHERE r.communication IS NULL AND c.number > ? ORDER BY c.number LIMIT ${limit}`,
      [number],
    );
    return rows.map((row) => row.number);
  }

  /** The highest number in the backlog; 0 without any. */
  async last(): Promise<number> {
    const [row] = await this.database.look.query<{ last: number | null }[]>(
      'SELECT MAX(communication) AS last FROM reading',
    );
    return Number(row?.last ?? 0);
  }

  /** Puts communications into the backlog, in the place of what was there of them. */
  async put(rows: readonly ReadingEntity[], tx: EntityManager): Promise<void> {
    if (rows.length === 0) return;
    const list = inList(rows.map((row) => row.communication));
    await tx.query(`DELETE FROM reading WHERE communication IN ${list.sql}`, list.values);
    await insertRows(
      tx,
      'reading',
      COLUMNS,
      rows.map((row) =>
        COLUMNS.map((column) => {
          const value = row[column];
          return value instanceof Date ? dbTime(value) : value;
        }),
      ),
    );
  }

  find(communication: number, on: EntityManager = this.database.look): Promise<ReadingEntity | null> {
    return on.findOneBy(ReadingEntity, { communication });
  }

  ofQuestion(questionId: string): Promise<ReadingEntity | null> {
    return this.database.look.findOneBy(ReadingEntity, { questionId });
  }

  /** What may be asked by now, the most harmful first; what a batch has not brought back in time is asked as well. */
  async due(now: Date, limit: number, withoutSegments: readonly string[] = []): Promise<ReadingEntity[]> {
    const without = inList(withoutSegments);
    const rows = await this.database.look.query<(Omit<ReadingEntity, 'nextAt'> & { nextAt: string | Date })[]>(
      `SELECT ${COLUMNS.join(', ')} FROM reading WHERE state IN ('waiting', 'exported') AND nextAt <= ?${withoutSegments.length > 0 ? ` AND segmentId NOT IN ${without.sql}` : ''}
       ORDER BY priority DESC, communication LIMIT ${limit}`,
      [dbTime(now), ...(withoutSegments.length > 0 ? without.values : [])],
    );
    return rows.map((row) => ({ ...row, nextAt: fromDbTime(row.nextAt), updatedAt: fromDbTime(row.updatedAt) }));
  }

  inState(state: ReadingState, limit: number): Promise<ReadingEntity[]> {
    return this.database.look.find(ReadingEntity, { where: { state }, order: { communication: 'ASC' }, take: limit });
  }

  /** Takes one up until `until`; false when somebody else has, or it changed. */
  async claim(
    { communication, contentHash, tries, state }: ReadingEntity,
    until: Date,
    tx: EntityManager,
  ): Promise<boolean> {
    const { affected } = await tx.update(
      ReadingEntity,
      { communication, contentHash, tries, state },
      { tries: tries + 1, nextAt: until },
    );
    return affected === 1;
  }

  /** Changes it where it is still about this content; false where it is not. */
  async update(
    { communication, contentHash }: Pick<ReadingEntity, 'communication' | 'contentHash'>,
    changes: Partial<ReadingEntity>,
    tx: EntityManager,
  ): Promise<boolean> {
    const { affected } = await tx.update(ReadingEntity, { communication, contentHash }, changes);
    return affected === 1;
  }

  /** How many are in which state. */
  async counts(): Promise<Record<string, number>> {
    const rows = await this.database.look.query<{ state: string; n: number | string }[]>(
      'SELECT state, COUNT(*) AS n FROM reading GROUP BY state',
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
  }

  /** Adds to what a day and segment used and found. */
  async add(day: string, segmentId: string, used: Partial<Used>, tx: EntityManager): Promise<void> {
    const present = await tx.findOneBy(ReadingDayEntity, { day, segmentId });
    if (present === null) {
      await tx.insert(ReadingDayEntity, { day, segmentId, ...NOTHING_USED, ...used });
      return;
    }
    const columns = Object.keys(used);
    await tx.query(
      `UPDATE reading_day SET ${columns.map((column) => `${column} = ${column} + ?`).join(', ')} WHERE day = ? AND segmentId = ?`,
      [...Object.values(used), day, segmentId],
    );
  }

  /** What was used and found from one day to another, both inclusive, day by day and segment by segment. */
  async used(from: string, to: string): Promise<ReadingDayEntity[]> {
    const rows = await this.database.look
      .createQueryBuilder(ReadingDayEntity, 'd')
      .where('d.day >= :from AND d.day <= :to', { from, to })
      .orderBy('d.day')
      .addOrderBy('d.segmentId')
      .getMany();
    return rows;
  }
}
