import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { DomainError } from '../platform/problems.js';
import { OfficesService } from '../registry/offices.service.js';
import { AccessNotes } from './access-notes.js';
import { AttemptsService } from './attempts.service.js';
import { LinkMailsService } from './link-mails.service.js';
import { LinksService } from './links.service.js';
import type { LinkPurpose } from './one-time-link.entity.js';
import type { ChangePassword, Me } from './me.dto.js';
import { passwordFault } from './password-rules.js';
import { PasswordsService } from './passwords.service.js';
import { PeopleStore } from './people.store.js';
import { canonicalEmail, principalOfPerson, showMe, unjoined } from './person.js';
import type { PersonEntity } from './person.entity.js';
import { type Client, SessionsService } from './sessions.service.js';
import type { AcceptInvitation, FirstRun, InvitationFor, SignIn } from './sign-in.dto.js';
import { csrfTokenOf } from './tokens.js';

/** Somebody who has just come in: what they are told, and the token that goes into their cookie. */
export interface SignedIn {
  token: string;
  me: Me;
}

/** The ways in: by password, by a link, and back in by another link. */
@Injectable()
export class SignInService {
  constructor(
    private readonly people: PeopleStore,
    private readonly passwords: PasswordsService,
    private readonly attempts: AttemptsService,
    private readonly sessions: SessionsService,
    private readonly links: LinksService,
    private readonly offices: OfficesService,
    private readonly linkMails: LinkMailsService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: AccessNotes,
  ) {}

  /** Signs somebody in. An unknown address, a wrong password and a disabled account sound and last alike. */
  async byPassword(given: SignIn, client: Client): Promise<SignedIn> {
    const email = canonicalEmail(given.email);
    await this.attempts.begin(email, client.address);
    const person = await this.people.byEmail(email);
    const right = await this.passwords.check(person?.passwordHash ?? null, given.password);
    if (!right || person === null || person.passwordHash === null || person.disabledAt !== null) {
      throw new DomainError('not-signed-in', 'The address or the password is wrong.');
    }
    const better = this.passwords.outdated(person.passwordHash) ? await this.passwords.hash(given.password) : null;
    return this.enter(person, client, async (tx) => {
      await this.attempts.succeeded(email, client.address, tx);
      if (better !== null) await this.people.update(person.id, { passwordHash: better }, tx);
    });
  }

  /** The first admin comes in, by the link that the first start printed. */
  async firstRun(given: FirstRun, client: Client): Promise<SignedIn> {
    await this.links.standing('first-run', given.token);
    const now = this.clock.now();
    const about = { email: canonicalEmail(given.email), name: given.name };
    const passwordHash = await this.hashOfNew(given.password, about);
    const person: PersonEntity = { ...unjoined(newId(), now), ...about, role: 'admin', passwordHash, joinedAt: now };
    return this.enter(person, client, async (tx) => {
      await this.links.use('first-run', given.token, tx);
      if ((await this.people.count(tx)) > 0) {
        throw new DomainError('conflicting-state', 'There are people already. Ask an admin for an invitation.');
      }
      await this.people.insert(person, tx);
    });
  }

  /** Somebody comes in by a link that whoever operates the service gave them. */
  async byLink(token: string, client: Client): Promise<SignedIn> {
    const person = await this.personOf('sign-in', token);
    return this.enter(person, client, async (tx) => {
      await this.links.use('sign-in', token, tx);
    });
  }

  async invitationFor(token: string): Promise<InvitationFor> {
    const { email, name } = await this.personOf('invitation', token);
    return { email, name };
  }

  /** Somebody who was invited chooses a password and comes in. */
  async accept(token: string, given: AcceptInvitation, client: Client): Promise<SignedIn> {
    const person = await this.personOf('invitation', token);
    const name = given.name ?? person.name;
    const passwordHash = await this.hashOfNew(given.password, { email: person.email, name });
    return this.enter({ ...person, name, passwordHash }, client, async (tx) => {
      await this.links.use('invitation', token, tx);
      await this.links.forgetAll(person, tx);
      await this.people.update(person.id, { name, passwordHash }, tx);
      await this.sessions.endAll(person.id, null, tx);
      await this.attempts.forgive(person.email, tx);
    });
  }

