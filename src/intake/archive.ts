import { type Entry, type ZipFile, open } from 'yauzl';

/** Largest file that is taken out of an archive, and how much smaller it may have been packed. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_RATIO = 200;

/** Files of an archive; more is no campaign but an attack on memory. */
const MAX_FILES = 200_000;

/** A zip archive whose files are read one at a time. */
export interface Archive {
  /**
   * @throws Error that says what is wrong: not there, too large, packed suspiciously tightly, encrypted
   */
  read(name: string): Promise<Buffer>;
  close(): void;
}

/**
 * Opens a zip archive from disk. Names are looked up, never written to disk, so a path in them can't lead anywhere.
 * @throws Error when it is none
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await opened(path);
  const entries = await directory(zip);
  return {
    read: (name) => {
      const entry = entries.get(name.replaceAll('\\', '/'));
      if (entry === undefined) return Promise.reject(new Error('is not in the archive'));
      return extract(zip, entry);
    },
    close: () => zip.close(),
  };
}

function opened(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });
}

function directory(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > MAX_FILES) reject(new Error(`has more than ${MAX_FILES} files`));
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

async function extract(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.generalPurposeBitFlag & 1) throw new Error('is encrypted; pack it without a password');
  if (entry.uncompressedSize > MAX_FILE_BYTES) throw new Error('is larger than 25 MB');
  if (entry.uncompressedSize > 100_000 && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    throw new Error('is packed more tightly than any letter; it looks like a zip bomb');
  }
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
}
