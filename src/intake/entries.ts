import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ReadFile } from '../text/file.js';
import { splitMbox } from '../text/mbox.js';
import { type Archive, openArchive } from './archive.js';
import { fieldsOfLetter, money, refusal } from './file-letter.js';
import type { ImportFormat } from './import.entity.js';
import { MAX_LINE_BYTES, linesOf } from './ndjson.js';
import type { Entry } from './preparing.js';

/** The list of a zip archive's files with their fields. */
const MANIFEST = 'manifest.csv';

/** Reads a letter out of a file. */
type ReadLetter = (name: string, bytes: Uint8Array) => Promise<ReadFile>;

/** The entries of a spooled upload, in order, without holding more than one of them. */
export function entriesOf(format: ImportFormat, file: string, readFile: ReadLetter): AsyncIterable<Entry> {
  switch (format) {
    case 'ndjson':
      return ndjsonEntries(file);
    case 'csv':
      return csvEntries(file);
    case 'mbox':
      return mboxEntries(file, readFile);
    case 'zip':
      return zipEntries(file, readFile);
  }
}

async function* ndjsonEntries(file: string): AsyncGenerator<Entry> {
  for await (const { line, bytes } of linesOf(createReadStream(file, { highWaterMark: 1 << 18 }))) {
    yield bytes === null
      ? { line, faults: [{ pointer: '', detail: `is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB` }] }
      : { line, json: bytes };
  }
}

/** Columns of a CSV or a manifest are the fields of a communication; an empty cell is an absent field. */
async function* csvEntries(file: string): AsyncGenerator<Entry> {
  yield* csvRecords(createReadStream(file));
}

async function* csvRecords(stream: Readable): AsyncGenerator<Entry> {
  const parser = stream.pipe(
    parse({
      columns: (header: string[]) => header.map((name) => name.trim()),
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_LINE_BYTES,
    }),
  );
  stream.on('error', (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const { record } of parser as AsyncIterable<{ record: Record<string, string> }>) {
      line++;
      yield { line, ...fieldsOfRow(record) };
    }
  } catch (error) {
    // csv-parse stops at the first row that it can't delimit: what follows has no rows to tell apart.
    if (!(error instanceof CsvError)) throw error;
    yield {
      line: line + 1,
      faults: [{ pointer: '', detail: `is no CSV row: ${error.message}. This and all that follows was not read` }],
    };
  }
}

/** Cells as the types of their fields: segments separated by spaces, `;` or `|`; unitCost as `0.85 USD`. */
function fieldsOfRow(row: Record<string, string>): { plain: Record<string, unknown> } {
  const plain: Record<string, unknown> = {};
  for (const [name, cell] of Object.entries(row)) {
    if (cell === '') continue;
    if (name === 'segments') plain.segments = cell.split(/[\s;|]+/).filter((segment) => segment !== '');
    else if (name === 'pieces') plain.pieces = Number(cell);
    else if (name === 'unitCost') plain.unitCost = money(cell);
    else plain[name] = cell;
  }
  return { plain };
}

/** Each message of a mailbox; its Message-ID names it, office and segments come from the import's defaults. */
async function* mboxEntries(file: string, readFile: ReadLetter): AsyncGenerator<Entry> {
  let line = 0;
  for await (const message of splitMbox(createReadStream(file))) {
    line++;
    if (message.truncated) {
      yield {
        line,
        faults: [{ pointer: '', detail: 'is a message of more than 25 MB. Send the letter without its attachments' }],
      };
      continue;
    }
    const read = await readFile('message.eml', message.bytes);
    if (!read.ok) {
      yield { line, faults: [{ pointer: '', detail: refusal('The message', read) }] };
      continue;
    }
    yield {
      line,
      plain: {
        externalId: messageId(message.bytes),
        sendFrom: read.letter.date?.slice(0, 10),
        sendUntil: read.letter.date?.slice(0, 10),
        ...fieldsOfLetter(read.letter),
      },
    };
  }
}

/** The Message-ID, else a hash of the message, so that the same message is the same communication next time. */
function messageId(bytes: Uint8Array): string {
  const header =
    Buffer.from(bytes.subarray(0, 65_536))
      .toString('latin1')
      .split(/\r?\n\r?\n/, 1)[0] ?? '';
  const id = /^message-id:\s*<?([^\s>]{1,180})>?/im.exec(header)?.[1];
  return id ?? `sha256-${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}`;
}

/** Each row of `manifest.csv` with the file that its column `file` names. */
async function* zipEntries(file: string, readFile: ReadLetter): AsyncGenerator<Entry> {
  const archive = await openArchive(file).catch(() => null);
  if (archive === null) {
    yield {
      line: 1,
      faults: [
        { pointer: '', detail: 'The upload is no zip archive, or it is damaged. Zip the files and manifest.csv anew' },
      ],
    };
    return;
  }
  try {
    const manifest = await archive.read(MANIFEST).catch(() => null);
    if (manifest === null) {
      yield {
        line: 1,
        faults: [
          {
            pointer: '',
            detail: `The archive has no readable ${MANIFEST} at its top. Add one with the columns externalId, office, segments, file`,
          },
        ],
      };
      return;
    }
    for await (const entry of csvRecords(Readable.from([manifest]))) yield await withFile(entry, archive, readFile);
  } finally {
    archive.close();
  }
}

async function withFile(entry: Entry, archive: Archive, readFile: ReadLetter): Promise<Entry> {
  if (entry.plain === undefined) return entry;
  const { file: name, ...fields } = entry.plain;
  if (typeof name !== 'string') {
    return {
      line: entry.line,
      faults: [{ pointer: '/file', detail: 'is needed: the name of the file in the archive' }],
    };
  }
  let bytes: Buffer;
  try {
    bytes = await archive.read(name);
  } catch (error) {
    return { line: entry.line, faults: [{ pointer: '/file', detail: `${name}: ${(error as Error).message}` }] };
  }
  const read = await readFile(name, bytes);
  if (!read.ok) return { line: entry.line, faults: [{ pointer: '/file', detail: refusal(name, read) }] };
  return { line: entry.line, plain: { ...fieldsOfLetter(read.letter), ...fields } };
}
