import { Readable } from 'node:stream';
import type { ApiKey, ApiKeyList, CreateApiKey, CreatedApiKey } from '../access/api-key.dto.js';
import type { Preflight } from '../conflicts/preflight.dto.js';
import type { Import } from '../intake/import.dto.js';
import type { ImportFormat } from '../intake/import.entity.js';
import type { FieldProblem } from '../platform/problems.js';
import type { AuditVerification } from '../reviews/audit.dto.js';
import { counted } from './counted.js';
import { Failure } from './failure.js';
import type { ImportFile, Service } from './service.js';

const MEDIA_TYPES: Record<ImportFormat, string> = {
  ndjson: 'application/x-ndjson',
  mbox: 'application/mbox',
  csv: 'text/csv',
  zip: 'application/zip',
};

/** The service does not answer at present; asking again later may help. */
export class Unreachable extends Failure {}

/** A running service, through its public API. */
export class RemoteService implements Service {
  constructor(
    readonly place: string,
    private readonly key: string,
  ) {}

  check(fields: Record<string, unknown>): Promise<Preflight> {
    return this.post('/preflight', fields);
  }

  startImport({ path, format, defaults }: ImportFile, sent: (bytes: number) => void, signal: AbortSignal) {
    const query = new URLSearchParams();
    if (defaults.office !== undefined) query.set('office', defaults.office);
    if (defaults.segments !== undefined) query.set('segments', defaults.segments.join(','));
    if (defaults.campaign !== undefined) query.set('campaign', defaults.campaign);
    return this.ask<Import>(`/imports?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': MEDIA_TYPES[format] },
      body: Readable.toWeb(counted(path, sent)) as ReadableStream,
      duplex: 'half',
      signal,
    });
  }

  importState(id: string): Promise<Import> {
    return this.ask(`/imports/${id}`);
  }

  cancelImport(id: string): Promise<Import> {
    return this.ask(`/imports/${id}`, { method: 'DELETE' });
  }

  createKey(given: CreateApiKey): Promise<CreatedApiKey> {
    return this.post('/api-keys', given);
  }

  async listKeys(): Promise<ApiKey[]> {
    const keys: ApiKey[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ApiKeyList = await this.ask(`/api-keys?limit=200&cursor=${cursor}`);
      keys.push(...page.items);
      cursor = page.nextCursor;
    }
    return keys;
  }

  revokeKey(id: string): Promise<ApiKey> {
    return this.ask(`/api-keys/${encodeURIComponent(id)}/revoke`, { method: 'POST' });
  }

  verifyAudit(noted: string | undefined): Promise<AuditVerification> {
    return this.ask(`/audit/verify${noted === undefined ? '' : `?noted=${noted}`}`);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  private post<T>(path: string, body: object): Promise<T> {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async ask<T>(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<T> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.key}` };
    const response = await fetch(`${this.place}/api/v1${path}`, { ...init, headers }).catch((error: unknown) => {
      init.signal?.throwIfAborted();
      throw new Unreachable(
        `${this.place} does not answer (${causeOf(error)}). Start the service with "npm start", or correct --url.`,
      );
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok && answer !== null) return answer as T;
    throw failureOf(this.place, response.status, answer);
  }
}

function failureOf(place: string, status: number, answer: unknown): Failure {
  const { detail, errors, requestId } = (answer ?? {}) as {
    detail?: string;
    errors?: FieldProblem[];
    requestId?: string;
  };
  if (status === 503 && detail !== undefined) return new Unreachable(detail);
  if (detail === undefined) {
    return new Failure(`${place} answers with status ${status}, but not as OneVoice does. Correct --url.`);
  }
  return new Failure(requestId ? `${detail} Request id: ${requestId}` : detail, errors);
}

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? String(error);
}
