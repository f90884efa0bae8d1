import type { Schemas } from '../../api/client';

type Check = Schemas['CheckCommunication'];

/** Who sends to whom and when: the same for all letters of a check. Dates are `yyyy-mm-dd`, or empty. */
export interface Details {
  office: string;
  segments: string[];
  sendFrom: string;
  sendUntil: string;
  campaign: string;
  journey: string;
}

/** One letter that is written or was read from a file. */
export interface Letter {
  id: string;
  /** Its name in the registry (`externalId`). */
  name: string;
  channel: Check['channel'];
  subject: string;
  body: string;
  bodyFormat: Check['bodyFormat'];
  alternative: string | null;
  signatory: string;
  /** What came of submitting it. */
  filed: Filed | null;
}

/** A letter that is in the registry. */
export interface Filed {
  id: string;
  revision: number;
  state: Schemas['Clearance']['state'];
  conflictIds: string[];
}

export interface Draft {
  details: Details;
  letters: Letter[];
  /** The id of the letter that is looked at. */
  shown: string;
}

/** An empty draft of an office's; of none yet, where the office is to be chosen. */
export function newDraft(office: string): Draft {
  const letter = newLetter();
  return {
    details: { office, segments: [], sendFrom: '', sendUntil: '', campaign: '', journey: '' },
    letters: [letter],
    shown: letter.id,
  };
}

export function newLetter(given: Partial<Letter> = {}): Letter {
  return {
    id: `letter-${Date.now()}-${Math.random().toString(36).slice(2)}`,
    name: '',
    channel: 'email',
    subject: '',
    body: '',
    bodyFormat: 'text',
    alternative: null,
    signatory: '',
    filed: null,
    ...given,
  };
}

/** What was stored as a draft, where it is one. */
export function isDraft(stored: unknown): stored is Draft {
  const { details, letters } = (stored ?? {}) as Partial<Draft>;
  return details !== undefined && Array.isArray(details.segments) && Array.isArray(letters) && letters.length > 0;
}

/** Whether nothing has been written into it. */
export const isBlank = ({ subject, body }: Letter): boolean => subject.trim() === '' && body.trim() === '';

/** What is checked, as the API takes it; null while office, segments or text are missing. */
export function checkOf({ office, segments, sendFrom, sendUntil, campaign, journey }: Details, letter: Letter) {
  if (office === '' || segments.length === 0 || letter.body.trim() === '') return null;
  const given = (text: string) => text.trim() || null;
  return {
    externalId: given(letter.name),
    office,
    segments,
    sendFrom: given(sendFrom),
    sendUntil: given(sendUntil),
    campaign: given(campaign),
    journey: given(journey),
    channel: letter.channel,
    subject: given(letter.subject),
    body: letter.body,
    bodyFormat: letter.bodyFormat,
    alternative: letter.alternative,
    signatory: given(letter.signatory),
  } satisfies Check;
}
