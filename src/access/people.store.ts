import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import { Database } from '../platform/database/database.js';
import type { Page } from '../platform/paging.js';
import { PersonEntity } from './person.entity.js';

/** Questions about people. */
@Injectable()
export class PeopleStore {
  constructor(private readonly database: Database) {}

  find(id: string, on: EntityManager = this.database.look): Promise<PersonEntity | null> {
    return on.findOneBy(PersonEntity, { id });
  }

  byEmail(email: string, on: EntityManager = this.database.look): Promise<PersonEntity | null> {
    return on.findOneBy(PersonEntity, { email });
  }

  byIdentity(identity: string): Promise<PersonEntity | null> {
    return this.database.look.findOneBy(PersonEntity, { identity });
  }

  count(on: EntityManager = this.database.look): Promise<number> {
    return on.count(PersonEntity);
  }

  /** People in the order in which they were added, from after `cursor` (an id) on. */
  page({ limit, cursor }: Page): Promise<PersonEntity[]> {
    return this.database.look
      .createQueryBuilder(PersonEntity, 'p')
      .where(cursor === null ? '1 = 1' : 'p.id > :cursor', { cursor })
      .orderBy('p.id')
      .limit(limit + 1)
      .getMany();
  }

  /** The same, of those who can sign in. */
  pageOfJoined({ limit, cursor }: Page): Promise<PersonEntity[]> {
    const query = this.database.look
      .createQueryBuilder(PersonEntity, 'p')
      .where('p.joinedAt IS NOT NULL AND p.disabledAt IS NULL');
    if (cursor !== null) query.andWhere('p.id > :cursor', { cursor });
    return query
      .orderBy('p.id')
      .limit(limit + 1)
      .getMany();
  }

  /** The id of the admin who has been there longest, of those who can sign in. */
  async firstAdmin(on: EntityManager = this.database.look): Promise<string | null> {
    const admin = await on.findOne(PersonEntity, {
      where: { role: 'admin', joinedAt: Not(IsNull()), disabledAt: IsNull() },
      order: { id: 'ASC' },
    });
    return admin?.id ?? null;
  }

  /** Ids of the admins who can sign in; on servers, others who ask this wait until the unit of work ends. */
  async adminsLocked(tx: EntityManager): Promise<string[]> {
    const query = tx
      .createQueryBuilder(PersonEntity, 'p')
      .where(`p.role = 'admin' AND p.joinedAt IS NOT NULL AND p.disabledAt IS NULL`)
      .orderBy('p.id');
    if (this.database.dialect !== 'sqlite') query.setLock('pessimistic_write');
    return (await query.getMany()).map((person) => person.id);
  }

  async insert(person: PersonEntity, tx: EntityManager): Promise<void> {
    await tx.insert(PersonEntity, person);
  }

  async update(id: string, changes: Partial<PersonEntity>, tx: EntityManager): Promise<void> {
    await tx.update(PersonEntity, { id }, changes);
  }
}
