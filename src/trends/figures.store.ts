import { Injectable } from '@nestjs/common';
import type { DayNumber } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { dbTime, fromDbTime, inList } from '../platform/database/sql.js';
import type { CommunicationEntity } from '../registry/communication.entity.js';

/** What figures are narrowed to: all of them over conflicts that lie above the bar. */
export interface FigureFilter {
  /** Segments whose conflicts count; null for all. */
  segments: readonly string[] | null;
  /** Offices that must each have a member; empty for all. */
  offices: readonly string[];
}

/** A disputed fact with how often it was. */
export interface TopicRow {
  topic: string;
  claimKind: string;
  conflicts: number;
  open: number;
  resolved: number;
  customersAffected: number;
  lastOpenedAt: Date;
}

const WITHDRAWN = [
  'id',
  'number',
  'externalId',
  'officeId',
  'fromDay',
  'untilDay',
  'pieces',
  'unitCostAmount',
  'unitCostCurrency',
  'withdrawnFor',
  'withdrawnAt',
] as const;

/** A communication that a decision withdrew. */
export type Withdrawn = Pick<CommunicationEntity, Exclude<(typeof WITHDRAWN)[number], 'withdrawnAt'>> & {
  withdrawnAt: Date;
};

const OPEN = `('open', 'in_review', 'awaiting_office')`;

/** Questions that are answered from conflicts, decisions and communications themselves. */
@Injectable()
export class FiguresStore {
  constructor(private readonly database: Database) {}

  /** Facts that were disputed, the most often disputed first; what was dismissed or superseded does not count. */
  async topics(filter: FigureFilter, from: Date, to: Date, limit: number): Promise<TopicRow[]> {
    const { sql, values } = narrowed(filter);
    const rows = await this.database.look.query<(TopicRow & { lastOpenedAt: string | Date })[]>(
      `SELECT c.topic AS topic, c.claimKind AS claimKind, COUNT(*) AS conflicts,
         SUM(CASE WHEN c.status IN ${OPEN} THEN 1 ELSE 0 END) AS open,
         SUM(CASE WHEN c.status = 'resolved' THEN 1 ELSE 0 END) AS resolved,
         MAX(c.customersAffected) AS customersAffected, MAX(c.openedAt) AS lastOpenedAt
       FROM conflict c WHERE c.kind = 'contradiction' AND c.below = 0 AND c.status NOT IN ('dismissed', 'superseded')
         AND c.openedAt >= ? AND c.openedAt < ?${sql}
       GROUP BY c.topic, c.claimKind ORDER BY COUNT(*) DESC, MAX(c.customersAffected) DESC, c.topic LIMIT ${limit}`,
      [dbTime(from), dbTime(to), ...values],
    );
    return rows.map((row) => ({
      ...row,
      conflicts: Number(row.conflicts),
      open: Number(row.open),
      resolved: Number(row.resolved),
      customersAffected: Number(row.customersAffected),
      lastOpenedAt: fromDbTime(row.lastOpenedAt),
    }));
  }

  /** Conflicts that were decided in a period. */
  async decided(filter: FigureFilter, from: Date, to: Date) {
    const { sql, values } = narrowed(filter);
    const rows = await this.database.look.query<
      { kind: string; status: string; openedAt: string | Date; closedAt: string | Date }[]
    >(
      `SELECT c.kind AS kind, c.status AS status, c.openedAt AS openedAt, c.closedAt AS closedAt FROM conflict c
       WHERE c.closedAt >= ? AND c.closedAt < ? AND c.status IN ('resolved', 'dismissed') AND c.below = 0${sql}`,
      [dbTime(from), dbTime(to), ...values],
    );
    return rows.map((row) => ({
      ...row,
      openedAt: fromDbTime(row.openedAt),
      closedAt: fromDbTime(row.closedAt),
    }));
  }

  /** Conflicts that wait now. */
  async waiting(filter: FigureFilter) {
    const { sql, values } = narrowed(filter);
    const rows = await this.database.look.query<
      { kind: string; openedAt: string | Date; dueAt: string | Date | null }[]
    >(
      `SELECT c.kind AS kind, c.openedAt AS openedAt, c.dueAt AS dueAt FROM conflict c
       WHERE c.status IN ${OPEN} AND c.below = 0${sql}`,
      values,
    );
    return rows.map((row) => ({
      kind: row.kind,
      openedAt: fromDbTime(row.openedAt),
      dueAt: row.dueAt === null ? null : fromDbTime(row.dueAt),
    }));
  }

