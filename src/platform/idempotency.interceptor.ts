import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { type Observable, from, lastValueFrom } from 'rxjs';
import { IdempotencyStore } from './database/idempotency.store.js';
import { DomainError } from './problems.js';
import { OPEN, type SignedRequest } from './principal.js';

/** Longest key that is taken. */
const MAX_KEY = 255;

/**
 * `Idempotency-Key` on POSTs: the same key with the same body answers as the first time did; with another body, 409.
 * Only successes are remembered, so that a failed request can be tried again.
 *
 * Answers can hold secrets that are shown once (a new key), and requests a password. Both are kept so that only who has
 * the Idempotency-Key, which is not kept, can make use of them: sealed with it, and as a hash keyed with it. Routes that
 * need no signing in answer anew each time, as nobody there has keys of their own.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: IdempotencyStore,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest & { file?: { buffer: Buffer } }>();
    const key = request.headers['idempotency-key'];
    if (request.method !== 'POST' || typeof key !== 'string' || request.body === undefined) return next.handle();
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, [context.getHandler(), context.getClass()]))
      return next.handle();
    if (key.length === 0 || key.length > MAX_KEY) {
      throw new DomainError(
        'invalid-request',
        `An Idempotency-Key has 1 to ${MAX_KEY} characters; a UUID is a good one.`,
      );
    }
    const id = hash([request.principal?.id ?? '', request.path, key]);
    const seal = new Seal(key, id);
    const requestHash = seal.hash([JSON.stringify(request.body), request.file?.buffer.toString('base64') ?? '']);
    return from(this.once(id, requestHash, seal, http.getResponse<Response>(), next));
  }

  private async once(
    id: string,
    requestHash: string,
    seal: Seal,
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    // Two requests with one key at the same time: the second waits for the first one's answer.
    await this.running.get(id)?.catch(() => undefined);
    const mine = this.answer(id, requestHash, seal, response, next);
    this.running.set(id, mine);
    try {
      return await mine;
    } finally {
      if (this.running.get(id) === mine) this.running.delete(id);
    }
  }

  private async answer(
    id: string,
    requestHash: string,
    seal: Seal,
    response: Response,
    next: CallHandler,
  ): Promise<unknown> {
    const earlier = await this.store.find(id);
    if (earlier === null) {
      const body = (await lastValueFrom(next.handle(), { defaultValue: null })) as unknown;
      await this.store.remember({
        id,
        requestHash,
        status: response.statusCode,
        body: seal.close(JSON.stringify(body ?? null)),
      });
      return body;
    }
    if (earlier.requestHash !== requestHash) {
      throw new DomainError(
        'idempotency-key-reused',
        'This Idempotency-Key came with another body before. Use a new key for a new request.',
      );
    }
    response.status(earlier.status);
    return JSON.parse(seal.open(earlier.body));
  }
}

/** What only the holder of an Idempotency-Key can read: AES-256-GCM under a key that follows from it. */
class Seal {
  private readonly secret: Buffer;

  constructor(idempotencyKey: string, id: string) {
    this.secret = Buffer.from(hkdfSync('sha256', idempotencyKey, id, 'onevoice idempotent answer', 32));
  }

  hash(parts: readonly string[]): string {
    return createHmac('sha256', this.secret).update(JSON.stringify(parts)).digest('hex');
  }

  close(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.secret, nonce);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  open(sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.secret, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  }
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
