import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Observable } from 'rxjs';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Events } from '../platform/events.js';
import { newId } from '../platform/ids.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, seesOnly, writesOnlyFor } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { Import, ImportDefaults } from './import.dto.js';
import type { ImportEntity, ImportFormat } from './import.entity.js';
import type { ImportErrorEntity } from './import-error.entity.js';
import { ImportRunner } from './import-runner.service.js';
import { ImportsStore } from './imports.store.js';
import { Spool } from './spool.js';

const FORMATS: Record<string, ImportFormat> = {
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/mbox': 'mbox',
  'text/csv': 'csv',
  'application/zip': 'zip',
};

/** Imports: received, watched, cancelled. Working through them is `ImportRunner`'s. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly store: ImportsStore,
    private readonly spool: Spool,
    private readonly runner: ImportRunner,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Takes an upload in, whole or not at all, and queues it. */
  async receive(request: Request, defaults: ImportDefaults, principal: Principal): Promise<Import> {
    const mediaType = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    const format = FORMATS[mediaType];
    if (format === undefined) {
      throw new DomainError(
        'unsupported-media-type',
        `An import is one of ${Object.keys(FORMATS).join(', ')}; this one says "${mediaType}".`,
      );
    }
    const id = newId();
    const bytes = await this.spool.receive(id, request);
    const row: ImportEntity = {
      id,
      format,
      status: 'queued',
      bytes,
      position: 0,
      received: 0,
      accepted: 0,
      unchanged: 0,
      rejected: 0,
      defaults: JSON.stringify({ office: defaults.office, segments: defaults.segments, campaign: defaults.campaign }),
      officeId: writesOnlyFor(principal),
      startedBy: principal.personId ?? principal.id,
      failure: null,
      cancelledAt: null,
      createdAt: this.clock.now(),
      finishedAt: null,
    };
    await this.work.run((tx) => this.store.insert(row, tx));
    this.runner.start(id);
    return show(row, []);
  }

  async get(id: string, asker: Principal): Promise<Import> {
    const row = await this.existing(id, asker);
    return show(row, await this.store.faults(id));
  }

  async list(page: Page, asker: Principal): Promise<Listing<Import>> {
    return listing(
      await this.store.page(seesOnly(asker), page),
      page.limit,
      (row) => row.id,
      (row) => show(row, []),
    );
  }

  /** Stops an import. What is filed already stays; what has ended can't be stopped. */
  async cancel(id: string, asker: Principal): Promise<Import> {
    const { officeId } = await this.existing(id, asker);
    const only = writesOnlyFor(asker);
    if (only !== null && officeId !== only) {
      throw new DomainError('not-allowed', `This import is not of your office; you write for ${only}.`);
    }
    await this.work.run(async (tx) => {
      const row = await this.store.find(id, tx);
      if (row === null) throw unknown(id);
      if (row.cancelledAt !== null) return;
      if (row.status === 'done' || row.status === 'failed') {
        throw new DomainError(
          'conflicting-state',
          `The import is ${row.status} already; only one that is queued or running can be cancelled.`,
        );
      }
      const now = this.clock.now();
      const failure = 'It was cancelled. What had been filed before stays filed.';
      await this.store.update(id, { status: 'failed', failure, cancelledAt: now, finishedAt: now }, tx);
    });
    await this.events.emit('import.progressed', { importId: id });
    return this.get(id, asker);
  }

  /** The import's state now, and again whenever it has moved, until it ends. */
  async watch(id: string, asker: Principal): Promise<Observable<{ type: string; data: Import }>> {
    await this.existing(id, asker);
    return new Observable((subscriber) => {
      const tell = async (): Promise<void> => {
        const state = await this.get(id, asker);
        subscriber.next({ type: 'progress', data: state });
        if (state.status === 'done' || state.status === 'failed') subscriber.complete();
      };
      const off = this.events.on('import.progressed', ({ importId }) => (importId === id ? tell() : undefined));
      tell().catch((error: unknown) => subscriber.error(error));
      return off;
    });
  }

  /** What the asker may not see is as if it were not there. */
  private async existing(id: string, asker: Principal): Promise<ImportEntity> {
    const row = await this.store.find(id);
    const only = seesOnly(asker);
    if (row === null || (only !== null && row.officeId !== only)) throw unknown(id);
    return row;
  }
}

function unknown(id: string): DomainError {
  return new DomainError('not-found', `There is no import ${id}. GET /api/v1/imports lists them.`);
}

function show(row: ImportEntity, faults: readonly ImportErrorEntity[]): Import {
  return {
    id: row.id,
    status: row.status,
    received: row.received,
    accepted: row.accepted,
    unchanged: row.unchanged,
    rejected: row.rejected,
    errors: faults.map(({ line, pointer, detail }) => ({ line, pointer, detail })),
    failure: row.failure,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
