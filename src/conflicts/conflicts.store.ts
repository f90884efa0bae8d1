import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { markChanged } from '../platform/database/changes.js';
import { inList, inPieces, insertRows, likeAnywhere } from '../platform/database/sql.js';
import { type Page, sortKeyParts, strangeCursor } from '../platform/paging.js';
import type { ClearanceState, CommunicationEntity } from '../registry/communication.entity.js';
import { ConflictEntity, type ConflictKind, type ConflictStatus, type Finder } from './conflict.entity.js';
import { ConflictEventEntity } from './conflict-event.entity.js';
import { ConflictMemberEntity } from './conflict-member.entity.js';
import { WatcherEntity } from './watcher.entity.js';

/** What lists can be narrowed to. */
export interface ConflictFilter {
  /** Only conflicts in which this office has a member may be seen, and found by nothing that it may not see. */
  onlyOffice?: string | null;
  segment?: string;
  kind?: string;
  status?: string[];
  office?: string;
  assignee?: string;
  severity?: string;
  q?: string;
  /** What lies below its segment's bar, instead of what lies above. */
  below?: boolean;
  noBrainer?: boolean;
  foundBy?: string;
  /** What customers of any of these segments are told; ids. */
  reaching?: ReadonlySet<string>;
  /** A second office that has a member in it. */
  otherOffice?: string;
  topic?: string;
  claimKind?: string;
  /** Instants: opened from (inclusive) to (exclusive). */
  openedFrom?: Date;
  openedTo?: Date;
  /** The same for when it was decided or superseded. */
  closedFrom?: Date;
  closedTo?: Date;
}

/** A communication's clearance as it is stored, with the open conflicts that it is in. */
export interface StoredClearance {
  officeId: string;
  clearance: ClearanceState;
  contentHash: string;
  detection: CommunicationEntity['detection'];
  conflictIds: string[];
}

/** A conflict as an audit wants to see it later. */
export interface ConflictEvidence {
  kind: string;
  status: string;
  segment: string;
  severity: string;
  customersAffected: number;
  assignee: string | null;
  dueAt: string | null;
  confidence: number;
  /** Whether it lies below the bar of its segments: nobody is told of it. */
  below: boolean;
  topic: string | null;
  explanation: string;
  /** User ids of those who want to be told. */
  watchers: string[];
  members: { communicationId: string; externalId: string; office: string; contentHash: string; similarity: number }[];
}

/** Columns a list can be sorted by; each with the id behind it, so that the order is total. */
export const CONFLICT_SORTS = ['harm', 'openedAt', 'dueAt', 'customersAffected'] as const;
export type ConflictSort = (typeof CONFLICT_SORTS)[number];

/** Statuses in which a conflict waits for a decision. */
const OPEN_STATUSES = ['open', 'in_review', 'awaiting_office'];

