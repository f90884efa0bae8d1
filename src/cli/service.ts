import type { ApiKey, CreateApiKey, CreatedApiKey } from '../access/api-key.dto.js';
import type { Preflight } from '../conflicts/preflight.dto.js';
import type { Import, ImportDefaults } from '../intake/import.dto.js';
import type { ImportFormat } from '../intake/import.entity.js';
import type { AuditVerification } from '../reviews/audit.dto.js';

/** What the commands ask for, of a running service or of the database itself. Failures are thrown as `Failure`. */
export interface Service {
  /** Where it is, for messages: an address, or the database. */
  readonly place: string;
  /** @param fields the body of `POST /preflight` */
  check(fields: Record<string, unknown>): Promise<Preflight>;
  /** @param sent told how many bytes of the file are on their way */
  startImport(file: ImportFile, sent: (bytes: number) => void, signal: AbortSignal): Promise<Import>;
  importState(id: string): Promise<Import>;
  cancelImport(id: string): Promise<Import>;
  createKey(given: CreateApiKey): Promise<CreatedApiKey>;
  listKeys(): Promise<ApiKey[]>;
  revokeKey(id: string): Promise<ApiKey>;
  /** @param noted `number:hash` of an end that was noted elsewhere */
  verifyAudit(noted: string | undefined): Promise<AuditVerification>;
  close(): Promise<void>;
}

/** A file to be imported. */
export interface ImportFile {
  path: string;
  format: ImportFormat;
  defaults: ImportDefaults;
}
