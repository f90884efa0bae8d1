import { type Locale, type Reading, readCommunication } from '../conflicts/reading.js';
import type { FieldProblem } from '../platform/problems.js';
import { faultsOf } from '../platform/validation.js';
import { GiveCommunication } from '../registry/communication.dto.js';

/** One entry of an import as its format yields it: bytes that are to be JSON, a plain value, or faults already. */
export interface Entry {
  /** Number of the line, message or row, from 1. */
  line: number;
  json?: Uint8Array;
  plain?: Record<string, unknown>;
  faults?: FieldProblem[];
}

/** An entry made ready for filing, or what is wrong with it. Plain data, so that it can cross threads. */
export type Prepared =
  | { line: number; dto: GiveCommunication; reading: Reading; faults: null }
  | { line: number; dto: null; reading: null; faults: FieldProblem[] };

/** Values for fields that an entry leaves out. */
export type EntryDefaults = Partial<Pick<GiveCommunication, 'office' | 'segments' | 'campaign'>>;

/** What preparing needs to know beside the entry. */
export interface PrepareOptions {
  defaults: EntryDefaults;
  locale: Locale;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Everything about an entry that needs no database: parsing, checking its fields, reading and analysing its text. */
export function prepare(entry: Entry, { defaults, locale }: PrepareOptions): Prepared {
  const rejected = (faults: FieldProblem[]): Prepared => ({ line: entry.line, dto: null, reading: null, faults });
  if (entry.faults !== undefined) return rejected(entry.faults);
  const parsed = entry.json === undefined ? { plain: entry.plain } : parse(entry.json);
  if ('fault' in parsed) return rejected([{ pointer: '', detail: parsed.fault }]);
  const plain: unknown = parsed.plain;
  const whole =
    typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? { ...defaults, ...plain } : plain;
  const { value, faults } = faultsOf(GiveCommunication, whole);
  if (faults.length > 0) return rejected(faults);
  const reading = readCommunication(
    {
      subject: value.subject ?? null,
      body: value.body,
      bodyFormat: value.bodyFormat,
      alternative: value.alternative ?? null,
      signatory: value.signatory ?? null,
      channel: value.channel,
    },
    locale,
  );
  if (!reading.readable)
    return rejected([
      { pointer: '/body', detail: 'has no visible text: it is empty, made of images alone, or hidden' },
    ]);
  return { line: entry.line, dto: value, reading, faults: null };
}

function parse(bytes: Uint8Array): { plain: unknown } | { fault: string } {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return { fault: 'is not UTF-8: convert the file, for example with iconv' };
  }
  try {
    return { plain: JSON.parse(text) };
  } catch (error) {
    return { fault: `is not JSON: ${(error as Error).message}` };
  }
}
