import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
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

  async insert(office: OfficeEntity, tx: EntityManager): Promise<void> {
    await tx.insert(OfficeEntity, office);
  }

  async update(id: string, changes: Partial<OfficeEntity>, tx: EntityManager): Promise<void> {
    await tx.update(OfficeEntity, { id }, changes);
  }
}
