import { readFile as readBytes } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Preflight } from '../conflicts/preflight.dto.js';
import { fieldsOfLetter, refusal } from '../intake/file-letter.js';
import { readFile } from '../text/files.js';
import { type Where, connect } from './connect.js';
import { Failure } from './failure.js';
import { type Checked, showChecked, showCheckedRows } from './findings.js';
import { terminalWidth } from './layout.js';
import { Unreachable } from './remote.js';
import type { Service } from './service.js';

export interface CheckOptions extends Where {
  office: string;
  segment: string[];
  campaign?: string;
  channel?: string;
  from?: string;
  until?: string;
  subject?: string;
  signatory?: string;
  externalId?: string;
  json?: boolean;
}

/**
 * `onevoice check FILE…`
 * @returns the exit code: 0 all clear, 1 one at least to review, 2 one at least not usable
 */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  if (options.externalId !== undefined && files.length > 1) {
    throw new Failure('--external-id names one communication: check its file alone.');
  }
  const service = await connect(options, 'ask');
  try {
    const all: Checked[] = [];
    for (const file of files) {
      const checked = await checkFile(file, options, service);
      all.push(checked);
      if (options.json) console.log(JSON.stringify(asJson(checked)));
    }
    if (!options.json) {
      const [only] = all;
      const width = terminalWidth();
      const lines = all.length === 1 && only ? showChecked(only, width) : showCheckedRows(all, width);
      console.log(lines.join('\n'));
    }
    return Math.max(...all.map(exitCode));
  } finally {
    await service.close();
  }
}

async function checkFile(file: string, options: CheckOptions, service: Service): Promise<Checked> {
  try {
    const fields = { ...(await fieldsOf(file)), ...given(options) };
    return { file, preflight: await service.check(fields) };
  } catch (error) {
    // Without the service, no other file can be checked either.
    if (error instanceof Failure && !(error instanceof Unreachable)) return { file, unusable: error.message };
    throw error;
  }
}

async function fieldsOf(file: string): Promise<Record<string, unknown>> {
  const bytes = await readBytes(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Failure(`There is no file ${file}.`);
    if (error.code === 'EISDIR') throw new Failure(`${file} is a folder: name the files in it.`);
    throw new Failure(`${file} can't be opened (${error.code}).`);
  });
  const read = await readFile(basename(file), bytes);
  if (!read.ok) throw new Failure(refusal(basename(file), read));
  return fieldsOfLetter(read.letter);
}

/** What the options say of the communication; it wins over what the file says. */
function given(options: CheckOptions): Record<string, unknown> {
  const fields = {
    office: options.office,
    segments: options.segment,
    campaign: options.campaign,
    channel: options.channel,
    sendFrom: options.from,
    sendUntil: options.until,
    subject: options.subject,
    signatory: options.signatory,
    externalId: options.externalId,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function asJson(checked: Checked): Record<string, unknown> | ({ file: string } & Preflight) {
  return 'unusable' in checked
    ? { file: checked.file, verdict: 'not-usable', detail: checked.unusable }
    : { file: checked.file, ...checked.preflight };
}

function exitCode(checked: Checked): number {
  if ('unusable' in checked) return 2;
  return checked.preflight.verdict === 'clear' ? 0 : 1;
}
