import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, bindingFault, lesserRole, operator } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { OfficesService } from '../registry/offices.service.js';
import { AccessNotes } from './access-notes.js';
import type { ApiKey, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';
import { OfficeBindingService } from './office-binding.service.js';
import { PeopleStore } from './people.store.js';
import type { PersonEntity } from './person.entity.js';
import { hashOf, sameSecret } from './tokens.js';

/** The last use is written at most this often: a look must not become a write. */
const LAST_USE_GRAIN_MS = 60_000;

/** How long a key's row is used before a revocation by another process is noticed. */
const CACHE_MS = 1_000;

/** A key with the person whose own it is. */
interface Known {
  key: ApiKeyEntity;
  person: PersonEntity | null;
}

/** API keys: made, recognised, listed, revoked. Only hashes are kept. */
@Injectable()
export class ApiKeysService {
  private readonly cache = new Map<string, { known: Known | null; readAt: number }>();

  constructor(
    private readonly store: ApiKeysStore,
    private readonly people: PeopleStore,
    private readonly binding: OfficeBindingService,
    private readonly offices: OfficesService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: AccessNotes,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Whose key this is; null when it is nobody's, revoked or over. */
  async recognise(secret: string): Promise<Principal | null> {
    if (this.settings.adminKey !== null && sameSecret(secret, this.settings.adminKey)) {
      return operator('admin-key', 'ONEVOICE_ADMIN_KEY');
    }
    const known = await this.lookUp(hashOf(secret));
    if (known === null || this.over(known.key)) return null;
    const principal = await this.principalOf(known);
    if (principal !== null) this.noteUse(known.key);
    return principal;
  }

  /** Makes a key for a program. The answer is the only time its secret is shown. */
  async create(given: CreateApiKey, actor: string): Promise<CreatedApiKey> {
    return this.make(given, await this.binding.require(given.role, given.office ?? null), null, actor);
  }

  /** Makes a person's own key: it may at most what they may, for the office that they belong to. */
  async createOwn(given: CreateApiKey, asker: Principal): Promise<CreatedApiKey> {
    if (lesserRole(given.role, asker.role) !== given.role) {
      throw new DomainError('not-allowed', `Your role is ${asker.role}; a key of yours can't be ${given.role}.`, [
        { pointer: '/role', detail: `must be at most ${asker.role}` },
      ]);
    }
    if (asker.officeId !== null && given.office && given.office !== asker.officeId) {
      throw new DomainError(
        'not-allowed',
        `You belong to ${asker.officeId}; a key of yours can't act for another office.`,
        [{ pointer: '/office', detail: `must be ${asker.officeId}, or left out` }],
      );
    }
    const officeId = await this.binding.require(given.role, asker.officeId ?? given.office ?? null);
    return this.make(given, officeId, asker.id, asker.id);
  }

  /** Keys of one person, or everyone's. */
  async list(personId: string | null, page: Page): Promise<Listing<ApiKey>> {
    return listing(await this.store.page(personId, page), page.limit, (row) => row.id, show);
  }

  /** Revokes a key at once; it stays in the list. With a person, only one of theirs. */
  async revoke(id: string, personId: string | null, actor: string): Promise<ApiKey> {
    const row = await this.store.find(id);
    if (row === null || (personId !== null && row.personId !== personId)) {
      throw new DomainError('not-found', `There is no such API key ${id}. The list of keys has all there are.`);
    }
    const revokedAt = row.revokedAt ?? this.clock.now();
    await this.work.run(async (tx) => {
      await this.store.update(id, { revokedAt }, tx);
      if (row.revokedAt === null) this.notes.note('key-revoked', actor, id, { name: row.name }, tx);
    });
    this.cache.delete(row.hash);
    return show({ ...row, revokedAt });
  }

  /** Revokes all keys of a person; `noticeChange` after the commit makes it count at once. */
  async revokeAllOf(personId: string, tx: Transaction): Promise<void> {
    await this.store.revokeAllOf(personId, this.clock.now(), tx);
  }

  /** Somebody's role, office or account is another now: what keys are remembered for is read again. */
  noticeChange(): void {
    this.cache.clear();
  }

  private async make(
    given: CreateApiKey,
    officeId: string | null,
    personId: string | null,
    actor: string,
  ): Promise<CreatedApiKey> {
    const secret = `ov_${randomBytes(24).toString('base64url')}`;
    const row: ApiKeyEntity = {
      id: newId(),
      name: given.name,
      role: given.role,
      officeId,
      personId,
      hash: hashOf(secret),
      prefix: secret.slice(0, 8),
      createdAt: this.clock.now(),
      expiresAt: this.expiry(given.expiresAt ?? null),
      lastUsedAt: null,
      revokedAt: null,
    };
    const detail = { name: row.name, role: row.role, office: officeId };
    await this.work.run(async (tx) => {
      await this.store.insert(row, tx);
      this.notes.note('key-created', actor, row.id, detail, tx);
    });
    return { ...show(row), key: secret };
  }

  private expiry(given: string | null): Date | null {
    if (given === null) return null;
    const expiresAt = new Date(given);
    if (expiresAt > this.clock.now()) return expiresAt;
    throw new DomainError('invalid-request', 'A key that is over already is of no use.', [
      { pointer: '/expiresAt', detail: 'must be in the future' },
    ]);
  }

  /** A person's key may what the lesser of the two roles may, and ends with the account or with their office. */
  private async principalOf({ key, person }: Known): Promise<Principal | null> {
    const { id, name, personId, officeId } = key;
    const partner = await this.offices.isPartner(officeId);
    const service = { kind: 'key' as const, id, personId, name, role: key.role, officeId, partner };
    if (personId === null) return service;
    if (person === null || person.disabledAt !== null) return null;
    if (person.officeId !== null && person.officeId !== officeId) return null;
    const role = lesserRole(key.role, person.role);
    // A role that became less may need an office that the key has not.
    return bindingFault(role, officeId === null ? null : { kind: 'any' }) === null ? { ...service, role } : null;
  }

  private over({ revokedAt, expiresAt }: ApiKeyEntity): boolean {
    return revokedAt !== null || (expiresAt !== null && expiresAt <= this.clock.now());
  }

  private async lookUp(hash: string): Promise<Known | null> {
    const cached = this.cache.get(hash);
    const now = Date.now();
    if (cached !== undefined && now - cached.readAt < CACHE_MS) return cached.known;
    const key = await this.store.byHash(hash);
    const person = key === null || key.personId === null ? null : await this.people.find(key.personId);
    const known = key === null ? null : { key, person };
    if (this.cache.size > 10_000) this.cache.clear();
    this.cache.set(hash, { known, readAt: now });
    return known;
  }

  private noteUse(row: ApiKeyEntity): void {
    const now = this.clock.now();
    if (row.lastUsedAt !== null && now.getTime() - row.lastUsedAt.getTime() < LAST_USE_GRAIN_MS) return;
    row.lastUsedAt = now;
    void this.work.run((tx) => this.store.update(row.id, { lastUsedAt: now }, tx)).catch(() => undefined);
  }
}

function show(row: ApiKeyEntity): ApiKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    office: row.officeId,
    person: row.personId,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