/** Questions about conflicts. */
@Injectable()
export class ConflictsStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<ConflictEntity | null> {
    return on.findOneBy(ConflictEntity, { id });
  }

  ofClusters(clusterIds: readonly string[]): Promise<ConflictEntity[]> {
    if (clusterIds.length === 0) return Promise.resolve([]);
    return this.database.look
      .createQueryBuilder(ConflictEntity, 'c')
      .where('c.clusterId IN (:...clusterIds)', { clusterIds })
      .getMany();
  }

  /** Standing contradictions that have any of these members, oldest first. */
  async contradictionsOf(communications: readonly number[], tx: EntityManager): Promise<ConflictEntity[]> {
    const rows = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return tx.query<{ conflictId: string }[]>(
        `SELECT DISTINCT m.conflictId AS conflictId FROM conflict_member m JOIN conflict c ON c.id = m.conflictId
         WHERE c.kind = 'contradiction' AND c.status <> 'superseded' AND m.communication IN ${list.sql}`,
        list.values,
      );
    });
    const ids = [...new Set(rows.map((row) => row.conflictId))];
    if (ids.length === 0) return [];
    return tx.createQueryBuilder(ConflictEntity, 'c').where('c.id IN (:...ids)', { ids }).orderBy('c.id').getMany();
  }

  async ofCluster(clusterId: string, tx: EntityManager): Promise<ConflictEntity | null> {
    return tx.findOneBy(ConflictEntity, { clusterId });
  }

  members(conflictIds: readonly string[], on: EntityManager = this.database.look): Promise<ConflictMemberEntity[]> {
    if (conflictIds.length === 0) return Promise.resolve([]);
    return on
      .createQueryBuilder(ConflictMemberEntity, 'm')
      .where('m.conflictId IN (:...conflictIds)', { conflictIds })
      .orderBy('m.similarity', 'DESC')
      .addOrderBy('m.communication')
      .getMany();
  }

  /** Segments by conflict, ascending. */
  async segments(
    conflictIds: readonly string[],
    on: EntityManager = this.database.look,
  ): Promise<Map<string, string[]>> {
    const rows = await inPieces(conflictIds, (piece) => {
      const list = inList(piece);
      return on.query<{ conflictId: string; segmentId: string }[]>(
        `SELECT conflictId, segmentId FROM conflict_segment WHERE conflictId IN ${list.sql} ORDER BY segmentId`,
        list.values,
      );
    });
    const found = new Map<string, string[]>(conflictIds.map((id) => [id, []]));
    for (const row of rows) found.get(row.conflictId)?.push(row.segmentId);
    return found;
  }

  /** Ids of the open conflicts that each communication is part of; communications in none are absent. */
  async openByCommunication(
    communications: readonly number[],
    on: EntityManager = this.database.look,
  ): Promise<Map<number, string[]>> {
    const members = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return on.query<{ communication: number; conflictId: string }[]>(
        `SELECT communication, conflictId FROM conflict_member WHERE communication IN ${list.sql} ORDER BY conflictId`,
        list.values,
      );
    });
    // In two steps: joined, planners begin with all open conflicts of the company.
    const open = await this.stillOpen([...new Set(members.map((member) => member.conflictId))], on);
    const found = new Map<number, string[]>();
    for (const { communication, conflictId } of members) {
      if (open.has(conflictId)) found.set(communication, [...(found.get(communication) ?? []), conflictId]);
    }
    return found;
  }

  private async stillOpen(ids: readonly string[], on: EntityManager): Promise<Set<string>> {
    const rows = await inPieces(ids, (piece) => {
      const list = inList(piece);
      return on.query<{ id: string }[]>(
        `SELECT id FROM conflict WHERE id IN ${list.sql} AND below = 0 AND status IN ('open', 'in_review', 'awaiting_office')`,
        list.values,
      );
    });
    return new Set(rows.map((row) => row.id));
  }

  /**
   * What a clearance is answered from, in one question, as sending systems ask for it right before every send. The outer
   * joins keep planners from beginning with all open conflicts of the company.
   */
  async clearanceOf(id: string): Promise<StoredClearance | null> {
    const rows = await this.database.look.query<
      (Omit<StoredClearance, 'conflictIds'> & { conflictId: string | null })[]
    >(
      `SELECT c.officeId AS officeId, c.clearance AS clearance, c.contentHash AS contentHash, c.detection AS detection, k.id AS conflictId
       FROM communication c LEFT JOIN conflict_member m ON m.communication = c.number
       LEFT JOIN conflict k ON k.id = m.conflictId AND k.below = 0 AND k.status IN ('open', 'in_review', 'awaiting_office')
       WHERE c.id = ?`,
      [id],
    );
    const [first] = rows;
    if (first === undefined) return null;
    const { conflictId: _one, ...row } = first;
    return { ...row, conflictIds: rows.flatMap(({ conflictId }) => conflictId ?? []) };
  }

  /** How many conflicts of which kind and status were found so; what lies below its bar is left out. */
  async countsFoundBy(foundBy: Finder): Promise<{ kind: ConflictKind; status: ConflictStatus; count: number }[]> {
    const rows = await this.database.look.query<{ kind: ConflictKind; status: ConflictStatus; n: number | string }[]>(
      'SELECT kind, status, COUNT(*) AS n FROM conflict WHERE foundBy = ? AND below = 0 GROUP BY kind, status',
      [foundBy],
    );
    return rows.map(({ kind, status, n }) => ({ kind, status, count: Number(n) }));
  }

  byIds(ids: readonly string[]): Promise<ConflictEntity[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.look
      .createQueryBuilder(ConflictEntity, 'c')
      .where('c.id IN (:...ids)', { ids })
      .orderBy('c.harm', 'DESC')
      .addOrderBy('c.id')
      .getMany();
  }

  events(conflictId: string): Promise<ConflictEventEntity[]> {
    return this.database.look.find(ConflictEventEntity, { where: { conflictId }, order: { id: 'ASC' } });
  }

  /** A conflict with its first members, as it is now. */
  async evidence(conflictId: string, limit: number, on: EntityManager): Promise<ConflictEvidence | null> {
    const row = await this.find(conflictId, on);
    if (row === null) return null;
    const members = await on.query<ConflictEvidence['members']>(
      `SELECT c.id AS communicationId, c.externalId AS externalId, c.officeId AS office, m.contentHash AS contentHash, m.similarity AS similarity
       FROM conflict_member m JOIN communication c ON c.number = m.communication WHERE m.conflictId = ? ORDER BY m.communication LIMIT ${limit}`,
      [conflictId],
    );
    return {
      kind: row.kind,
      status: row.status,
      segment: row.segmentId,
      severity: row.severity,
      customersAffected: row.customersAffected,
      assignee: row.assignee,
      dueAt: row.dueAt?.toISOString() ?? null,
      confidence: row.confidence,
      below: row.below === 1,
      topic: row.topic,
      explanation: row.explanation,
      watchers: await this.watchers(conflictId, on),
      members,
    };
  }

  /** User ids of those who want to be told what happens to a conflict. */
  async watchers(conflictId: string, on: EntityManager = this.database.look): Promise<string[]> {
    const rows = await on.find(WatcherEntity, { where: { conflictId }, order: { userId: 'ASC' } });
    return rows.map((row) => row.userId);
  }

  async watch(conflictId: string, userId: string, tx: EntityManager): Promise<void> {
    if ((await tx.countBy(WatcherEntity, { conflictId, userId })) === 0)
      await tx.insert(WatcherEntity, { conflictId, userId });
  }

  async unwatch(conflictId: string, userId: string, tx: EntityManager): Promise<void> {
    await tx.delete(WatcherEntity, { conflictId, userId });
  }

  /** Makes other units of work that change this conflict wait until this one ends. */
  async lock(id: string, tx: EntityManager): Promise<void> {
    await tx.query('UPDATE conflict SET version = version WHERE id = ?', [id]);
  }

  /** Whether the cluster that a conflict is about still stands; what is about none stands by itself. */
  async stands(id: string, on: EntityManager): Promise<boolean> {
    const rows = await on.query<{ id: string }[]>(
      `SELECT c.id AS id FROM conflict c LEFT JOIN cluster k ON k.id = c.clusterId
       WHERE c.id = ? AND (c.clusterId IS NULL OR (k.id IS NOT NULL AND k.dissolvedAt IS NULL))`,
      [id],
    );
    return rows.length > 0;
  }

  /** Pending conflicts that were due before `before`, the longest overdue first. */
  overdue(before: Date, limit: number): Promise<ConflictEntity[]> {
    return this.database.look
      .createQueryBuilder(ConflictEntity, 'c')
      .where('c.below = 0 AND c.status IN (:...open) AND c.dueAt < :before', { open: OPEN_STATUSES, before })
      .orderBy('c.dueAt')
      .limit(limit)
      .getMany();
  }

  /** Pending conflicts that are due before `before` and whose owner has not been told so. */
  dueSoon(now: Date, before: Date, limit: number): Promise<ConflictEntity[]> {
    return this.database.look
      .createQueryBuilder(ConflictEntity, 'c')
      .where(
        'c.below = 0 AND c.status IN (:...open) AND c.dueAt >= :now AND c.dueAt < :before AND c.remindedAt IS NULL',
        {
          open: OPEN_STATUSES,
          now,
          before,
        },
      )
      .orderBy('c.dueAt')
      .limit(limit)
      .getMany();
  }

  /** Of these conflicts, those about a cluster that does not, or no longer, hold this communication. */
  async clustersLeft(communication: number, conflictIds: readonly string[], on: EntityManager): Promise<Set<string>> {
    const list = inList(conflictIds);
    const rows = await on.query<{ id: string }[]>(
      `SELECT c.id AS id FROM conflict c WHERE c.id IN ${list.sql} AND c.clusterId IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM cluster_member m WHERE m.clusterId = c.clusterId AND m.communication = ?)`,
      [...list.values, communication],
    );
    return new Set(rows.map((row) => row.id));
  }

  /** The conflict about exactly these communications whose cluster fell apart, if there is one; the newest of several. */
  async orphanAbout(communications: readonly number[], on: EntityManager): Promise<ConflictEntity | null> {
    const list = inList(communications);
    const rows = await on.query<{ id: string }[]>(
      `SELECT m.conflictId AS id FROM conflict_member m JOIN conflict c ON c.id = m.conflictId
       WHERE c.clusterId IS NOT NULL AND m.communication IN ${list.sql}
       AND NOT EXISTS (SELECT 1 FROM cluster k WHERE k.id = c.clusterId AND k.dissolvedAt IS NULL)
       GROUP BY m.conflictId
       HAVING COUNT(*) = ? AND COUNT(*) = (SELECT COUNT(*) FROM conflict_member a WHERE a.conflictId = m.conflictId)
       ORDER BY m.conflictId DESC LIMIT 1`,
      [...list.values, communications.length],
    );
    return rows[0] === undefined ? null : this.find(rows[0].id, on);
  }

  /**
   * Changes a conflict that is still of `version`; false when it was changed meanwhile, and nothing was written.
   * The version rises by one.
   */
  async updateVersion(
    id: string,
    version: number,
    changes: Partial<ConflictEntity>,
    tx: EntityManager,
  ): Promise<boolean> {
    const { affected } = await tx.update(ConflictEntity, { id, version }, { ...changes, version: version + 1 });
    await markChanged('conflict', [id], tx);
    return affected === 1;
  }

  /** A page in the order of `sort` (descending, due dates ascending), from after `cursor` on. */
  async page(filter: ConflictFilter, sort: ConflictSort, { limit, cursor }: Page): Promise<ConflictEntity[]> {
    // First the ids alone, which an index has in this order; then the rows, which are long.
    const query = this.database.look.createQueryBuilder(ConflictEntity, 'c').select('c.id', 'id');
    narrow(query, filter);
    const direction = sort === 'dueAt' ? 'ASC' : 'DESC';
    if (cursor !== null) {
      const after = direction === 'ASC' ? '>' : '<';
      query.andWhere(`(c.${sort} ${after} :value OR (c.${sort} = :value AND c.id > :id))`, positionOf(cursor, sort));
    }
    const found = await query
      .orderBy(`c.${sort}`, direction)
      .addOrderBy('c.id', 'ASC')
      .limit(limit + 1)
      .getRawMany<{ id: string }>();
    const ids = found.map(({ id }) => id);
    const rows = new Map((await this.byIds(ids)).map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []);
  }

  async insert(conflict: ConflictEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ConflictEntity, conflict);
    await markChanged('conflict', [conflict.id], tx);
  }

  async update(id: string, changes: Partial<ConflictEntity>, tx: EntityManager): Promise<void> {
    await tx.update(ConflictEntity, { id }, changes);
    await markChanged('conflict', [id], tx);
  }

  async replaceMembers(
    conflictId: string,
    members: readonly { communication: number; similarity: number; contentHash: string; officeId: string }[],
    tx: EntityManager,
  ): Promise<void> {
    await tx.delete(ConflictMemberEntity, { conflictId });
    await insertRows(
      tx,
      'conflict_member',
      ['conflictId', 'communication', 'similarity', 'contentHash', 'officeId'],
      members.map((member) => [
        conflictId,
        member.communication,
        member.similarity,
        member.contentHash,
        member.officeId,
      ]),
    );
  }

  async removeMember(conflictId: string, communication: number, tx: EntityManager): Promise<void> {
    await tx.delete(ConflictMemberEntity, { conflictId, communication });
  }

  async replaceSegments(conflictId: string, segments: readonly string[], tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM conflict_segment WHERE conflictId = ?', [conflictId]);
    await insertRows(
      tx,
      'conflict_segment',
      ['conflictId', 'segmentId'],
      segments.map((segment) => [conflictId, segment]),
    );
  }

  async addEvent(event: ConflictEventEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ConflictEventEntity, event);
  }
}

