import { inflateRawSync } from 'node:zlib';

interface ZipEntry {
  name: string;
  /** Inflated. */
  content: Buffer;
}

type ZipFault = 'corrupt' | 'too-large' | 'encrypted';
type Unzipped = { ok: true; entries: ZipEntry[] } | { ok: false; reason: ZipFault };

const ENTRIES_AT_MOST = 5000;

/**
 * Inflates a zip with a limit on what comes out of all of it, whatever the zip says about itself: a library that is
 * handed a bomb unpacks it before anyone can ask how large it is.
 */
export function unzip(bytes: Uint8Array, limit: number): Unzipped {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(zip);
  if (typeof directory === 'string') return { ok: false, reason: directory };
  const entries: ZipEntry[] = [];
  let left = limit;
  for (const { name, from, size, method } of directory) {
    const content = inflate(zip, from, size, method, left);
    if (typeof content === 'string') return { ok: false, reason: content };
    left -= content.length;
    entries.push({ name, content });
  }
  return { ok: true, entries };
}

interface Listed {
  name: string;
  /** Where its local header stands. */
  from: number;
  size: number;
  method: number;
}

function directoryOf(zip: Buffer): Listed[] | ZipFault {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) return 'corrupt';
  const count = zip.readUInt16LE(end + 10);
  if (count > ENTRIES_AT_MOST) return 'too-large';
  // Bytes before the archive shift every offset; the directory ends where the end record begins.
  const shift = Math.max(0, end - zip.readUInt32LE(end + 12) - zip.readUInt32LE(end + 16));
  const listed: Listed[] = [];
  let at = zip.readUInt32LE(end + 16) + shift;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return 'corrupt';
    if ((zip.readUInt16LE(at + 8) & 1) !== 0) return 'encrypted';
    const length = zip.readUInt16LE(at + 28);
    listed.push({
      name: zip.toString('utf8', at + 46, at + 46 + length),
      from: zip.readUInt32LE(at + 42) + shift,
      size: zip.readUInt32LE(at + 20),
      method: zip.readUInt16LE(at + 10),
    });
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return listed;
}

function inflate(zip: Buffer, from: number, size: number, method: number, limit: number): Buffer | ZipFault {
  if (from + 30 > zip.length || zip.readUInt32LE(from) !== 0x04034b50) return 'corrupt';
  const begins = from + 30 + zip.readUInt16LE(from + 26) + zip.readUInt16LE(from + 28);
  const packed = zip.subarray(begins, begins + size);
  if (method === 0) return packed.length > limit ? 'too-large' : packed;
  if (limit <= 0) return 'too-large';
  try {
    return inflateRawSync(packed, { maxOutputLength: limit });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'corrupt';
  }
}
