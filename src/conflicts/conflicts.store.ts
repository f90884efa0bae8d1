import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows, likeAnywhere } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { ConflictEntity } from './conflict.entity.js';
import { ConflictEventEntity } from './conflict-event.entity.js';
import { ConflictMemberEntity } from './conflict-member.entity.js';

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
}

/** Columns a list can be sorted by; each with the id behind it, so that the order is total. */
export const CONFLICT_SORTS = ['harm', 'openedAt', 'dueAt', 'customersAffected'] as const;
export type ConflictSort = (typeof CONFLICT_SORTS)[number];

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
  async segments(conflictIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await inPieces(conflictIds, (piece) => {
      const list = inList(piece);
      return this.database.look.query<{ conflictId: string; segmentId: string }[]>(
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

  /** A page in the order of `sort` (descending, due dates ascending), from after `cursor` on. */
  page(filter: ConflictFilter, sort: ConflictSort, { limit, cursor }: Page): Promise<ConflictEntity[]> {
    const query = this.database.look.createQueryBuilder(ConflictEntity, 'c');
    narrow(query, filter);
    const direction = sort === 'dueAt' ? 'ASC' : 'DESC';
    if (cursor !== null) {
      const [value, id] = JSON.parse(cursor) as [number | string, string];
      const after = direction === 'ASC' ? '>' : '<';
      const bound = typeof value === 'string' ? new Date(value) : value;
      query.andWhere(`(c.${sort} ${after} :value OR (c.${sort} = :value AND c.id > :id))`, { value: bound, id });
    }
    return query
      .orderBy(`c.${sort}`, direction)
      .addOrderBy('c.id', 'ASC')
      .limit(limit + 1)
      .getMany();
  }

  async insert(conflict: ConflictEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ConflictEntity, conflict);
  }

  async update(id: string, changes: Partial<ConflictEntity>, tx: EntityManager): Promise<void> {
    await tx.update(ConflictEntity, { id }, changes);
  }

  async replaceMembers(
    conflictId: string,
    members: readonly { communication: number; similarity: number }[],
    tx: EntityManager,
  ): Promise<void> {
    await tx.delete(ConflictMemberEntity, { conflictId });
    await insertRows(
      tx,
      'conflict_member',
      ['conflictId', 'communication', 'similarity'],
      members.map((member) => [conflictId, member.communication, member.similarity]),
    );
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

function narrow(query: SelectQueryBuilder<ConflictEntity>, filter: ConflictFilter): void {
  // Superseded conflicts are history: they are listed only when asked for.
  if (filter.status === undefined) query.andWhere(`c.status <> 'superseded'`);
  else query.andWhere('c.status IN (:...status)', { status: filter.status });
  const { onlyOffice = null } = filter;
  if (onlyOffice !== null) {
    query.andWhere(
      'EXISTS (SELECT 1 FROM conflict_member p JOIN communication v ON v.number = p.communication WHERE p.conflictId = c.id AND v.officeId = :onlyOffice)',
      { onlyOffice },
    );
  }
  query.andWhere('c.below = :below', { below: filter.below ? 1 : 0 });
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
    query.andWhere(
      'EXISTS (SELECT 1 FROM conflict_member m JOIN communication o ON o.number = m.communication WHERE m.conflictId = c.id AND o.officeId = :office)',
      { office: filter.office },
    );
  }
  filter.q?.split(/\s+/).forEach((word, i) => {
    if (word === '') return;
    const explanation = onlyOffice === null ? `LOWER(c.explanation) LIKE :word${i} ESCAPE '!' OR ` : '';
    const whose = onlyOffice === null ? '' : 'AND x.officeId = :onlyOffice ';
    query.andWhere(
      `(${explanation}LOWER(c.topic) LIKE :word${i} ESCAPE '!' OR EXISTS (
         SELECT 1 FROM conflict_member w JOIN communication x ON x.number = w.communication
         WHERE w.conflictId = c.id ${whose}AND (LOWER(x.subject) LIKE :word${i} ESCAPE '!' OR LOWER(x.externalId) LIKE :word${i} ESCAPE '!')))`,
      { [`word${i}`]: likeAnywhere(word.toLowerCase()) },
    );
  });
}
