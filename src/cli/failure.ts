import type { FieldProblem } from '../platform/problems.js';

/** What ends a command with exit code 2. The message names cause and cure; it is printed without a stack. */
export class Failure extends Error {
  constructor(message: string, faults: readonly FieldProblem[] = []) {
    // What an API's answer calls "errors" is the list below.
    super(
      [
        message.replace('; "errors" says which and why.', ':'),
        ...faults.map(({ pointer, detail }) => `  ${optionOf(pointer)}: ${detail}`),
      ].join('\n'),
    );
    this.name = 'Failure';
  }
}

/** The options that fill the fields of a request. */
const OPTIONS: Record<string, string> = {
  office: '--office',
  segments: '--segment',
  campaign: '--campaign',
  channel: '--channel',
  subject: '--subject',
  signatory: '--signatory',
  externalId: '--external-id',
  sendFrom: '--from',
  sendUntil: '--until',
  name: '--name',
  role: '--role',
  body: 'the text',
};

function optionOf(pointer: string): string {
  return OPTIONS[pointer.split('/')[1] ?? ''] ?? pointer;
}
