import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';

/** Uploads that wait to be imported, as files: streamed to disk, never held whole. */
@Injectable()
export class Spool {
  constructor(@InjectSettings() private readonly settings: Settings) {}

  /** Where the upload of an import lies. */
  path(id: string): string {
    return join(this.settings.importFolder, `${id}.part`);
  }

  /**
   * Streams an upload to disk and makes sure that it would survive a power cut.
   * @returns its size in bytes
   * @throws DomainError when it is too large or ends before its announced length; nothing is left behind then
   */
  async receive(id: string, stream: Readable): Promise<number> {
    await mkdir(this.settings.importFolder, { recursive: true });
    const path = this.path(id);
    const counter = new Counter(this.settings.importLimit);
    try {
      await pipeline(counter.count(stream), createWriteStream(path, { mode: 0o600 }));
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
      return counter.bytes;
    } catch (error) {
      await rm(path, { force: true });
      // What is still on its way is let pass: left unread, it would block the connection for the next request.
      stream.resume();
      if (error instanceof DomainError) throw error;
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
        throw new DomainError(
          'malformed-json',
          `The upload ended after ${counter.bytes} bytes, before it was whole. Nothing of it was taken; send it again.`,
        );
      }
      throw error;
    }
  }
}

/** Counts what passes, up to a limit. The stream is left as it is at the limit, not destroyed: it is a request's. */
class Counter {
  bytes = 0;

  constructor(private readonly limit: number) {}

  async *count(stream: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      this.bytes += chunk.length;
      if (this.bytes > this.limit) {
        throw new DomainError(
          'too-large',
          `The upload is larger than ${this.limit / 1024 / 1024} MB (IMPORT_LIMIT_MB). Send it in parts.`,
        );
      }
      yield chunk;
    }
  }
}
