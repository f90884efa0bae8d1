import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { markChanged } from '../platform/database/changes.js';
import { dbTime, fromDbTime, inList, inPieces, insertRows, likeAnywhere } from '../platform/database/sql.js';
import { type Page, strangeCursor } from '../platform/paging.js';
import { type ClearanceState, CommunicationEntity, type DetectionState } from './communication.entity.js';
import { RevisionEntity } from './revision.entity.js';

/** What lists can be narrowed to. */
export interface CommunicationFilter {
  /** All that may be seen is this office's. */
  onlyOffice?: string | null;
  segment?: string;
  office?: string;
  channel?: string;
  campaign?: string;
  state?: string;
  /** Company days: send windows that touch [fromDay, toDay]. */
  fromDay?: number;
  toDay?: number;
  /** Words to be found in subject, text, external id or signatory. */
  q?: string;
}

const LONG_TEXTS = ['body', 'text', 'alternative', 'alternativeText'] as const;
type LongText = (typeof LONG_TEXTS)[number];

/** A communication without its long texts. */
export type LightCommunication = Omit<CommunicationEntity, LongText>;

const COLUMNS = [
  'id',
  'number',
  'officeId',
  'externalId',
  'channel',
  'campaign',
  'journeyId',
  'subject',
  'body',
  'bodyFormat',
  'alternative',
  'alternativeText',
  'text',
  'signatory',
  'sendFrom',
  'sendUntil',
  'fromDay',
  'untilDay',
  'pieces',
  'unitCostAmount',
  'unitCostCurrency',
  'revision',
  'contentHash',
  'detection',
  'clearance',
  'withdrawnAt',
  'withdrawnFor',
  'createdAt',
  'updatedAt',
] as const;

