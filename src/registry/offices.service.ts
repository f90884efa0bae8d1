import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { RegistryNotes } from './registry-notes.js';
import type { ChangeOffice, CreateOffice, Office } from './office.dto.js';
import type { OfficeEntity } from './office.entity.js';
import { OfficesStore } from './offices.store.js';

/** How long offices read from the database are used before another process's changes are looked for. */
const AGE_MS = 1_000;

/** The offices: who sends. */
@Injectable()
export class OfficesService {
  private cached: { offices: ReadonlyMap<string, OfficeEntity>; readAt: number } | null = null;

  constructor(
    private readonly store: OfficesStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: RegistryNotes,
  ) {}

  /** Names by id, at most a second old where other processes write; `fresh` reads them anew. */
  async names({ fresh = false } = {}): Promise<ReadonlyMap<string, string>> {
    return new Map([...(await this.all({ fresh })).values()].map((office) => [office.id, office.name]));
  }

  /** Whether it is a partner's office. */
  async isPartner(id: string | null): Promise<boolean> {
    return id !== null && (await this.all()).get(id)?.kind === 'partner';
  }

  /** A partner's office is shown itself. */
  async list(page: Page, asker: Principal): Promise<Listing<Office>> {
    return listing(await this.store.page(seesOnly(asker), page), page.limit, (row) => row.id, show);
  }

  async get(id: string, asker: Principal): Promise<Office> {
    const only = seesOnly(asker);
    if (only !== null && id !== only) throw unknown(id);
    return this.existing(id);
  }

  /** An office, whoever asks. */
  async existing(id: string): Promise<Office> {
    const office = await this.store.find(id);
    if (office === null) throw unknown(id);
    return show(office);
  }

  /** Creates an office. The same content again is no error: `created` is false then. */
  async create(given: CreateOffice, asker: Principal): Promise<{ office: Office; created: boolean }> {
    const wanted = { id: given.id, name: given.name, kind: given.kind, advocate: given.advocate ?? null };
    const result = await this.work.run(async (tx) => {
      const present = await this.store.find(given.id, tx);
      if (present === null) {
        const row = { ...wanted, createdAt: this.clock.now() };
        await this.store.insert(row, tx);
        this.notes.created('office', row.id, wanted, asker, tx);
        return { office: show(row), created: true };
      }
      const same = (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => present[field] === wanted[field]);
      if (same) return { office: show(present), created: false };
      throw new DomainError(
        'already-exists',
        `The office ${given.id} exists with other content. Change it with PATCH /api/v1/offices/${given.id}, or choose another id.`,
      );
    });
    this.cached = null;
    return result;
  }

  async change(id: string, changes: ChangeOffice, asker: Principal): Promise<Office> {
    const before = await this.existing(id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length > 0) {
      await this.work.run(async (tx) => {
        await this.store.update(id, given, tx);
        this.notes.changed('office', id, { before, given }, asker, tx);
      });
    }
    this.cached = null;
    return this.existing(id);
  }

  private async all({ fresh = false } = {}): Promise<ReadonlyMap<string, OfficeEntity>> {
    const now = Date.now();
    if (fresh || this.cached === null || now - this.cached.readAt > AGE_MS) {
      this.cached = { offices: new Map((await this.store.all()).map((office) => [office.id, office])), readAt: now };
    }
    return this.cached.offices;
  }
}

function unknown(id: string): DomainError {
  return new DomainError('not-found', `There is no office ${id}. GET /api/v1/offices lists them.`);
}

function show(row: OfficeEntity): Office {
  return { id: row.id, name: row.name, kind: row.kind, advocate: row.advocate, createdAt: row.createdAt.toISOString() };
}
