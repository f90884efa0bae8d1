import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { insertRows } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { ImportEntity } from './import.entity.js';
import { ImportErrorEntity } from './import-error.entity.js';

/** Faults that an answer shows. */
const MAX_SHOWN = 1_000;

/** Questions about imports. */
@Injectable()
export class ImportsStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<ImportEntity | null> {
    return on.findOneBy(ImportEntity, { id });
  }

  faults(importId: string): Promise<ImportErrorEntity[]> {
    return this.database.look.find(ImportErrorEntity, {
      where: { importId },
      order: { line: 'ASC', ordinal: 'ASC' },
      take: MAX_SHOWN,
    });
  }

  /** What is not finished, oldest first. */
  unfinished(): Promise<ImportEntity[]> {
    return this.database.look.find(ImportEntity, {
      where: [{ status: 'queued' }, { status: 'running' }],
      order: { id: 'ASC' },
    });
  }

  /** The newest first, from before `cursor` (an id) on; of one office, or all. */
  page(officeId: string | null, { limit, cursor }: Page): Promise<ImportEntity[]> {
    return this.database.look
      .createQueryBuilder(ImportEntity, 'i')
      .where(cursor === null ? '1 = 1' : 'i.id < :cursor', { cursor })
      .andWhere(officeId === null ? '1 = 1' : 'i.officeId = :officeId', { officeId })
      .orderBy('i.id', 'DESC')
      .limit(limit + 1)
      .getMany();
  }

  async insert(row: ImportEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ImportEntity, row);
  }

  async update(id: string, changes: Partial<ImportEntity>, tx: EntityManager): Promise<void> {
    await tx.update(ImportEntity, { id }, changes);
  }

  async addFaults(
    importId: string,
    faults: readonly { line: number; pointer: string; detail: string }[],
    tx: EntityManager,
  ): Promise<void> {
    await insertRows(
      tx,
      'import_error',
      ['importId', 'line', 'ordinal', 'pointer', 'detail'],
      faults.map((fault, ordinal) => [importId, fault.line, ordinal, fault.pointer.slice(0, 191), fault.detail]),
    );
  }
}
