import 'reflect-metadata';
import { Command, CommanderError, Option } from 'commander';
import type { CreateApiKey } from './access/api-key.dto.js';
import { type AuditOptions, verifyAudit } from './cli/audit.js';
import { type CheckOptions, check } from './cli/check.js';
import { Failure } from './cli/failure.js';
import { type ImportOptions, importFiles } from './cli/import.js';
import { type KeyOptions, createKey, listKeys, revokeKey } from './cli/keys.js';
import { type ExportOptions, exportQuestions, importAnswers } from './cli/second-reader.js';
import { type TrendsOptions, rebuildTrends } from './cli/trends.js';
import { IMPORT_FORMATS } from './intake/import.entity.js';
import { ROLES } from './platform/permissions.js';
import { CHANNELS } from './registry/communication.entity.js';

/** What every command ends with when it could not do its work. */
const NOT_USABLE = 2;

/** Takes the exit code of a command once it is done. */
type End = (code: Promise<number>) => Promise<void>;

const several = (value: string, earlier: string[] = []): string[] => [...earlier, ...value.split(',')];

function program(end: End): Command {
  return new Command('onevoice')
    .description('Finds what your offices say twice and what they say differently, before it is sent.')
    .addCommand(checkCommand(end))
    .addCommand(importCommand(end))
    .addCommand(keyCommand(end))
    .addCommand(auditCommand(end))
    .addCommand(trendsCommand(end))
    .addCommand(secondReaderCommand(end));
}

function checkCommand(end: End): Command {
  const command = new Command('check')
    .description('Checks letters before they are sent; nothing is kept. Exit code: 0 clear, 1 to review, 2 not usable.')
    .argument('<file...>', '.eml, .msg, .html, .txt, .docx or .pdf')
    .requiredOption('--office <id>', 'the office that sends it')
    .requiredOption('--segment <id>', 'a segment it is sent to; may be given several times', several)
    .option('--campaign <name>', 'its campaign: variants of one campaign do not collide')
    .addOption(new Option('--channel <channel>', 'instead of what the file says').choices(CHANNELS))
    .option('--from <date>', 'first day of its send window; without a date it is a draft that meets all in force today')
    .option('--until <date>', 'last day of its send window; with --from alone it is always on')
    .option('--subject <text>', 'instead of what the file says')
    .option('--signatory <text>', 'instead of what the file says')
    .option('--external-id <id>', 'a communication that is filed already and that this would be a revision of');
  return answering(command).action((files: string[], options: CheckOptions) => end(check(files, options)));
}

function importCommand(end: End): Command {
  const command = new Command('import')
    .description('Files many communications at once. Exit code: 0 all taken, 1 some rejected, 2 failed.')
    .argument('<file...>', '.ndjson, .csv, .mbox, or .zip with a manifest.csv')
    .addOption(new Option('--format <format>', 'instead of what the name ends with').choices(IMPORT_FORMATS))
    .option('--office <id>', 'office of every entry that names none')
    .option('--segment <id>', 'segment of every entry that names none; may be given several times', several)
    .option('--campaign <name>', 'campaign of every entry that names none');
  return answering(command).action((files: string[], options: ImportOptions) => end(importFiles(files, options)));
}

function keyCommand(end: End): Command {
  const create = new Command('create')
    .description('Makes a key and prints its secret, once.')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--office <id>', 'the one office that an author writes for');
  const list = new Command('list').description('Lists all keys, revoked ones as well.');
  const revoke = new Command('revoke')
    .description('Revokes a key at once.')
    .argument('<id>', 'its id, from "onevoice key list"');
  return new Command('key')
    .description('Makes, lists and revokes API keys.')
    .addCommand(answering(create).action((options: KeyOptions & CreateApiKey) => end(createKey(options))))
    .addCommand(answering(list).action((options: KeyOptions) => end(listKeys(options))))
    .addCommand(answering(revoke).action((id: string, options: KeyOptions) => end(revokeKey(id, options))));
}

function auditCommand(end: End): Command {
  const verify = new Command('verify')
    .description('Checks that nobody changed the record of decisions. Exit code: 0 whole, 1 changed, 2 not usable.')
    .option('--noted <number:hash>', 'an end that an earlier run printed, to hold the record against');
  return new Command('audit')
    .description('Checks the record of who decided what.')
    .addCommand(answering(verify).action((options: AuditOptions) => end(verifyAudit(options))));
}

function trendsCommand(end: End): Command {
  const rebuild = new Command('rebuild')
    .description('Counts the trends anew from what is stored, on the database of the settings.')
    .option('--json', 'answer as JSON, one object a line');
  return new Command('trends')
    .description('Looks after the counts behind the dashboards.')
    .addCommand(rebuild.action((options: TrendsOptions) => end(rebuildTrends(options))));
}

function secondReaderCommand(end: End): Command {
  const json = ['--json', 'answer as JSON, one object a line'] as const;
  const out = new Command('export')
    .description('Writes the questions that wait for a language model into a file, as a batch.')
    .argument('<file>', 'a file to be made, .jsonl in the form of OpenAI’s batch interface')
    .option('--model <name>', 'the model that is to be asked, instead of SECOND_READER_MODEL')
    .option('--most <number>', 'at most so many questions, the most harmful first')
    .option(...json);
  const into = new Command('import')
    .description('Takes a batch’s answers in. Exit code: 0 all could be used, 1 some could not, 2 not usable.')
    .argument('<file>', '.jsonl as the batch interface answers')
    .option(...json);
  return new Command('second-reader')
    .description('Has a language model read by batches, on the database of the settings.')
    .addCommand(out.action((file: string, options: ExportOptions) => end(exportQuestions(file, options))))
    .addCommand(into.action((file: string, options: { json?: boolean }) => end(importAnswers(file, options))));
}

/** What every command has: the form of its answer, and where the service is. */
function answering(command: Command): Command {
  return command
    .option('--json', 'answer as JSON, one object a line')
    .option('--url <address>', 'a running service (or ONEVOICE_URL); without it, the database of the settings')
    .option('--key <key>', 'an API key for it (or ONEVOICE_KEY)');
}

/** Lets wrong options throw, in subcommands as well, instead of leaving the process in the middle. */
function throwing(root: Command): Command {
  root.exitOverride();
  root.commands.forEach(throwing);
  return root;
}

async function run(args: string[]): Promise<number> {
  let code = 0;
  const onevoice = program(async (ending) => {
    code = await ending;
  });
  try {
    await throwing(onevoice).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed what is wrong with the options, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : NOT_USABLE;
    console.error(error instanceof Failure ? error.message : error);
    return NOT_USABLE;
  }
}

process.exitCode = await run(process.argv.slice(2));
