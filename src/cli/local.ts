import { relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request } from 'express';
import { type ApiKey, CreateApiKey, type CreatedApiKey } from '../access/api-key.dto.js';
import { ApiKeysService } from '../access/api-keys.service.js';
import { AppModule } from '../app.module.js';
import { CheckCommunication, type Preflight } from '../conflicts/preflight.dto.js';
import { type Import, ImportDefaults } from '../intake/import.dto.js';
import { ImportsService } from '../intake/imports.service.js';
import { IntakeService } from '../intake/intake.service.js';
import { operator } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { type Settings, SettingsError, readSettings } from '../platform/settings.js';
import { faultsOf, invalidRequest } from '../platform/validation.js';
import { type AuditVerification, notedHead } from '../reviews/audit.dto.js';
import { AuditService } from '../reviews/audit.service.js';
import { BatchesService, type Imported } from '../second-reader/batches.service.js';
import { CountingService } from '../trends/counting.service.js';
import { counted } from './counted.js';
import { isInUse } from './database-file.store.js';
import { Failure } from './failure.js';
import type { ImportFile, Service } from './service.js';

/** Whoever can open the database may do everything in it. */
const OPERATOR = operator('command-line', 'Command line');

/** A thread that is in the middle of a letter is not waited for any longer: what is filed is filed. */
const CLOSING_MS = 2_000;

const MEDIA_TYPES = {
  ndjson: 'application/x-ndjson',
  mbox: 'application/mbox',
  csv: 'text/csv',
  zip: 'application/zip',
};

/** The service's use cases on the database of the settings, in this process and without HTTP. */
export class LocalService implements Service {
  private constructor(
    readonly place: string,
    private readonly app: INestApplication,
  ) {}

  /**
   * Opens the database. Its start-up jobs (taking up interrupted imports) run for `import` alone: beside a running
   * service they would do its work a second time.
   */
  static async open(env: NodeJS.ProcessEnv, use: 'ask' | 'import'): Promise<LocalService> {
    const settings = settingsOf(env);
    const { file } = settings.database;
    const place = file === null ? 'the database of DATABASE_URL' : `the database ${relative('.', file)}`;
    if (use === 'import' && file !== null && isInUse(file)) {
      throw new Failure(
        `A running service works with ${place}. Import through it: give --url and --key, or stop it first.`,
      );
    }
    try {
      const app = await NestFactory.create(AppModule.with({ ...settings, logLevel: 'silent' }), {
        logger: false,
        abortOnError: false,
      });
      if (use === 'import') await app.init();
      return new LocalService(place, app);
    } catch (error) {
      throw new Failure(`${place} can't be opened: ${(error as Error).message} Check DATABASE_URL.`);
    }
  }

  check(fields: Record<string, unknown>): Promise<Preflight> {
    return answered(() =>
      this.app.get(IntakeService, { strict: false }).check(valid(CheckCommunication, fields), OPERATOR),
    );
  }

  startImport({ path, format, defaults }: ImportFile, sent: (bytes: number) => void): Promise<Import> {
    const headers = { 'content-type': MEDIA_TYPES[format] };
    // Of a request, an import needs its stream and its content type.
    const request = Object.assign(counted(path, sent), { headers }) as unknown as Request;
    return answered(() => this.imports.receive(request, valid(ImportDefaults, defaults), OPERATOR));
  }

  importState(id: string): Promise<Import> {
    return answered(() => this.imports.get(id, OPERATOR));
  }

  cancelImport(id: string): Promise<Import> {
    return answered(() => this.imports.cancel(id, OPERATOR));
  }

  createKey(given: CreateApiKey): Promise<CreatedApiKey> {
    return answered(() => this.keys.create(valid(CreateApiKey, given), OPERATOR.id));
  }

  async listKeys(): Promise<ApiKey[]> {
    return (await answered(() => this.keys.list(null, { limit: 10_000, cursor: null }))).items;
  }

  revokeKey(id: string): Promise<ApiKey> {
    return answered(() => this.keys.revoke(id, null, OPERATOR.id));
  }

  verifyAudit(noted: string | undefined): Promise<AuditVerification> {
    return answered(() => this.app.get(AuditService, { strict: false }).verify(notedHead(noted)));
  }

  /** Counts the trends anew from the ground; returns how many communications and conflicts that were. */
  rebuildTrends(): Promise<number> {
    return answered(() => this.app.get(CountingService, { strict: false }).rebuild());
  }

  /** The questions that wait for the second reader, as lines of a batch. */
  exportQuestions(model: string | undefined, most: number | undefined): AsyncIterable<string> {
    return this.batches.export(model, most);
  }

  /** Takes answers of the second reader in. */
  importAnswers(lines: AsyncIterable<string>): Promise<Imported> {
    return answered(() => this.batches.import(lines));
  }

  async close(): Promise<void> {
    const closed = new AbortController();
    const patience = sleep(CLOSING_MS, undefined, { signal: closed.signal }).catch(() => undefined);
    await Promise.race([this.app.close(), patience]);
    closed.abort();
  }

  private get batches(): BatchesService {
    return this.app.get(BatchesService, { strict: false });
  }

  private get imports(): ImportsService {
    return this.app.get(ImportsService, { strict: false });
  }

  private get keys(): ApiKeysService {
    return this.app.get(ApiKeysService, { strict: false });
  }
}

function settingsOf(env: NodeJS.ProcessEnv): Settings {
  try {
    return readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) throw new Failure(error.message);
    throw error;
  }
}

function valid<T extends object>(type: new () => T, plain: object): T {
  const { value, faults } = faultsOf(type, plain);
  if (faults.length > 0) throw invalidRequest(faults);
  return value;
}

async function answered<T>(ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof DomainError) throw new Failure(error.detail, error.errors);
    throw error;
  }
}