/** Where a page ended: sort, value and id of its last conflict. */
function positionOf(cursor: string, sort: ConflictSort): { value: number | Date; id: string } {
  const [by, value, id] = sortKeyParts(cursor);
  const bound = typeof value === 'string' ? new Date(value) : value;
  const fits = typeof bound === 'number' || (bound instanceof Date && !Number.isNaN(bound.getTime()));
  if (by !== sort || !fits || typeof id !== 'string') throw strangeCursor();
  return { value: bound, id };
}

function narrow(query: SelectQueryBuilder<ConflictEntity>, filter: ConflictFilter): void {
  // Superseded conflicts are history: they are listed only when asked for.
  if (filter.status === undefined) query.andWhere(`c.status <> 'superseded'`);
  else query.andWhere('c.status IN (:...status)', { status: filter.status });
  // Every text has to be looked into for words that hardly any has: read from end to end that takes MariaDB 25 ms of 10,000,
  // in the order of an index 85. The sum keeps planners from that index.
  const below = words(filter).length === 0 ? 'c.below' : 'c.below + 0';
  query.andWhere(`${below} = :below`, { below: filter.below ? 1 : 0 });
  if (filter.noBrainer !== undefined)
    query.andWhere('c.noBrainer = :noBrainer', { noBrainer: filter.noBrainer ? 1 : 0 });
  if (filter.foundBy !== undefined) query.andWhere('c.foundBy = :foundBy', { foundBy: filter.foundBy });
  const { onlyOffice = null } = filter;
  if (onlyOffice !== null) {
    query.andWhere('EXISTS (SELECT 1 FROM conflict_member p WHERE p.conflictId = c.id AND p.officeId = :onlyOffice)', {
      onlyOffice,
    });
  }
  if (filter.kind !== undefined) query.andWhere('c.kind = :kind', { kind: filter.kind });
  if (filter.severity !== undefined) query.andWhere('c.severity = :severity', { severity: filter.severity });
  if (filter.assignee !== undefined && onlyOffice === null)
    query.andWhere('c.assignee = :assignee', { assignee: filter.assignee });
  if (filter.segment !== undefined) {
    query.andWhere('EXISTS (SELECT 1 FROM conflict_segment s WHERE s.conflictId = c.id AND s.segmentId = :segment)', {
      segment: filter.segment,
    });
  }
  if (filter.office !== undefined) {
    query.andWhere('EXISTS (SELECT 1 FROM conflict_member m WHERE m.conflictId = c.id AND m.officeId = :office)', {
      office: filter.office,
    });
  }
  narrowToFigure(query, filter);
  for (const [i, word] of words(filter).entries()) {
    const found = onlyOffice === null ? `c.searchText LIKE :word${i} ESCAPE '!'` : ownLettersTell(`:word${i}`);
    query.andWhere(found, { [`word${i}`]: likeAnywhere(word.toLowerCase()) });
  }
}

