import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/paging.js';
import { ApiKeyEntity } from './api-key.entity.js';

/** Questions about API keys. */
@Injectable()
export class ApiKeysStore {
  constructor(private readonly database: Database) {}

  byHash(hash: string): Promise<ApiKeyEntity | null> {
    return this.database.look.findOneBy(ApiKeyEntity, { hash });
  }

  find(id: string): Promise<ApiKeyEntity | null> {
    return this.database.look.findOneBy(ApiKeyEntity, { id });
  }

  count(): Promise<number> {
    return this.database.look.count(ApiKeyEntity);
  }

  /** The oldest first, from after `cursor` (an id) on; of one person, or of everybody. */
  page(personId: string | null, { limit, cursor }: Page): Promise<ApiKeyEntity[]> {
    const query = this.database.look.createQueryBuilder(ApiKeyEntity, 'k');
    if (cursor !== null) query.andWhere('k.id > :cursor', { cursor });
    if (personId !== null) query.andWhere('k.personId = :personId', { personId });
    return query
      .orderBy('k.id')
      .limit(limit + 1)
      .getMany();
  }

  async insert(key: ApiKeyEntity, tx: EntityManager): Promise<void> {
    await tx.insert(ApiKeyEntity, key);
  }

  async update(id: string, changes: Partial<ApiKeyEntity>, tx: EntityManager): Promise<void> {
    await tx.update(ApiKeyEntity, { id }, changes);
  }

  async revokeAllOf(personId: string, revokedAt: Date, tx: EntityManager): Promise<void> {
    await tx.update(ApiKeyEntity, { personId, revokedAt: IsNull() }, { revokedAt });
  }
}
