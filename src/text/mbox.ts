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
  let rest: Buffer = Buffer.alloc(0);
  let message: Buffer[] | null = null;
  let size = 0;
  let line = 0;
  let begins = 0;
  let afterBlank = true;
  let truncated = false;
  /** The line that is being read is known to be longer than is looked at; its rest goes to the message as it comes. */
  let inLongLine = false;

  const taken = (): MboxMessage => ({ bytes: trimmed(Buffer.concat(message ?? [])), line: begins, truncated });
  const keep = (piece: Buffer): void => {
    if (message === null) return;
    const fits = piece.subarray(0, Math.max(0, limit - size));
    if (fits.length < piece.length) truncated = true;
    // A copy: the chunk that it is a part of would be held as long as the message is.
    if (fits.length > 0) message.push(Buffer.from(fits));
    size += fits.length;
  };

  for await (const chunk of chunks) {
    const bytes: Buffer =
      rest.length > 0 ? Buffer.concat([rest, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let at = 0;
    while (at < bytes.length) {
      const end = bytes.indexOf(LF, at);
      if (end < 0 && bytes.length - at < LINE_LOOKED_AT && !inLongLine) break;
      const until = end < 0 ? bytes.length : end + 1;
      const piece = bytes.subarray(at, until);
      at = until;
      if (inLongLine) {
        keep(piece);
      } else {
        line++;
        if (afterBlank && isFromLine(piece)) {
          if (message !== null) yield taken();
          message = [];
          size = 0;
          truncated = false;
          begins = line;
        } else {
          keep(isQuotedFrom(piece) ? piece.subarray(1) : piece);
        }
      }
      afterBlank = !inLongLine && isBlank(piece);
      inLongLine = end < 0;
    }
    rest = Buffer.from(bytes.subarray(at));
  }
  if (rest.length > 0) {
    if (afterBlank && isFromLine(rest)) {
      if (message !== null) yield taken();
      message = null;
    } else keep(rest);
  }
  if (message !== null) yield taken();
}

const LINE_LOOKED_AT = 64 * 1024;

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