/** The words looked for; all of them have to be there. */
function words({ q }: ConflictFilter): string[] {
  return (q ?? '').split(/\s+/).filter((word) => word !== '');
}

/** What is behind a figure of the trends. */
function narrowToFigure(query: SelectQueryBuilder<ConflictEntity>, filter: ConflictFilter): void {
  if (filter.otherOffice !== undefined) {
    const both = 'EXISTS (SELECT 1 FROM conflict_member o WHERE o.conflictId = c.id AND o.officeId = :otherOffice)';
    query.andWhere(both, { otherOffice: filter.otherOffice });
    // An office at odds with itself: nobody else has a part in it.
    if (filter.otherOffice === filter.office) {
      query.andWhere(
        'NOT EXISTS (SELECT 1 FROM conflict_member o WHERE o.conflictId = c.id AND o.officeId <> :otherOffice)',
      );
    }
  }
  if (filter.reaching !== undefined) {
    query.andWhere(
      'EXISTS (SELECT 1 FROM conflict_segment r WHERE r.conflictId = c.id AND r.segmentId IN (:...reaching))',
      { reaching: [...filter.reaching] },
    );
  }
  if (filter.topic !== undefined) query.andWhere('c.topic = :topic', { topic: filter.topic });
  if (filter.claimKind !== undefined) query.andWhere('c.claimKind = :claimKind', { claimKind: filter.claimKind });
  for (const [column, from, to] of [
    ['openedAt', filter.openedFrom, filter.openedTo],
    ['closedAt', filter.closedFrom, filter.closedTo],
  ] as const) {
    if (from !== undefined) query.andWhere(`c.${column} >= :${column}From`, { [`${column}From`]: from });
    if (to !== undefined) query.andWhere(`c.${column} < :${column}To`, { [`${column}To`]: to });
  }
}

/** For partners: what is disputed, and their own letters; they must not find out by asking what others wrote. */
function ownLettersTell(word: string): string {
  return `(LOWER(c.topic) LIKE ${word} ESCAPE '!' OR EXISTS (
    SELECT 1 FROM conflict_member w JOIN communication x ON x.number = w.communication WHERE w.conflictId = c.id
    AND w.officeId = :onlyOffice AND (LOWER(x.subject) LIKE ${word} ESCAPE '!' OR LOWER(x.externalId) LIKE ${word} ESCAPE '!')))`;
}