/** Questions about communications. */
@Injectable()
export class CommunicationsStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<CommunicationEntity | null> {
    return on.findOneBy(CommunicationEntity, { id });
  }

  /** Whole rows by number; absent ones are left out. */
  async byNumbers(numbers: readonly number[], on: EntityManager = this.database.look): Promise<CommunicationEntity[]> {
    return inPieces(numbers, (piece) =>
      on.createQueryBuilder(CommunicationEntity, 'c').where('c.number IN (:...piece)', { piece }).getMany(),
    );
  }

  /** Rows by number without their long texts. */
  async lightRows(numbers: readonly number[], on: EntityManager = this.database.look): Promise<LightCommunication[]> {
    const columns = COLUMNS.filter((column) => !(LONG_TEXTS as readonly string[]).includes(column)).join(', ');
    const rows = await inPieces(numbers, (piece) => {
      const list = inList(piece);
      return on.query<LightCommunication[]>(
        `SELECT ${columns} FROM communication WHERE number IN ${list.sql}`,
        list.values,
      );
    });
    return rows.map((row) => ({
      ...row,
      withdrawnAt: row.withdrawnAt === null ? null : fromDbTime(row.withdrawnAt),
      createdAt: fromDbTime(row.createdAt),
      updatedAt: fromDbTime(row.updatedAt),
    }));
  }

  /** Visible texts by number. */
  async texts(numbers: readonly number[], on: EntityManager = this.database.look): Promise<Map<number, string>> {
    const rows = await inPieces(numbers, (piece) => {
      const list = inList(piece);
      return on.query<{ number: number; text: string }[]>(
        `SELECT number, text FROM communication WHERE number IN ${list.sql}`,
        list.values,
      );
    });
    return new Map(rows.map((row) => [row.number, row.text]));
  }

  /** Rows of one office by external id. */
  async byExternalIds(
    office: string,
    externalIds: readonly string[],
    on: EntityManager,
  ): Promise<CommunicationEntity[]> {
    return inPieces(externalIds, (piece) =>
      on
        .createQueryBuilder(CommunicationEntity, 'c')
        .where('c.officeId = :office AND c.externalId IN (:...piece)', { office, piece })
        .getMany(),
    );
  }

  /** Segments by communication number, ascending. */
  async segmentsOf(numbers: readonly number[], on: EntityManager = this.database.look): Promise<Map<number, string[]>> {
    const rows = await inPieces(numbers, (piece) => {
      const list = inList(piece);
      return on.query<{ communication: number; segmentId: string }[]>(
        `SELECT communication, segmentId FROM communication_segment WHERE communication IN ${list.sql} ORDER BY segmentId`,
        list.values,
      );
    });
    const found = new Map<number, string[]>(numbers.map((number) => [number, []]));
    for (const row of rows) found.get(row.communication)?.push(row.segmentId);
    return found;
  }

  async insert(rows: readonly CommunicationEntity[], tx: EntityManager): Promise<void> {
    await insertRows(
      tx,
      'communication',
      COLUMNS,
      rows.map((row) =>
        COLUMNS.map((column) => {
          const value = row[column];
          return value instanceof Date ? dbTime(value) : value;
        }),
      ),
    );
    await markChanged(
      'communication',
      rows.map((row) => row.number),
      tx,
    );
  }

  async update(row: CommunicationEntity, tx: EntityManager): Promise<void> {
    await tx.update(CommunicationEntity, { id: row.id }, { ...row });
    await markChanged('communication', [row.number], tx);
  }

  async insertSegments(
    rows: readonly { communication: number; segmentId: string }[],
    tx: EntityManager,
  ): Promise<void> {
    await insertRows(
      tx,
      'communication_segment',
      ['communication', 'segmentId'],
      rows.map((row) => [row.communication, row.segmentId]),
    );
  }

  async deleteSegments(numbers: readonly number[], tx: EntityManager): Promise<void> {
    const list = inList(numbers);
    await tx.query(`DELETE FROM communication_segment WHERE communication IN ${list.sql}`, list.values);
  }

  async insertRevision(revision: RevisionEntity, tx: EntityManager): Promise<void> {
    await tx.insert(RevisionEntity, revision);
  }

  /** Earlier revisions, oldest first. */
  revisionsOf(communicationId: string): Promise<RevisionEntity[]> {
    return this.database.look.find(RevisionEntity, { where: { communicationId }, order: { revision: 'ASC' } });
  }

  /** Communications that were stored but not yet compared, in order of arrival. */
  async pending(limit: number): Promise<number[]> {
    const rows = await this.database.look.query<{ number: number }[]>(
      `SELECT number FROM communication WHERE detection = 'pending' ORDER BY number LIMIT ${limit}`,
    );
    return rows.map((row) => row.number);
  }

  async markDetection(numbers: readonly number[], state: DetectionState, tx: EntityManager): Promise<void> {
    for (let from = 0; from < numbers.length; from += 4096) {
      const list = inList(numbers.slice(from, from + 4096));
      await tx.query(`UPDATE communication SET detection = ? WHERE number IN ${list.sql}`, [state, ...list.values]);
    }
  }

  async setClearance(numbers: readonly number[], state: ClearanceState, tx: EntityManager): Promise<void> {
    for (let from = 0; from < numbers.length; from += 4096) {
      const list = inList(numbers.slice(from, from + 4096));
      await tx.query(`UPDATE communication SET clearance = ? WHERE clearance <> ? AND number IN ${list.sql}`, [
        state,
        state,
        ...list.values,
      ]);
    }
  }

  /** Numbers behind `number`, ascending. */
  async numbersBehind(number: number, limit: number): Promise<number[]> {
    const rows = await this.database.look.query<{ number: number }[]>(
      `SELECT number FROM communication WHERE number > ? ORDER BY number LIMIT ${limit}`,
      [number],
    );
    return rows.map((row) => row.number);
  }

  /** What was filed first since then, the newest first; at most some thousands. */
  async filedSince(since: Date): Promise<LightCommunication[]> {
    const rows = await this.database.look.query<{ number: number }[]>(
      'SELECT number FROM communication WHERE createdAt >= ? ORDER BY number DESC LIMIT 4096',
      [dbTime(since)],
    );
    return this.lightRows(rows.map((row) => row.number));
  }

  /** Numbers of the communications addressed to any of these segments. */
  async addressedTo(segments: readonly string[]): Promise<number[]> {
    const rows = await inPieces(segments, (piece) => {
      const list = inList(piece);
      return this.database.look.query<{ communication: number }[]>(
        `SELECT DISTINCT communication FROM communication_segment WHERE segmentId IN ${list.sql}`,
        list.values,
      );
    });
    return [...new Set(rows.map((row) => row.communication))];
  }

  /**
   * Numbers of the communications addressed to any of these segments that are sent between two company days (both
   * inclusive) or have no date, the newest first.
   */
  async sentTo(segments: readonly string[], fromDay: number, untilDay: number, limit: number): Promise<number[]> {
    const list = inList(segments);
    const rows = await this.database.look.query<{ number: number }[]>(
      `SELECT DISTINCT c.number AS number FROM communication_segment s JOIN communication c ON c.number = s.communication
       WHERE s.segmentId IN ${list.sql} AND c.withdrawnAt IS NULL
       AND (c.fromDay IS NULL OR (c.fromDay <= ? AND (c.untilDay IS NULL OR c.untilDay >= ?)))
       ORDER BY c.number DESC LIMIT ${limit}`,
      [...list.values, untilDay, fromDay],
    );
    return rows.map((row) => row.number);
  }

  /** Ids of the segments that an office writes to. */
  async segmentsWrittenTo(officeId: string): Promise<string[]> {
    const rows = await this.database.look.query<{ segmentId: string }[]>(
      `SELECT DISTINCT s.segmentId AS segmentId FROM communication c JOIN communication_segment s ON s.communication = c.number WHERE c.officeId = ?`,
      [officeId],
    );
    return rows.map((row) => row.segmentId);
  }

  /** Numbers of the drafts (no date): whom they meet changes every day. */
  async drafts(): Promise<number[]> {
    const rows = await this.database.look.query<{ number: number }[]>(
      `SELECT number FROM communication WHERE fromDay IS NULL AND withdrawnAt IS NULL`,
    );
    return rows.map((row) => row.number);
  }

  /** The newest first, from before `cursor` (a number) on. */
  page(filter: CommunicationFilter, { limit, cursor }: Page): Promise<CommunicationEntity[]> {
    const query = this.database.look.createQueryBuilder(CommunicationEntity, 'c');
    if (cursor !== null) {
      if (!/^\d{1,10}$/.test(cursor)) throw strangeCursor();
      query.andWhere('c.number < :cursor', { cursor: Number(cursor) });
    }
    if (filter.onlyOffice != null) query.andWhere('c.officeId = :onlyOffice', { onlyOffice: filter.onlyOffice });
    if (filter.office !== undefined) query.andWhere('c.officeId = :office', { office: filter.office });
    if (filter.channel !== undefined) query.andWhere('c.channel = :channel', { channel: filter.channel });
    if (filter.campaign !== undefined) query.andWhere('c.campaign = :campaign', { campaign: filter.campaign });
    if (filter.state !== undefined) query.andWhere('c.clearance = :state', { state: filter.state });
    if (filter.fromDay !== undefined) {
      query.andWhere('(c.fromDay IS NOT NULL AND (c.untilDay IS NULL OR c.untilDay >= :fromDay))', {
        fromDay: filter.fromDay,
      });
    }
    if (filter.toDay !== undefined) query.andWhere('c.fromDay <= :toDay', { toDay: filter.toDay });
    if (filter.segment !== undefined) {
      query.andWhere(
        'EXISTS (SELECT 1 FROM communication_segment s WHERE s.communication = c.number AND s.segmentId = :segment)',
        { segment: filter.segment },
      );
    }
    filter.q?.split(/\s+/).forEach((word, i) => {
      if (word === '') return;
      const fields = ['c.subject', 'c.text', 'c.externalId', 'c.signatory'];
      const patterns = spellings(word).map((spelling, j) => [`word${i}_${j}`, likeAnywhere(spelling)] as const);
      const found = fields.flatMap((field) => patterns.map(([name]) => `LOWER(${field}) LIKE :${name} ESCAPE '!'`));
      query.andWhere(`(${found.join(' OR ')})`, Object.fromEntries(patterns));
    });
    return query
      .orderBy('c.number', 'DESC')
      .limit(limit + 1)
      .getMany();
  }
}

/** A word as it may stand in a text: SQLite folds the case of a to z alone, so other letters are asked for in each. */
function spellings(word: string): string[] {
  const lower = word.toLowerCase();
  return [...new Set([lower, word.toUpperCase(), `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`])].filter(
    (spelling, i) => i === 0 || /[^\0-\x7f]/.test(spelling),
  );
}
