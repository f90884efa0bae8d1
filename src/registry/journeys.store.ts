import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList } from '../platform/database/sql.js';
import type { Page } from '../platform/paging.js';
import { JourneyEntity } from './journey.entity.js';

/** Questions about journeys. */
@Injectable()
export class JourneysStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<JourneyEntity | null> {
    return on.findOneBy(JourneyEntity, { id });
  }

  /** Which of `ids` exist. */
  async existing(ids: readonly string[], on: EntityManager): Promise<Set<string>> {
    const list = inList(ids);
    const rows = await on.query<{ id: string }[]>(`SELECT id FROM journey WHERE id IN ${list.sql}`, list.values);
    return new Set(rows.map((row) => row.id));
  }

  /** Journeys in the order of their ids, from after `cursor` on. */
  page({ limit, cursor }: Page): Promise<JourneyEntity[]> {
    return this.database.look
      .createQueryBuilder(JourneyEntity, 'j')
      .where(cursor === null ? '1 = 1' : 'j.id > :cursor', { cursor })
      .orderBy('j.id')
      .limit(limit + 1)
      .getMany();
  }

  async insert(journey: JourneyEntity, tx: EntityManager): Promise<void> {
    await tx.insert(JourneyEntity, journey);
  }

  async update(id: string, changes: Partial<JourneyEntity>, tx: EntityManager): Promise<void> {
    await tx.update(JourneyEntity, { id }, changes);
  }
}
