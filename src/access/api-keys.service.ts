import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { OfficesService } from '../registry/offices.service.js';
import type { ApiKey, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import type { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeysStore } from './api-keys.store.js';
import type { Principal } from '../platform/principal.js';

/** The last use is written at most this often: a look must not become a write. */
const LAST_USE_GRAIN_MS = 60_000;

/** How long a key's row is used before a revocation by another process is noticed. */
const CACHE_MS = 1_000;

/** API keys: made, recognised, listed, revoked. Only hashes are kept. */
@Injectable()
export class ApiKeysService {
  private readonly cache = new Map<string, { row: ApiKeyEntity | null; readAt: number }>();

  constructor(
    private readonly store: ApiKeysStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly offices: OfficesService,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Whose key this is; null when it is nobody's, or revoked. */
  async recognise(secret: string): Promise<Principal | null> {
    if (this.settings.adminKey !== null && equalSecrets(secret, this.settings.adminKey)) {
      return { id: 'admin-key', name: 'ONEVOICE_ADMIN_KEY', role: 'admin', officeId: null };
    }
    const row = await this.lookUp(hashOf(secret));
    if (row === null || row.revokedAt !== null) return null;
    this.noteUse(row);
    return { id: row.id, name: row.name, role: row.role, officeId: row.officeId };
  }

  /** Makes a key. The answer is the only time its secret is shown. */
  async create(given: CreateApiKey): Promise<CreatedApiKey> {
    const officeId = await this.officeFor(given);
    const secret = `ov_${randomBytes(24).toString('base64url')}`;
    const row: ApiKeyEntity = {
      id: newId(),
      name: given.name,
      role: given.role,
      officeId,
      hash: hashOf(secret),
      prefix: secret.slice(0, 8),
      createdAt: this.clock.now(),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.work.run((tx) => this.store.insert(row, tx));
    return { ...show(row), key: secret };
  }

  async list(page: Page): Promise<Listing<ApiKey>> {
    return listing(await this.store.page(page), page.limit, (row) => row.id, show);
  }

  /** Revokes a key at once; it stays in the list. */
  async revoke(id: string): Promise<ApiKey> {
    const row = await this.store.find(id);
    if (row === null) throw new DomainError('not-found', `There is no API key ${id}. GET /api/v1/api-keys lists them.`);
    const revokedAt = row.revokedAt ?? this.clock.now();
    await this.work.run((tx) => this.store.update(id, { revokedAt }, tx));
    this.cache.delete(row.hash);
    return show({ ...row, revokedAt });
  }

  private async officeFor({ role, office }: CreateApiKey): Promise<string | null> {
    if (role === 'author') {
      if (!office) {
        throw new DomainError('invalid-request', 'An author writes for one office: name it in "office".', [
          { pointer: '/office', detail: 'is needed for the role author' },
        ]);
      }
      return (await this.offices.get(office)).id;
    }
    if (office) {
      throw new DomainError(
        'invalid-request',
        `The role ${role} is not bound to an office: leave "office" out, or choose the role author.`,
        [{ pointer: '/office', detail: 'is only for the role author' }],
      );
    }
    return null;
  }

  private async lookUp(hash: string): Promise<ApiKeyEntity | null> {
    const cached = this.cache.get(hash);
    const now = Date.now();
    if (cached !== undefined && now - cached.readAt < CACHE_MS) return cached.row;
    const row = await this.store.byHash(hash);
    if (this.cache.size > 10_000) this.cache.clear();
    this.cache.set(hash, { row, readAt: now });
    return row;
  }

  private noteUse(row: ApiKeyEntity): void {
    const now = this.clock.now();
    if (row.lastUsedAt !== null && now.getTime() - row.lastUsedAt.getTime() < LAST_USE_GRAIN_MS) return;
    row.lastUsedAt = now;
    void this.work.run((tx) => this.store.update(row.id, { lastUsedAt: now }, tx)).catch(() => undefined);
  }
}

/** Keys are long and random, so a fast hash is enough: there is nothing to guess. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its time where two secrets differ. */
function equalSecrets(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

function show(row: ApiKeyEntity): ApiKey {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    office: row.officeId,
    prefix: row.prefix,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
