import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { QueueViewEntity } from './queue-view.entity.js';

/** Questions about the views of the queue that people have saved. */
@Injectable()
export class QueueViewsStore {
  constructor(private readonly database: Database) {}

  /** A person's views by name. */
  of(userId: string, on: EntityManager = this.database.look): Promise<QueueViewEntity[]> {
    return on.find(QueueViewEntity, { where: { userId }, order: { name: 'ASC' } });
  }

  async insert(view: QueueViewEntity, tx: EntityManager): Promise<void> {
    await tx.insert(QueueViewEntity, view);
  }

  async update(id: string, query: string, tx: EntityManager): Promise<void> {
    await tx.update(QueueViewEntity, { id }, { query });
  }

  /** @returns whether the person had it */
  async delete(id: string, userId: string, tx: EntityManager): Promise<boolean> {
    return ((await tx.delete(QueueViewEntity, { id, userId })).affected ?? 0) > 0;
  }
}
