import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from './failure.js';
import { count } from './layout.js';
import { LocalService } from './local.js';

export interface ExportOptions {
  model?: string;
  most?: string;
  json?: boolean;
}

/** `onevoice second-reader export OUT.jsonl`, on the database of the settings; a service may run beside it. */
export async function exportQuestions(file: string, { model, most, json }: ExportOptions): Promise<number> {
  if (most !== undefined && !/^[1-9]\d{0,8}$/.test(most))
    throw new Failure(`--most is "${most}": give a whole number.`);
  const service = await LocalService.open(process.env, 'ask');
  try {
    let questions = 0;
    async function* lines(): AsyncGenerator<string> {
      for await (const line of service.exportQuestions(model, most === undefined ? undefined : Number(most))) {
        questions++;
        yield `${line}\n`;
      }
    }
    // Nothing that is there is written over: it may be a batch that is under way.
    await pipeline(Readable.from(lines()), createWriteStream(file, { flags: 'wx' })).catch(unwritable(file));
    if (questions === 0) await rm(file);
    if (json) console.log(JSON.stringify({ file, questions }));
    else if (questions === 0) console.log('Nothing waits for the second reader.');
    else
      console.log(`${file}: ${count(questions)} questions. Take the answers in with "onevoice second-reader import".`);
    return 0;
  } finally {
    await service.close();
  }
}

/**
 * `onevoice second-reader import ANSWERS.jsonl`.
 * @returns the exit code: 0 all could be used, 1 some could not
 */
export async function importAnswers(file: string, { json }: { json?: boolean }): Promise<number> {
  const found = await stat(file).catch(() => null);
  if (found === null || !found.isFile()) throw new Failure(`There is no file ${file}.`);
  const service = await LocalService.open(process.env, 'ask');
  try {
    const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
    const result = await service.importAnswers(lines);
    const { answers, findings, dropped, malformed, stale } = result;
    if (json) console.log(JSON.stringify({ file, ...result }));
    else {
      console.log(
        `${file}: ${count(answers)} answers with ${count(findings)} findings; ${count(dropped)} findings that the texts do not bear out`,
      );
      if (malformed + stale > 0)
        console.log(
          `  ${count(malformed)} lines are no answers and are asked once more, ${count(stale)} are about texts that were revised, or not waited for`,
        );
    }
    return malformed + stale > 0 ? 1 : 0;
  } finally {
    await service.close();
  }
}

const unwritable = (file: string) => (error: NodeJS.ErrnoException) => {
  if (error.code === 'EEXIST') throw new Failure(`${file} is there already: choose another name, or take it away.`);
  if (error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'EISDIR')
    throw new Failure(`${file} can't be written: ${error.message}`);
  throw error;
};
