import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { ChangeJourney, CreateJourney, Journey } from './journey.dto.js';
import type { JourneyEntity } from './journey.entity.js';
import { JourneysStore } from './journeys.store.js';
import { RegistryNotes } from './registry-notes.js';

/** The journeys and who owns them. */
@Injectable()
export class JourneysService {
  constructor(
    private readonly store: JourneysStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly notes: RegistryNotes,
  ) {}

  async list(page: Page): Promise<Listing<Journey>> {
    return listing(await this.store.page(page), page.limit, (row) => row.id, show);
  }

  async get(id: string): Promise<Journey> {
    const journey = await this.store.find(id);
    if (journey === null)
      throw new DomainError('not-found', `There is no journey ${id}. GET /api/v1/journeys lists them.`);
    return show(journey);
  }

  /** Creates a journey. The same content again is no error: `created` is false then. */
  async create(given: CreateJourney, asker: Principal): Promise<{ journey: Journey; created: boolean }> {
    const wanted = { id: given.id, name: given.name, owner: given.owner ?? null };
    return this.work.run(async (tx) => {
      const present = await this.store.find(given.id, tx);
      if (present === null) {
        const row = { ...wanted, createdAt: this.clock.now() };
        await this.store.insert(row, tx);
        this.notes.created('journey', row.id, wanted, asker, tx);
        return { journey: show(row), created: true };
      }
      if (present.name === wanted.name && present.owner === wanted.owner)
        return { journey: show(present), created: false };
      throw new DomainError(
        'already-exists',
        `The journey ${given.id} exists with other content. Change it with PATCH /api/v1/journeys/${given.id}.`,
      );
    });
  }

  async change(id: string, changes: ChangeJourney, asker: Principal): Promise<Journey> {
    const before = await this.get(id);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    if (Object.keys(given).length > 0) {
      await this.work.run(async (tx) => {
        await this.store.update(id, given, tx);
        this.notes.changed('journey', id, { before, given }, asker, tx);
      });
    }
    return this.get(id);
  }
}

function show(row: JourneyEntity): Journey {
  return { id: row.id, name: row.name, owner: row.owner, createdAt: row.createdAt.toISOString() };
}