  /** For communications that were cleared or released in a period after they had to wait: milliseconds since they came, or were last revised or sent to review. */
  async clearing(offices: readonly string[], from: Date, to: Date): Promise<number[]> {
    const list = inList(offices);
    const rows = await this.database.look.query<{ at: string | Date; since: string | Date }[]>(
      `SELECT e.at AS at, COALESCE(
         (SELECT MAX(b.at) FROM journal_entry b WHERE b.subject = e.subject AND b.seq < e.seq
            AND b.action IN ('communication.revised', 'communication.review')), c.createdAt) AS since
       FROM journal_entry e JOIN communication c ON c.id = e.subject
       WHERE e.action IN ('communication.cleared', 'communication.released') AND e.at >= ? AND e.at < ?
       ${offices.length === 0 ? '' : `AND c.officeId IN ${list.sql}`}`,
      [dbTime(from), dbTime(to), ...(offices.length === 0 ? [] : list.values)],
    );
    return rows.map(({ at, since }) => fromDbTime(at).getTime() - fromDbTime(since).getTime());
  }

  /** Communications that a decision withdrew in a period, the latest first. */
  async withdrawnByDecision(filter: FigureFilter, from: Date, to: Date): Promise<Withdrawn[]> {
    const list = inList(filter.segments ?? []);
    const offices = inList(filter.offices);
    const rows = await this.database.look.query<(Omit<Withdrawn, 'withdrawnAt'> & { withdrawnAt: string | Date })[]>(
      `SELECT ${WITHDRAWN.map((column) => `x.${column} AS ${column}`).join(', ')} FROM communication x
       WHERE x.withdrawnFor IS NOT NULL AND x.withdrawnAt >= ? AND x.withdrawnAt < ?
       ${filter.segments === null ? '' : `AND EXISTS (SELECT 1 FROM communication_segment s WHERE s.communication = x.number AND s.segmentId IN ${list.sql})`}
       ${filter.offices.length === 0 ? '' : `AND x.officeId IN ${offices.sql}`}
       ORDER BY x.withdrawnAt DESC, x.number DESC`,
      [
        dbTime(from),
        dbTime(to),
        ...(filter.segments === null ? [] : list.values),
        ...(filter.offices.length === 0 ? [] : offices.values),
      ],
    );
    return rows.map((row) => ({ ...row, withdrawnAt: fromDbTime(row.withdrawnAt) }));
  }

  /** Communications to any of these segments that are sent on days of a period, in the order of sending. */
  async sentTo(
    segments: readonly string[],
    office: string | null,
    fromDay: DayNumber,
    toDay: DayNumber,
  ): Promise<{ number: number; officeId: string; fromDay: DayNumber; untilDay: DayNumber | null }[]> {
    const list = inList(segments);
    return this.database.look.query(
      `SELECT DISTINCT x.number AS number, x.officeId AS officeId, x.fromDay AS fromDay, x.untilDay AS untilDay
       FROM communication_segment s JOIN communication x ON x.number = s.communication
       WHERE s.segmentId IN ${list.sql} AND x.fromDay <= ? AND (x.untilDay IS NULL OR x.untilDay >= ?) AND x.withdrawnAt IS NULL
       ${office === null ? '' : 'AND x.officeId = ?'} ORDER BY x.fromDay, x.number`,
      [...list.values, toDay, fromDay, ...(office === null ? [] : [office])],
    );
  }

  /**
   * Conflicts of a kind in any of these segments that came up since a time, above and below the bar; `detail` only of those
   * that a communication has with itself.
   */
  async foundSince(kind: string, segments: readonly string[], since: Date) {
    const list = inList(segments);
    const rows = await this.database.look.query<
      { id: string; status: string; confidence: number; below: number; explanation: string; detail: string | null }[]
    >(
      `SELECT c.id AS id, c.status AS status, c.confidence AS confidence, c.below AS below, c.explanation AS explanation,
         CASE WHEN (SELECT COUNT(*) FROM conflict_member m WHERE m.conflictId = c.id) = 1 THEN c.detail END AS detail
       FROM conflict c
       WHERE c.kind = ? AND c.openedAt >= ? AND c.status <> 'superseded'
         AND EXISTS (SELECT 1 FROM conflict_segment s WHERE s.conflictId = c.id AND s.segmentId IN ${list.sql})
       ORDER BY c.harm DESC, c.id`,
      [kind, dbTime(since), ...list.values],
    );
    return rows.map((row) => ({ ...row, below: row.below === 1 }));
  }
}

function narrowed({ segments, offices }: FigureFilter): { sql: string; values: (string | number | null)[] } {
  const list = inList(segments ?? []);
  const inSegments = `AND EXISTS (SELECT 1 FROM conflict_segment s WHERE s.conflictId = c.id AND s.segmentId IN ${list.sql})`;
  const withOffice = `AND EXISTS (SELECT 1 FROM conflict_member m WHERE m.conflictId = c.id AND m.officeId = ?)`;
  return {
    sql: ` ${[...(segments === null ? [] : [inSegments]), ...offices.map(() => withOffice)].join(' ')}`,
    values: [...(segments === null ? [] : list.values), ...offices],
  };
}