  /**
   * Mails a link to whoever forgot the password, if there is such a person. That is found out only when the mail is sent:
   * neither the answer nor its time says whether there is.
   */
  async forgot(given: string, client: Client): Promise<void> {
    await this.attempts.beginMail(client.address);
    await this.work.run((tx) => this.linkMails.ask('password-reset', canonicalEmail(given), tx));
    this.linkMails.wake();
  }

  /** Sets a new password by a link, and ends every session: whoever else knew the old one is out. */
  async reset(token: string, password: string): Promise<void> {
    const person = await this.personOf('password-reset', token);
    const passwordHash = await this.hashOfNew(password, person);
    await this.work.run(async (tx) => {
      await this.links.use('password-reset', token, tx);
      await this.people.update(person.id, { passwordHash }, tx);
      await this.sessions.endAll(person.id, null, tx);
      await this.links.forgetAll(person, tx);
      await this.attempts.forgive(person.email, tx);
      this.notes.note('password-changed', person.id, person.id, {}, tx);
    });
  }

  /** Changes one's own password: this session gets a new token, all others end. */
  async changePassword(personId: string, sessionId: string, given: ChangePassword, client: Client): Promise<SignedIn> {
    const person = await this.people.find(personId);
    if (person === null) throw new DomainError('not-signed-in', 'Sign in first.');
    await this.attempts.begin(person.email, client.address);
    if (!(await this.passwords.check(person.passwordHash, given.present))) {
      throw new DomainError('invalid-request', 'The present password is wrong.', [
        { pointer: '/present', detail: 'is not the present password' },
      ]);
    }
    const passwordHash = await this.hashOfNew(given.password, person);
    const token = await this.work.run(async (tx) => {
      await this.attempts.succeeded(person.email, client.address, tx);
      await this.people.update(personId, { passwordHash }, tx);
      await this.sessions.endAll(personId, sessionId, tx);
      await this.links.forgetAll(person, tx);
      this.notes.note('password-changed', personId, personId, {}, tx);
      return this.sessions.rotate(sessionId, tx);
    });
    return { token, me: await this.me(person, token) };
  }

  /** Signs in somebody who has proved who they are, in one unit of work with what else that means. */
  async enter(person: PersonEntity, client: Client, alongside: (tx: Transaction) => Promise<void>): Promise<SignedIn> {
    const now = this.clock.now();
    const token = await this.work.run(async (tx) => {
      await alongside(tx);
      await this.people.update(person.id, { lastSignInAt: now, joinedAt: person.joinedAt ?? now }, tx);
      if (person.lastSignInAt === null) this.notes.note('joined', person.id, person.id, {}, tx);
      this.notes.note('signed-in', person.id, person.id, {}, tx);
      return this.sessions.open(person.id, client, tx);
    });
    return { token, me: await this.me(person, token) };
  }

  private async personOf(purpose: LinkPurpose, token: string): Promise<PersonEntity> {
    const link = await this.links.standing(purpose, token);
    const person = link.personId === null ? null : await this.people.find(link.personId);
    if (person !== null && person.disabledAt === null) return person;
    throw new DomainError('link-not-valid', 'The account that this link is for is disabled. Ask an admin.');
  }

  private async hashOfNew(password: string, about: { email: string; name: string }): Promise<string> {
    const fault = passwordFault(password, about);
    if (fault === null) return this.passwords.hash(password);
    throw new DomainError('invalid-request', `The password ${fault}.`, [{ pointer: '/password', detail: fault }]);
  }

  private async me(person: PersonEntity, token: string): Promise<Me> {
    const principal = principalOfPerson(person, await this.offices.isPartner(person.officeId));
    return showMe(principal, person.email, csrfTokenOf(token));
  }
}
