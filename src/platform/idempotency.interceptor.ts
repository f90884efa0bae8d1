import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { IdempotencyStore } from './database/idempotency.store.js';
import { DomainError } from './problems.js';
import type { SignedRequest } from './principal.js';

/** Longest key that is taken. */
const MAX_KEY = 255;

/**
 * `Idempotency-Key` on POSTs: the same key with the same body answers as the first time did; with another body, 409.
 * Only successes are remembered, so that a failed request can be tried again.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly store: IdempotencyStore) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest & { file?: { buffer: Buffer } }>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || request.body === undefined) return next.handle();
    if (key.length === 0 || key.length > MAX_KEY) {
      throw new DomainError(
        'invalid-request',
        `An Idempotency-Key has 1 to ${MAX_KEY} characters; a UUID is a good one.`,
      );
    }
    const id = hash([request.principal?.id ?? '', request.path, key]);
    const requestHash = hash([JSON.stringify(request.body), request.file?.buffer.toString('base64') ?? '']);
    return from(this.once(id, requestHash, http.getResponse<Response>(), next));
  }

  private async once(id: string, requestHash: string, response: Response, next: CallHandler): Promise<unknown> {
    // Two requests with one key at the same time: the second waits for the first one's answer.
    await this.running.get(id)?.catch(() => undefined);
    const mine = this.answer(id, requestHash, response, next);
    this.running.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.running.get(id) === mine) this.running.delete(id);
    }
  }

  private async answer(id: string, requestHash: string, response: Response, next: CallHandler): Promise<unknown> {
    const earlier = await this.store.find(id);
    if (earlier === null) {
      const body = (await lastValueFrom(next.handle(), { defaultValue: null })) as unknown;
      await this.store.remember({ id, requestHash, status: response.statusCode, body: JSON.stringify(body ?? null) });
      return body;
    }
    if (earlier.requestHash !== requestHash) {
      throw new DomainError(
        'idempotency-key-reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      );
    }
    response.status(earlier.status);
    return JSON.parse(earlier.body);
  }
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
