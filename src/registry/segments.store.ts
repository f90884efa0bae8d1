import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { SegmentEntity } from './segment.entity.js';

/** Questions about segments. */
@Injectable()
export class SegmentsStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<SegmentEntity | null> {
    return on.findOneBy(SegmentEntity, { id });
  }

  all(on: EntityManager = this.database.look): Promise<SegmentEntity[]> {
    return on.find(SegmentEntity, { order: { id: 'ASC' } });
  }

  /** Segments in the order of their ids, from after `cursor` on; all, or those that one office writes to. */
  page(onlyOffice: string | null, { limit, cursor }: Page): Promise<SegmentEntity[]> {
    return this.database.look
      .createQueryBuilder(SegmentEntity, 's')
      .where(cursor === null ? '1 = 1' : 's.id > :cursor', { cursor })
      .andWhere(onlyOffice === null ? '1 = 1' : writtenToBy('s.id'), { onlyOffice })
      .orderBy('s.id')
      .limit(limit + 1)
      .getMany();
  }

  /** Whether an office writes to a segment. */
  async isWrittenTo(id: string, onlyOffice: string): Promise<boolean> {
    const query = this.database.look.createQueryBuilder(SegmentEntity, 's').where('s.id = :id', { id });
    return query.andWhere(writtenToBy('s.id'), { onlyOffice }).getExists();
  }

  /**
   * Makes whoever changes the tree at the same time wait until this unit of work ends, so that no number is given twice
   * and two moves make no cycle. The row of the number sequence serves as the lock.
   */
  async lockTree(tx: EntityManager): Promise<void> {
    await tx.query(`UPDATE number_sequence SET next = next WHERE name = 'communication'`);
  }

  async insert(segment: Omit<SegmentEntity, 'number'>, tx: EntityManager): Promise<SegmentEntity> {
    await this.lockTree(tx);
    const highest = await tx.maximum(SegmentEntity, 'number');
    const row = { ...segment, number: Number(highest ?? 0) + 1 };
    await tx.insert(SegmentEntity, row);
    return row;
  }

  /** Makes other writers of these segments wait until this unit of work ends (servers only). */
  async lock(ids: readonly string[], tx: EntityManager): Promise<void> {
    const list = inList(ids);
    await tx.query(`SELECT id FROM segment WHERE id IN ${list.sql} ORDER BY id FOR UPDATE`, list.values);
  }

  async update(id: string, changes: Partial<SegmentEntity>, tx: EntityManager): Promise<void> {
    await tx.update(SegmentEntity, { id }, changes);
  }
}

function writtenToBy(segment: string): string {
  return `EXISTS (SELECT 1 FROM communication_segment a JOIN communication c ON c.number = a.communication WHERE a.segmentId = ${segment} AND c.officeId = :onlyOffice)`;
}
