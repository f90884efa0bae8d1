import type { Readable } from 'node:stream';

/** Longest line that is read: longer ones are rejected by themselves. */
export const MAX_LINE_BYTES = 8 * 1024 * 1024;

const NEWLINE = 0x0a;

/** A line of an NDJSON stream: its number from 1, and its bytes; null when it is longer than `MAX_LINE_BYTES`. */
export interface Line {
  line: number;
  bytes: Buffer | null;
}

/** Splits a byte stream into lines, holding one line at most. Empty lines are counted and left out. */
export async function* linesOf(stream: Readable): AsyncGenerator<Line> {
  let line = 0;
  let pieces: Buffer[] = [];
  let size = 0;
  const finish = (): Line | null => {
    line++;
    const bytes = size > MAX_LINE_BYTES ? null : pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    pieces = [];
    size = 0;
    return bytes !== null && isBlank(bytes) ? null : { line, bytes };
  };
  const add = (piece: Buffer): void => {
    size += piece.length;
    if (size <= MAX_LINE_BYTES) pieces.push(piece);
    else pieces = [];
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      from = at + 1;
      const whole = finish();
      if (whole !== null) yield whole;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (size > 0) {
    const last = finish();
    if (last !== null) yield last;
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
