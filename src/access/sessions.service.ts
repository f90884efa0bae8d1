import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Principal } from '../platform/permissions.js';
import type { RequestSession } from '../platform/principal.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { OfficesService } from '../registry/offices.service.js';
import { AccessNotes } from './access-notes.js';
import { CLOCK_SLACK_MS } from './lock-out.js';
import type { Session } from './me.dto.js';
import { PeopleStore } from './people.store.js';
import { principalOfPerson } from './person.js';
import type { SessionEntity } from './session.entity.js';
import { SessionsStore } from './sessions.store.js';
import { csrfTokenOf, hashOf, newToken } from './tokens.js';

/** The last use is written at most this often: a look must not become a write. */
const LAST_SEEN_GRAIN_MS = 60_000;

/** Where a session is opened from. */
export interface Client {
  address: string;
  agent: string;
  /** The session token that the request came with: it ends with the new session, whoever's it was. */
  presented: string | null;
}

/** Sessions: opened, recognised, listed, ended. The database holds them, so that every process knows an end at once. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly store: SessionsStore,
    private readonly people: PeopleStore,
    private readonly offices: OfficesService,
    private readonly work: UnitOfWork,
    private readonly notes: AccessNotes,
    private readonly clock: Clock,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Opens a session under a new token, so that none that was planted before the sign-in is worth anything. */
  async open(personId: string, client: Client, tx: Transaction): Promise<string> {
    const now = this.clock.now();
    const token = newToken();
    await this.store.sweep(now, tx);
    if (client.presented !== null) await this.store.endByTokenHash(hashOf(client.presented), tx);
    await this.store.insert(
      {
        id: newId(),
        tokenHash: hashOf(token),
        personId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + this.settings.sessions.absoluteMs),
        address: client.address.slice(0, 64),
        agent: client.agent.slice(0, 200),
      },
      tx,
    );
    return token;
  }

  /** Whose session a token is; null when it is nobody's, or over. */
  async recognise(token: string): Promise<{ principal: Principal; session: RequestSession } | null> {
    const session = await this.store.byTokenHash(hashOf(token));
    if (session === null) return null;
    const person = await this.people.find(session.personId);
    if (person === null || person.disabledAt !== null) return null;
    if (this.over(session)) {
      await this.work.run((tx) => this.store.end(session.id, session.personId, tx));
      return null;
    }
    this.noteUse(session);
    return {
      principal: principalOfPerson(person, await this.offices.isPartner(person.officeId)),
      session: { id: session.id, csrfToken: csrfTokenOf(token) },
    };
  }

  async list(personId: string, currentId: string): Promise<{ items: Session[] }> {
    const sessions = await this.store.ofPerson(personId);
    return { items: sessions.filter((session) => !this.over(session)).map((session) => show(session, currentId)) };
  }

  /** Ends one of a person's sessions, at once. */
  async end(id: string, personId: string): Promise<void> {
    const ended = await this.work.run(async (tx) => {
      const found = await this.store.end(id, personId, tx);
      if (found) this.notes.note('signed-out', personId, personId, {}, tx);
      return found;
    });
    if (!ended) throw new DomainError('not-found', `You have no session ${id}. GET /api/v1/me/sessions lists them.`);
  }

  /** Ends all sessions of a person, but for one that may stay. */
  async endOthers(personId: string, except: string | null): Promise<void> {
    await this.work.run(async (tx) => {
      await this.endAll(personId, except, tx);
      this.notes.note('signed-out', personId, personId, { sessions: 'all others' }, tx);
    });
  }

  async endAll(personId: string, except: string | null, tx: Transaction): Promise<void> {
    await this.store.endAll(personId, except, tx);
  }

  /** Gives a session a new token: whoever had the old one is out. */
  async rotate(id: string, tx: Transaction): Promise<string> {
    const token = newToken();
    await this.store.update(id, { tokenHash: hashOf(token) }, tx);
    return token;
  }

  private over({ createdAt, lastSeenAt, expiresAt }: SessionEntity): boolean {
    const now = this.clock.now().getTime();
    const idle = now - lastSeenAt.getTime() >= this.settings.sessions.idleMs;
    // From a clock that was set back since: it would last as long as the clock was wrong.
    const fromTheFuture = createdAt.getTime() - now > CLOCK_SLACK_MS;
    return idle || fromTheFuture || now >= expiresAt.getTime();
  }

  private noteUse(session: SessionEntity): void {
    const now = this.clock.now();
    if (now.getTime() - session.lastSeenAt.getTime() < LAST_SEEN_GRAIN_MS) return;
    void this.work.run((tx) => this.store.update(session.id, { lastSeenAt: now }, tx)).catch(() => undefined);
  }
}

function show(row: SessionEntity, currentId: string): Session {
  return {
    id: row.id,
    current: row.id === currentId,
    address: row.address,
    agent: row.agent,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
