import type { ChainEntry } from '../platform/journal/chain.js';
import type { NoticeKind } from './notice.entity.js';

/** Events that a webhook can be told of. */
export const WEBHOOK_EVENTS = [
  'conflict.opened',
  'conflict.assigned',
  'conflict.resolved',
  'conflict.reopened',
  'communication.held',
  'communication.released',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** What the journal calls what webhooks know under another name. */
const EVENTS: Partial<Record<string, WebhookEvent>> = {
  'conflict.opened': 'conflict.opened',
  'conflict.assigned': 'conflict.assigned',
  'conflict.overdue': 'conflict.assigned',
  'conflict.decided': 'conflict.resolved',
  'conflict.reopened': 'conflict.reopened',
  'communication.held': 'communication.held',
  'communication.released': 'communication.released',
};

/** What the journal's `detail` holds, as far as others are told of it. */
interface Detail {
  conflict?: ToldConflict | null;
  communication?: ToldCommunication;
  conflictIds?: string[];
  decision?: string;
  office?: string;
  question?: string;
  text?: string;
  mentions?: string[];
  askedBy?: string;
  externalId?: string;
}

interface ToldConflict {
  kind: string;
  status: string;
  segment: string;
  severity: string;
  customersAffected: number;
  assignee: string | null;
  dueAt: string | null;
  explanation: string;
  watchers: string[];
  below: boolean;
  members: { communicationId: string; externalId: string; office: string; contentHash: string }[];
}

interface ToldCommunication {
  id: string;
  externalId: string;
  office: string;
  subject: string | null;
  contentHash: string;
}

/** The event that webhooks are told, with its body; null where none is. */
export function webhookEventOf(entry: ChainEntry): { event: WebhookEvent; body: string } | null {
  const event = EVENTS[entry.action];
  if (event === undefined) return null;
  const { conflict, communication, conflictIds, decision } = JSON.parse(entry.detail) as Detail;
  const { watchers: _private, explanation, below, ...shown } = conflict ?? ({} as ToldConflict);
  if (below) return null;
  const data =
    communication === undefined
      ? { conflict: { id: entry.subject, ...shown, explanation }, ...(decision === undefined ? {} : { decision }) }
      : { communication, state: entry.toState, conflictIds };
  return {
    event,
    body: JSON.stringify({
      id: `event-${entry.seq}`,
      event,
      at: entry.at,
      by: entry.actor,
      reason: entry.reason,
      data,
    }),
  };
}

/** Who is to be told something: a person, whoever speaks for an office, or whom a comment mentions. */
export type Addressee = { person: string } | { advocateOf: string } | { mentioned: string };

/** Something to be told to people. */
export interface Telling {
  to: Addressee;
  kind: NoticeKind;
  subject: string;
  title: string;
  words: string;
  /** The same for somebody of a partner's office, who sees nothing of others; without it, they are not told. */
  forPartner?: { title: string; words: string };
}

/** Whom an entry of the journal has to be told, and in which words. Whoever did it is told by nobody. */
export function tellingsOf(entry: ChainEntry): Telling[] {
  const detail = JSON.parse(entry.detail) as Detail;
  const [thing, what] = entry.action.split('.') as [string, string];
  if (thing === 'communication') return tellingsOfCommunication(entry, detail);
  if (thing === 'clarity') return tellingsOfClarity(what, entry, detail);
  if (thing !== 'conflict' || !detail.conflict || detail.conflict.below) return [];
  return tellingsOfConflict(what, entry, detail, detail.conflict);
}

function tellingsOfConflict(what: string, entry: ChainEntry, detail: Detail, conflict: ToldConflict): Telling[] {
  const { subject } = entry;
  const names = conflict.members.map(({ office, externalId }) => `${externalId} (${office})`).join(', ');
  const about = `${conflict.explanation}\nIt is about ${names}.`;
  const due = conflict.dueAt === null ? '' : `\nIt is due by ${conflict.dueAt.slice(0, 16).replace('T', ' ')} UTC.`;
  const owner = conflict.assignee === null ? [] : [{ person: conflict.assignee }];
  const watchers = conflict.watchers.map((person) => ({ person }));
  const tell = (to: readonly Addressee[], kind: NoticeKind, title: string, words: string): Telling[] =>
    to.map((one) => ({ to: one, kind, subject, title, words }));
  const said = entry.reason ?? detail.text ?? '';
  const title = `A ${conflict.severity} ${conflict.kind} in ${conflict.segment}`;
  switch (what) {
    case 'opened':
    case 'assigned':
      return tell(owner, 'assigned', `Yours to review: ${lower(title)}`, `${about}${due}`);
    case 'overdue':
      return tell(owner, 'overdue', `Overdue, and with you now: ${lower(title)}`, `${about}${due}`);
    case 'due_soon':
      return tell(owner, 'due_soon', `Due soon: ${lower(title)}`, `${about}${due}`);
    case 'asked':
      return tell(
        detail.office === undefined ? [] : [{ advocateOf: detail.office }],
        'asked',
        `Your office is asked: ${lower(title)}`,
        `“${detail.question ?? ''}”\n${about}`,
      ).map((telling) => ({
        ...telling,
        forPartner: { title: 'Your office is asked about a conflict', words: `“${detail.question ?? ''}”` },
      }));
    case 'commented':
    case 'answered':
      return [
        ...tell(
          (detail.mentions ?? []).map((mentioned) => ({ mentioned })),
          'mentioned',
          `You are mentioned: ${lower(title)}`,
          `“${said}”\n${about}`,
        ),
        ...tell(
          [...owner, ...watchers],
          'watched',
          `${what === 'answered' ? 'Answered' : 'A comment'}: ${lower(title)}`,
          `“${said}”`,
        ),
      ];
    case 'decided':
    case 'reopened':
      return tell(
        [...owner, ...watchers],
        'watched',
        `${what === 'decided' ? `Decided (${(detail.decision ?? '').replaceAll('_', ' ')})` : 'Reopened'}: ${lower(title)}`,
        `${said}\n${about}`.trim(),
      );
    default:
      return [];
  }
}

function tellingsOfCommunication(entry: ChainEntry, { communication }: Detail): Telling[] {
  if (communication === undefined) return [];
  const kind = entry.action === 'communication.held' ? 'held' : 'released';
  if (entry.action !== `communication.${kind}`) return [];
  const name = `${communication.externalId}${communication.subject ? ` (“${communication.subject}”)` : ''}`;
  const title = `${kind === 'held' ? 'Held' : 'Released'}: ${name}`.slice(0, 500);
  const meaning = `${kind === 'held' ? 'It must not be sent' : 'It may be sent'}.`;
  return [
    {
      to: { advocateOf: communication.office },
      kind,
      subject: communication.id,
      title,
      words: `${meaning} ${entry.reason ?? ''}`.trim(),
      forPartner: { title, words: meaning },
    },
  ];
}

function tellingsOfClarity(what: string, entry: ChainEntry, detail: Detail): Telling[] {
  const asked = what === 'asked';
  const to: Addressee[] = asked
    ? detail.office === undefined
      ? []
      : [{ advocateOf: detail.office }]
    : detail.askedBy === undefined
      ? []
      : [{ person: detail.askedBy }];
  return to.map((one) => ({
    to: one,
    kind: asked ? 'asked' : 'answered',
    subject: entry.subject,
    title: asked ? 'Your office is asked to read a draft' : 'Your draft was read',
    words: `“${detail.text ?? ''}”${detail.externalId === undefined ? '' : `\nIt is about ${detail.externalId}.`}`,
  }));
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
