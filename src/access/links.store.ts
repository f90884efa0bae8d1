import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { type LinkPurpose, OneTimeLinkEntity } from './one-time-link.entity.js';

/** Questions about one-time links. */
@Injectable()
export class LinksStore {
  constructor(private readonly database: Database) {}

  byTokenHash(tokenHash: string, on: EntityManager = this.database.look): Promise<OneTimeLinkEntity | null> {
    return on.findOneBy(OneTimeLinkEntity, { tokenHash });
  }

  async insert(link: OneTimeLinkEntity, tx: EntityManager): Promise<void> {
    await tx.insert(OneTimeLinkEntity, link);
  }

  /** Marks a link as used; false when it was already, by whoever came first. */
  async use(id: string, usedAt: Date, tx: EntityManager): Promise<boolean> {
    return (await tx.update(OneTimeLinkEntity, { id, usedAt: IsNull() }, { usedAt })).affected === 1;
  }

  /** Makes a person's links of one purpose void; of every purpose without one. */
  async forget(personId: string | null, purpose: LinkPurpose | null, tx: EntityManager): Promise<void> {
    const whose = personId === null ? { personId: IsNull() } : { personId };
    await tx.delete(OneTimeLinkEntity, purpose === null ? whose : { ...whose, purpose });
  }
}
