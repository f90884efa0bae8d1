import { rm } from 'node:fs/promises';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DetectionService } from '../conflicts/detection.service.js';
import { type Filed, FilingService } from '../conflicts/filing.service.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Events } from '../platform/events.js';
import { entriesOf } from './entries.js';
import { FileReading } from './file-reading.js';
import { GivenService, check } from './given.service.js';
import type { ImportEntity } from './import.entity.js';
import { ImportsStore } from './imports.store.js';
import { type Entry, type EntryDefaults, type Prepared } from './preparing.js';
import { PreparingPool } from './preparing.pool.js';
import { Spool } from './spool.js';

/** Entries filed in one unit of work: a crash repeats at most this many, a reader waits for no longer than they take. */
const BATCH = 250;

/**
 * Works through imports, one after the other. The import's position is stored with the rows it stands for, so after a
 * crash work goes on behind the last stored entry: none is lost, none doubled.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ImportRunner.name);
  private running: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly store: ImportsStore,
    private readonly spool: Spool,
    private readonly pool: PreparingPool,
    private readonly files: FileReading,
    private readonly given: GivenService,
    private readonly filing: FilingService,
    private readonly detection: DetectionService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: Events,
  ) {}

  /** Takes up what an earlier run left. */
  onApplicationBootstrap(): void {
    this.enqueue(async () => {
      await this.detection.resume();
      for (const row of await this.store.unfinished()) await this.workThrough(row.id);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Works through an import once those before it are done. */
  start(id: string): void {
    this.enqueue(() => this.workThrough(id));
  }

  private enqueue(job: () => Promise<void>): void {
    this.running = this.running
      .then(job)
      .catch((error: unknown) => this.logger.error({ err: error }, 'an import stopped'));
  }

  private async workThrough(id: string): Promise<void> {
    const row = await this.store.find(id);
    if (row === null || this.stopping || (row.status !== 'queued' && row.status !== 'running')) return;
    try {
      if (!(await this.move(id, { status: 'running' }))) return await this.cleanUp(id);
      const complete = await this.fileAll(row);
      if (complete) await this.finish(row, null);
    } catch (error) {
      // Left as `running` when the process is going down: the next start takes it up.
      if (this.stopping) throw error;
      this.logger.error({ err: error, importId: id }, 'an import failed');
      await this.finish(
        row,
        'The import stopped for a reason that is not yours; the log has it. Send the file again: what is filed already is recognised.',
      );
    }
  }

  /** @returns whether the end was reached (and not a cancellation or a shutdown) */
  private async fileAll(row: ImportEntity): Promise<boolean> {
    const defaults = JSON.parse(row.defaults) as EntryDefaults;
    // While one batch is filed, the next ones are prepared in other threads.
    const ahead: Promise<Prepared[]>[] = [];
    for await (const batch of batches(this.entries(row), row.position)) {
      const preparing = this.pool.prepare(batch, defaults);
      preparing.catch(() => undefined);
      ahead.push(preparing);
      if (ahead.length <= this.pool.width) continue;
      if (!(await this.fileBatch(row, await (ahead.shift() as Promise<Prepared[]>)))) return false;
    }
    for (const preparing of ahead) if (!(await this.fileBatch(row, await preparing))) return false;
    return true;
  }

  private entries(row: ImportEntity): AsyncIterable<Entry> {
    return entriesOf(row.format, this.spool.path(row.id), (name, bytes) => this.files.read(name, bytes));
  }

  /** @returns whether to go on */
  private async fileBatch(row: ImportEntity, batch: readonly Prepared[]): Promise<boolean> {
    if (this.stopping) return false;
    const known = await this.given.known(row.officeId, { fresh: true });
    const rejected: { line: number; pointer: string; detail: string }[] = [];
    const filings = batch.flatMap((one) => {
      const checked = one.dto === null ? one : check(one.dto, known);
      if (one.dto !== null && known.officeId !== null && one.dto.office !== known.officeId) {
        rejected.push({ line: one.line, pointer: '/office', detail: `your key writes for ${known.officeId} only` });
        return [];
      }
      if (checked.faults !== null) {
        rejected.push(...checked.faults.map((fault) => ({ line: one.line, ...fault })));
        return [];
      }
      return one.dto === null
        ? []
        : [
            {
              given: (checked as { given: NonNullable<ReturnType<typeof check>['given']> }).given,
              reading: one.reading,
              ...(row.startedBy === null ? {} : { by: row.startedBy }),
            },
          ];
    });
    let cancelled = false;
    const { pending } = await this.filing
      .file(filings, async (filed, tx) => {
        const present = await this.store.find(row.id, tx);
        if (present === null || present.cancelledAt !== null) {
          cancelled = true;
          throw new Cancelled();
        }
        await this.store.update(row.id, progress(present, batch.length, filed), tx);
        await this.store.addFaults(row.id, rejected, tx);
      })
      .catch((error: unknown) => {
        if (error instanceof Cancelled) return { pending: [] };
        throw error;
      });
    if (cancelled) {
      await this.cleanUp(row.id);
      return false;
    }
    await this.detection.detect(pending);
    await this.events.emit('import.progressed', { importId: row.id });
    // SQLite answers at once, so that without this nobody else would be served before the end.
    await othersTurn();
    return true;
  }

  private async finish(row: ImportEntity, failure: string | null): Promise<void> {
    const status = failure === null ? 'done' : 'failed';
    await this.move(row.id, { status, failure, finishedAt: this.clock.now() });
    await this.cleanUp(row.id);
  }

  /** @returns false, and changes nothing, where it was cancelled in the meantime */
  private move(id: string, changes: Partial<ImportEntity>): Promise<boolean> {
    return this.work.run(async (tx) => {
      const present = await this.store.find(id, tx);
      if (present === null || present.cancelledAt !== null) return false;
      await this.store.update(id, changes, tx);
      return true;
    });
  }

  private async cleanUp(id: string): Promise<void> {
    await rm(this.spool.path(id), { force: true });
    await this.events.emit('import.progressed', { importId: id });
  }
}

/** Thrown inside the unit of work, so that the batch of a cancelled import is rolled back. */
class Cancelled extends Error {}

function progress(row: ImportEntity, entries: number, filed: readonly Filed[]): Partial<ImportEntity> {
  const unchanged = filed.filter((one) => one.outcome === 'unchanged').length;
  return {
    position: row.position + entries,
    received: row.received + entries,
    accepted: row.accepted + filed.length - unchanged,
    unchanged: row.unchanged + unchanged,
    rejected: row.rejected + entries - filed.length,
  };
}

/** Groups entries, leaving out the first `skip`. */
async function* batches(entries: AsyncIterable<Entry>, skip: number): AsyncGenerator<Entry[]> {
  let batch: Entry[] = [];
  let seen = 0;
  for await (const entry of entries) {
    if (seen++ < skip) continue;
    batch.push(entry);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
