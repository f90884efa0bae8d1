import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Import } from '../intake/import.dto.js';
import { IMPORT_FORMATS, type ImportFormat } from '../intake/import.entity.js';
import { type Where, connect } from './connect.js';
import { entriesIn } from './entries-in.js';
import { Failure } from './failure.js';
import { count } from './layout.js';
import { Progress } from './progress.js';
import { Unreachable } from './remote.js';
import type { ImportFile, Service } from './service.js';

export interface ImportOptions extends Where {
  format?: string;
  office?: string;
  segment?: string[];
  campaign?: string;
  json?: boolean;
}

const EXTENSIONS: Record<string, ImportFormat> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.mbox': 'mbox',
  '.mbx': 'mbox',
  '.zip': 'zip',
};

/** What shells give a command that was interrupted: 128 + SIGINT. */
const INTERRUPTED = 130;

/** How often the import is looked at. */
const LOOK_EVERY_MS = 250;

/** How long a service that went away is waited for: a restart with a migration takes less, and the import goes on then. */
const PATIENCE_MS = 120_000;

/** Rejected entries that are printed, the rest is counted. */
const SHOWN_FAULTS = 50;

/**
 * `onevoice import FILE…`, one file after the other.
 * @returns the exit code: 0 all taken, 1 some entries rejected, 2 an import failed, 130 interrupted
 */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<number> {
  const wanted: ImportFile[] = [];
  for (const path of files) wanted.push(await fileOf(path, options));
  const service = await connect(options, 'import');
  const interruption = new AbortController();
  const onInterrupt = (): void => {
    // The second time, whoever presses has no patience left.
    if (interruption.signal.aborted) process.exit(INTERRUPTED);
    interruption.abort();
  };
  process.on('SIGINT', onInterrupt);
  try {
    let worst = 0;
    for (const file of wanted) {
      if (interruption.signal.aborted) break;
      const state = await importFile(file, service, interruption.signal);
      if (state === null) console.error(`${file.path}: interrupted while it was sent. Nothing of it was taken.`);
      else {
        if (options.json) console.log(JSON.stringify({ file: file.path, ...state }));
        else console.log(summary(file.path, state).join('\n'));
        worst = Math.max(worst, exitCode(state));
      }
    }
    return interruption.signal.aborted ? INTERRUPTED : worst;
  } finally {
    await service.close();
    process.off('SIGINT', onInterrupt);
  }
}

async function fileOf(path: string, options: ImportOptions): Promise<ImportFile> {
  const format = options.format ?? EXTENSIONS[extname(path).toLowerCase()];
  const known = IMPORT_FORMATS.find((one) => one === format);
  if (known === undefined) {
    throw new Failure(
      `${path} is of no known format: name it .ndjson, .csv, .mbox or .zip, or say --format ${IMPORT_FORMATS.join('|')}. A single letter is checked with "onevoice check".`,
    );
  }
  const found = await stat(path).catch(() => null);
  if (found === null) throw new Failure(`There is no file ${path}.`);
  if (!found.isFile()) throw new Failure(`${path} is no file: zip a folder of letters with a manifest.csv.`);
  return {
    path,
    format: known,
    defaults: {
      ...(options.office === undefined ? {} : { office: options.office }),
      ...(options.segment === undefined ? {} : { segments: options.segment }),
      ...(options.campaign === undefined ? {} : { campaign: options.campaign }),
    },
  };
}

/** @returns the import when it has ended; null when it was interrupted before the service had it */
async function importFile(file: ImportFile, service: Service, interruption: AbortSignal): Promise<Import | null> {
  const { size } = await stat(file.path);
  const progress = new Progress(basename(file.path), size, await entriesIn(file.format, file.path));
  try {
    let bytes = 0;
    let state = await service.startImport(file, (more) => progress.sent((bytes += more)), interruption);
    progress.received();
    while (state.status === 'queued' || state.status === 'running') {
      if (interruption.aborted) return await service.cancelImport(state.id);
      await sleep(LOOK_EVERY_MS);
      state = await patiently(() => service.importState(state.id), interruption);
      progress.show(state);
    }
    return state;
  } catch (error) {
    if (interruption.aborted && (error as Error).name === 'AbortError') return null;
    throw error;
  } finally {
    progress.stop();
  }
}

/** Asks again while the service is away: after its restart the import goes on where it was. */
async function patiently<T>(ask: () => Promise<T>, interruption: AbortSignal): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unreachable) || interruption.aborted || Date.now() > until) throw error;
      await sleep(1_000);
    }
  }
}

function summary(path: string, state: Import): string[] {
  const counts = `${count(state.received)} read, ${count(state.accepted)} taken, ${count(state.unchanged)} known already, ${count(state.rejected)} rejected`;
  const shown = state.errors.slice(0, SHOWN_FAULTS);
  const lines = shown.map(({ line, pointer, detail }) => `  ${line}${pointer === '' ? '' : ` ${pointer}`}: ${detail}`);
  if (state.errors.length > shown.length) lines.push('  … --json has more');
  return [
    `${path}: ${counts}`,
    ...(state.failure === null
      ? []
      : [`  ${state.failure} The same command goes on from here: what is known already is recognised.`]),
    ...(lines.length > 0 ? ['  Rejected, by line, message or row:', ...lines] : []),
  ];
}

function exitCode(state: Import): number {
  if (state.status === 'failed') return 2;
  return state.rejected > 0 ? 1 : 0;
}
