import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

/** A file as a stream that tells how many bytes of it were taken. */
export function counted(path: string, taken: (bytes: number) => void): Readable {
  return Readable.from(chunks(path, taken), { objectMode: false });
}

async function* chunks(path: string, taken: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    taken(chunk.length);
    yield chunk;
  }
}
