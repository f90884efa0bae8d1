import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
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
      await pipeline(stream, counter, createWriteStream(path, { mode: 0o600 }));
      const file = await open(path, 'r+');
      await file.sync().finally(() => file.close());
      return counter.bytes;
    } catch (error) {
      await rm(path, { force: true });
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

/** Counts what passes, up to a limit. */
class Counter extends Transform {
  bytes = 0;

  constructor(private readonly limit: number) {
    super();
  }

  override _transform(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error: Error | null, chunk?: Buffer) => void,
  ): void {
    this.bytes += chunk.length;
    if (this.bytes <= this.limit) done(null, chunk);
    else
      done(
        new DomainError(
          'too-large',
          `The upload is larger than ${this.limit / 1024 / 1024} MB (IMPORT_LIMIT_MB). Send it in parts.`,
        ),
      );
  }
}
