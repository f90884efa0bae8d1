/** One message of a mailbox: its bytes without the `From ` line, and the line of the file on which it begins. */
export interface MboxMessage {
  bytes: Uint8Array;
  line: number;
  /** It was longer than allowed; `bytes` holds only the beginning. */
  truncated: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const FROM = Buffer.from('From ');

/**
 * Splits a mailbox as its bytes come in and never holds more than one message. A message begins with a `From ` line at
 * the start or after a blank line; `>From ` within one is unquoted. What is longer than `limit` is cut, not kept.
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit = 25 * 1024 * 1024,
): AsyncGenerator<MboxMessage> {
  const splitter = new Splitter(limit);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes: Buffer =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    for (let next = splitter.nextPiece(bytes, at); next > at; next = splitter.nextPiece(bytes, at)) {
      const ended = splitter.take(bytes.subarray(at, next));
      if (ended) yield ended;
      at = next;
    }
    rest = Buffer.from(bytes.subarray(at));
  }
  const ended = rest.length > 0 ? splitter.take(rest) : null;
  if (ended) yield ended;
  const last = splitter.end();
  if (last && (last.bytes.length > 0 || !ended)) yield last;
}

/** A longer line is handed on in pieces. */
const LINE_AT_MOST = 64 * 1024;

class Splitter {
  private message: Buffer[] | null = null;
  private size = 0;
  private line = 0;
  private begins = 0;
  private truncated = false;
  private afterBlank = true;
  /** The piece before was no whole line. */
  private within = false;

  constructor(private readonly limit: number) {}

  /** Where the line at `at` ends, or the piece of a very long one; `at` itself when more bytes have to come first. */
  nextPiece(bytes: Buffer, at: number): number {
    const end = bytes.indexOf(LF, at);
    if (end >= 0) return end + 1;
    return this.within || bytes.length - at >= LINE_AT_MOST ? bytes.length : at;
  }

  /** Takes the next line; gives the message that it ended, if it begins another. */
  take(piece: Buffer): MboxMessage | null {
    let ended: MboxMessage | null = null;
    const begins = !this.within;
    if (begins) this.line++;
    if (begins && this.afterBlank && isFromLine(piece)) {
      ended = this.end();
      this.message = [];
      this.begins = this.line;
    } else {
      this.keep(begins && isQuotedFrom(piece) ? piece.subarray(1) : piece);
    }
    this.afterBlank = begins && isBlank(piece);
    this.within = piece[piece.length - 1] !== LF;
    return ended;
  }

  end(): MboxMessage | null {
    if (this.message === null) return null;
    const ended = { bytes: trimmed(Buffer.concat(this.message)), line: this.begins, truncated: this.truncated };
    this.message = null;
    this.size = 0;
    this.truncated = false;
    return ended;
  }

  private keep(piece: Buffer): void {
    if (this.message === null) return;
    const fits = piece.subarray(0, Math.max(0, this.limit - this.size));
    if (fits.length < piece.length) this.truncated = true;
    // A copy: the chunk that it is a part of would be held as long as the message is.
    if (fits.length > 0) this.message.push(Buffer.from(fits));
    this.size += fits.length;
  }
}

function isFromLine(line: Buffer): boolean {
  return line.length > 5 && line.subarray(0, 5).equals(FROM);
}

function isQuotedFrom(line: Buffer): boolean {
  if (line[0] !== 0x3e) return false;
  let at = 1;
  while (line[at] === 0x3e) at++;
  return line.subarray(at, at + 5).equals(FROM);
}

function isBlank(line: Buffer): boolean {
  return line.length === 0 || line[0] === LF || (line[0] === CR && line[1] === LF);
}

/** Without the blank line that parts it from the next. */
function trimmed(message: Buffer): Buffer {
  let end = message.length;
  if (message[end - 1] === LF) end--;
  if (message[end - 1] === CR) end--;
  return message.subarray(0, end);
}
