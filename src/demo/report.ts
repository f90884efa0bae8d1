import { count, plural, table, wrap } from '../cli/layout.js';
import type { ConflictSummary } from '../conflicts/conflict.dto.js';
import type { GiveCommunication } from '../registry/communication.dto.js';

/** What the demo tells a newcomer once it is up. */
export interface Shown {
  company: string;
  offices: number;
  communications: number;
  /** Communications filed now; 0 when an earlier run had filed them. */
  filed: number;
  database: string;
  address: string;
  signInLink: string;
  key: string;
  /** The most harmful first. */
  conflicts: readonly ConflictSummary[];
}

/** A letter that a newcomer can check: one more welcome, with a fee of its own. */
export const DRAFT: Omit<GiveCommunication, 'externalId'> = {
  office: 'partner',
  channel: 'email',
  segments: ['new-customers'],
  subject: 'Welcome to Harbor & Vale',
  body: 'Welcome. Thank you for opening a Harbor Checking account with us. Keeping the account open costs $6.00 a month. Your debit card should reach you within three weeks.',
  bodyFormat: 'text',
};

/** The demo's greeting, line by line. */
export function greeting(shown: Shown, width: number): string[] {
  const { conflicts } = shown;
  const [first] = conflicts;
  return [
    '',
    `${shown.company}, a sample bank: ${shown.offices} offices, ${shown.communications} letters and emails${shown.filed > 0 ? '' : ' (filed by an earlier run)'}.`,
    `Each office sees its own mail as clean. Their customers see ${plural(conflicts.length, 'conflict')}:`,
    '',
    ...showConflicts(conflicts, width),
    '',
    `Address   ${shown.address}   (API reference: ${shown.address}/api/docs)`,
    `Sign in   ${shown.signInLink}   (once, within the hour)`,
    `API key   ${shown.key}   (admin, as long as this demo runs)`,
    `Data      ${shown.database}   (delete it for a fresh start)`,
    '',
    'Try, in another terminal:',
    '',
    `  export ONEVOICE_URL=${shown.address} ONEVOICE_KEY=${shown.key}`,
    '',
    '  # the conflicts of one segment',
    `  ${curl('/api/v1/conflicts?segment=new-customers')}`,
    '  # one conflict, whole: who says what, and why it was found',
    `  ${curl(`/api/v1/conflicts/${first?.id ?? 'ID'}`)}`,
    '  # a letter that is not sent yet',
    `  ${curl('/api/v1/preflight')} -H "Content-Type: application/json" -d '${JSON.stringify(DRAFT)}'`,
    '',
    'Stop with Ctrl-C.',
  ];
}

/** A row and a reason for each conflict. */
export function showConflicts(conflicts: readonly ConflictSummary[], width: number): string[] {
  const [heading = '', ...rows] = table(
    ['KIND', 'SEGMENT', 'CUSTOMERS', 'WHO AND WHOM'],
    conflicts.map((conflict) => [
      conflict.kind,
      conflict.segment,
      count(conflict.customersAffected),
      conflict.members.map(({ office, externalId }) => `${office}/${externalId}`).join(' ↔ '),
    ]),
    [2],
  );
  const reasons = conflicts.map(({ topic, explanation }) => (topic ? `${topic}: ${explanation}` : explanation));
  return [heading, ...rows.flatMap((row, i) => [row, ...wrap(reasons[i] ?? '', width - 2).map((line) => `  ${line}`)])];
}

function curl(path: string): string {
  return `curl -s -H "Authorization: Bearer $ONEVOICE_KEY" "$ONEVOICE_URL${path}"`;
}
