import { Injectable } from '@nestjs/common';
import { PeopleStore } from '../access/people.store.js';
import type { PersonEntity } from '../access/person.entity.js';
import { OfficesStore } from '../registry/offices.store.js';
import type { Addressee } from './happenings.js';

/** People looked through at a time when a comment mentions somebody. */
const PAGE = 200;

/** Finds the people behind addressees. */
@Injectable()
export class RecipientsService {
  constructor(
    private readonly people: PeopleStore,
    private readonly offices: OfficesStore,
  ) {}

  /** The id of who is meant; null where nobody is. Keys are told like people: they read notices, and get no mail. */
  async idOf(addressee: Addressee): Promise<string | null> {
    if ('person' in addressee) return addressee.person;
    if ('advocateOf' in addressee) return (await this.offices.find(addressee.advocateOf))?.advocate ?? null;
    return this.mentioned(addressee.mentioned);
  }

  /** Whom to write to: somebody who can sign in. */
  async person(id: string): Promise<PersonEntity | null> {
    const person = await this.people.find(id);
    return person !== null && person.joinedAt !== null && person.disabledAt === null ? person : null;
  }

  /** Whether they are of a partner's office: then they are told of their own side alone. */
  async isPartner(id: string, addressee: Addressee): Promise<boolean> {
    const officeId = 'advocateOf' in addressee ? addressee.advocateOf : (await this.people.find(id))?.officeId;
    return officeId ? (await this.offices.find(officeId))?.kind === 'partner' : false;
  }

  /** `@` with an id, the part of an address before its own `@`, or a name written together (`dana.whitfield`). */
  private async mentioned(handle: string): Promise<string | null> {
    const wanted = handle.toLowerCase();
    const fits = ({ id, email, name }: PersonEntity) =>
      id === wanted || email.split('@')[0] === wanted || name.trim().toLowerCase().replace(/\s+/g, '.') === wanted;
    let cursor: string | null = null;
    for (;;) {
      const page: PersonEntity[] = await this.people.pageOfJoined({ limit: PAGE, cursor });
      const found = page.find(fits);
      if (found !== undefined) return found.id;
      if (page.length <= PAGE) return null;
      cursor = page[PAGE - 1]?.id ?? null;
    }
  }
}
