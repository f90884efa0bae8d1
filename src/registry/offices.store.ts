import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { OfficeEntity } from './office.entity.js';

/** Questions about offices. */
@Injectable()
export class OfficesStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<OfficeEntity | null> {
    return on.findOneBy(OfficeEntity, { id });
  }

  all(): Promise<OfficeEntity[]> {
    return this.database.look.find(OfficeEntity, { order: { id: 'ASC' } });
  }

  /** Offices in the order of their ids, from after `cursor` on; all, or one alone. */
  page(only: string | null, { limit, cursor }: Page): Promise<OfficeEntity[]> {
    return this.database.look
      .createQueryBuilder(OfficeEntity, 'o')
      .where(cursor === null ? '1 = 1' : 'o.id > :cursor', { cursor })
      .andWhere(only === null ? '1 = 1' : 'o.id = :only', { only })
      .orderBy('o.id')
      .limit(limit + 1)
      .getMany();
  }

  /** Makes other writers of what these offices send wait until this unit of work ends; on SQLite they take turns anyway. */
  async lock(ids: readonly string[], tx: EntityManager): Promise<void> {
    if (this.database.dialect === 'sqlite') return;
    const list = inList(ids);
    await tx.query(`SELECT id FROM office WHERE id IN ${list.sql} ORDER BY id FOR UPDATE`, list.values);
  }

  async insert(office: OfficeEntity, tx: EntityManager): Promise<void> {
    await tx.insert(OfficeEntity, office);
  }

  async update(id: string, changes: Partial<OfficeEntity>, tx: EntityManager): Promise<void> {
    await tx.update(OfficeEntity, { id }, changes);
  }
}
