import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** Inflated. Empty for what was not asked for. */
  content: Buffer;
}

export type Unzipped = { ok: true; entries: ZipEntry[] } | { ok: false; reason: 'corrupt' | 'too-large' | 'encrypted' };

const ENTRIES_AT_MOST = 5000;

/**
 * Inflates the wanted entries of a zip with a limit on what comes out, whatever the zip says about itself: a library
 * that is handed a bomb unpacks it before anyone can ask how large it is.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limit: number): Unzipped {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > zip.length) return { ok: false, reason: 'corrupt' };
  const count = zip.readUInt16LE(end + 10);
  if (count > ENTRIES_AT_MOST) return { ok: false, reason: 'too-large' };
  // Bytes before the archive shift every offset; the directory ends where the end record begins.
  const shift = Math.max(0, end - zip.readUInt32LE(end + 12) - zip.readUInt32LE(end + 16));
  let at = zip.readUInt32LE(end + 16) + shift;
  let left = limit;
  const entries: ZipEntry[] = [];
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return { ok: false, reason: 'corrupt' };
    const flags = zip.readUInt16LE(at + 8);
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42) + shift;
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (!wanted(name)) {
      entries.push({ name, content: Buffer.alloc(0) });
      continue;
    }
    if ((flags & 1) !== 0) return { ok: false, reason: 'encrypted' };
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== 0x04034b50) return { ok: false, reason: 'corrupt' };
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, from + size);
    if (left <= 0) return { ok: false, reason: 'too-large' };
    try {
      const content = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: left });
      left -= content.length;
      if (left < 0) return { ok: false, reason: 'too-large' };
      entries.push({ name, content });
    } catch (error) {
      const large = error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      return { ok: false, reason: large ? 'too-large' : 'corrupt' };
    }
  }
  return { ok: true, entries };
}
