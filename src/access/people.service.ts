import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { Mailer } from '../platform/mail/mailer.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { AccessNotes } from './access-notes.js';
import { ApiKeysService } from './api-keys.service.js';
import { LinkMailsService } from './link-mails.service.js';
import { LinksService } from './links.service.js';
import type { Me } from './me.dto.js';
import { OfficeBindingService } from './office-binding.service.js';
import { PeopleStore } from './people.store.js';
import { canonicalEmail, showColleague, showMe, showPerson, unjoined } from './person.js';
import type { ChangePerson, Colleague, InvitePerson, Invitation, InvitedPerson, Person } from './person.dto.js';
import type { PersonEntity } from './person.entity.js';
import { SessionsService } from './sessions.service.js';

/** People as admins keep them: invited, changed, disabled. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly store: PeopleStore,
    private readonly binding: OfficeBindingService,
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeysService,
    private readonly links: LinksService,
    private readonly linkMails: LinkMailsService,
    private readonly mailer: Mailer,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: AccessNotes,
  ) {}

  async list(page: Page): Promise<Listing<Person>> {
    return listing(await this.store.page(page), page.limit, (row) => row.id, showPerson);
  }

  /** Those who can sign in, as everybody in the company sees them. */
  async colleagues(page: Page): Promise<Listing<Colleague>> {
    return listing(await this.store.pageOfJoined(page), page.limit, (row) => row.id, showColleague);
  }

  /** What somebody, or a key, is told about themselves. */
  async me(asker: Principal, csrfToken: string | null): Promise<Me> {
    const email = asker.kind === 'person' ? (await this.existing(asker.id)).email : null;
    return showMe(asker, email, csrfToken);
  }

  async get(id: string): Promise<Person> {
    return showPerson(await this.existing(id));
  }

  /** Adds a person, and sends them a link to come in by. */
  async invite(given: InvitePerson, asker: Principal): Promise<InvitedPerson> {
    const officeId = await this.binding.require(given.role, given.office ?? null);
    const person: PersonEntity = {
      ...unjoined(newId(), this.clock.now()),
      email: canonicalEmail(given.email),
      name: given.name,
      role: given.role,
      officeId,
    };
    const invitation = await this.work.run(async (tx) => {
      if ((await this.store.byEmail(person.email, tx)) !== null) {
        throw new DomainError('already-exists', `There is a person with the address ${person.email} already.`, [
          { pointer: '/email', detail: 'belongs to somebody already' },
        ]);
      }
      await this.store.insert(person, tx);
      this.notes.note('invited', idOf(asker), person.id, { role: person.role, office: officeId }, tx);
      return this.invitation(person, tx);
    });
    this.linkMails.wake();
    return { ...showPerson(person), invitation };
  }

  /** Sends the invitation again, under a new link; also for somebody who has joined and can't get in any more. */
  async inviteAgain(id: string, asker: Principal): Promise<InvitedPerson> {
    const invited = await this.work.run(async (tx) => {
      const person = await this.existing(id, tx);
      if (person.disabledAt !== null) {
        throw new DomainError('conflicting-state', `${person.name} is disabled. Enable the account first.`);
      }
      this.notes.note('invited', idOf(asker), id, { role: person.role, office: person.officeId }, tx);
      return { ...showPerson(person), invitation: await this.invitation(person, tx) };
    });
    this.linkMails.wake();
    return invited;
  }

  /**
   * A link that signs an admin in at once; makes the admin where there is none with this address. For whoever operates the
   * service, as the demo does; no route gives it.
   */
  async linkForAdmin(admin: { email: string; name: string }): Promise<string> {
    const now = this.clock.now();
    const email = canonicalEmail(admin.email);
    return this.work.run(async (tx) => {
      const present = await this.store.byEmail(email, tx);
      const person: PersonEntity = present ?? { ...unjoined(newId(), now), email, name: admin.name, role: 'admin' };
      if (present === null) await this.store.insert({ ...person, joinedAt: now }, tx);
      return (await this.links.offer('sign-in', person.id, tx)).url;
    });
  }

  /** Changes what a person may. Sessions end with it, so that no page goes on under the old role. */
  async change(id: string, changes: ChangePerson, asker: Principal): Promise<Person> {
    const before = await this.existing(id);
    const role = changes.role ?? before.role;
    const wantedOffice = changes.office === undefined ? before.officeId : changes.office;
    const officeId = await this.binding.require(role, wantedOffice);
    const other = role !== before.role || officeId !== before.officeId;
    await this.work.run(async (tx) => {
      if (role !== 'admin') await this.keepAnAdmin(id, tx);
      await this.store.update(id, { name: changes.name ?? before.name, role, officeId }, tx);
      if (!other) return;
      await this.sessions.endAll(id, null, tx);
      this.notes.note('changed', idOf(asker), id, { from: before.role, to: role, office: officeId }, tx);
    });
    this.keys.noticeChange();
    return this.get(id);
  }

  /** Shuts a person out at once: sessions, keys and links end. What they did stays. */
  async disable(id: string, asker: Principal): Promise<Person> {
    const person = await this.existing(id);
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await this.keepAnAdmin(id, tx);
      await this.store.update(id, { disabledAt: now }, tx);
      await this.sessions.endAll(id, null, tx);
      await this.links.forgetAll(person, tx);
      await this.keys.revokeAllOf(id, tx);
      this.notes.note('disabled', idOf(asker), id, {}, tx);
    });
    this.keys.noticeChange();
    return this.get(id);
  }

  /** Lets a person in again; keys stay revoked. */
  async enable(id: string, asker: Principal): Promise<Person> {
    await this.existing(id);
    await this.work.run(async (tx) => {
      await this.store.update(id, { disabledAt: null }, tx);
      this.notes.note('enabled', idOf(asker), id, {}, tx);
    });
    return this.get(id);
  }

  private async existing(id: string, on?: Transaction): Promise<PersonEntity> {
    const person = await this.store.find(id, on);
    if (person === null) throw new DomainError('not-found', `There is no person ${id}. GET /api/v1/people lists them.`);
    return person;
  }

  /** Without an admin nobody could let anybody in again. */
  private async keepAnAdmin(id: string, tx: Transaction): Promise<void> {
    const admins = await this.store.adminsLocked(tx);
    if (admins.length > 1 || admins[0] !== id) return;
    throw new DomainError('conflicting-state', 'This is the last admin. Make somebody else an admin first.');
  }

  /** Puts an invitation into the outbox; without a mail server, its link is given to whoever invites. */
  private async invitation(person: PersonEntity, tx: Transaction): Promise<Invitation> {
    if (this.mailer.configured) {
      await this.linkMails.ask('invitation', person.email, tx);
      return { expiresAt: this.links.endOf('invitation').toISOString(), mailed: true, link: null };
    }
    const { url, expiresAt } = await this.links.offer('invitation', person.id, tx);
    return { expiresAt: expiresAt.toISOString(), mailed: false, link: url };
  }
}

/** A person who asks by a key of theirs is that person. */
function idOf({ personId, id }: Principal): string {
  return personId ?? id;
}
