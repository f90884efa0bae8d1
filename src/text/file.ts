import type { BodyFormat } from './document.js';

/** What reading a file comes to. A file that cannot be read is an outcome like any other, never an exception. */
export type ReadFile = Letterful | Refused;

export interface Letterful {
  ok: true;
  letter: FileLetter;
  /** What came with the letter and is not part of its body, in order. */
  attached: Attached[];
}

export interface Refused {
  ok: false;
  unreadable: Unreadable;
  /** One sentence for the person who sent the file, with the cure where there is one. */
  detail: string;
}

/** `too-slow` and a `too-large` at run time are found out by `isolated.ts`, which runs the reading apart. */
export type Unreadable =
  | 'password-protected'
  | 'image-only'
  | 'corrupt'
  | 'unsupported'
  | 'too-large'
  | 'too-slow'
  | 'empty';

export interface FileLetter {
  subject: string | null;
  /** What is stored, and what `readBody` then reads. */
  body: string;
  bodyFormat: BodyFormat;
  /** The plain-text part beside an HTML body, where a mail has both. */
  alternative: string | null;
  signatory: string | null;
  from: string | null;
  /** RFC 3339, when the file says when it was written. */
  date: string | null;
  channel: 'email' | 'letter';
}

export interface Attached {
  name: string | null;
  mediaType: string;
  content: Uint8Array;
}

export function refuse(unreadable: Unreadable, detail: string): Refused {
  return { ok: false, unreadable, detail };
}

/** A letter of which nothing but its body is known. */
export function letterOf(body: string, bodyFormat: BodyFormat, channel: 'email' | 'letter'): FileLetter {
  return { subject: null, body, bodyFormat, alternative: null, signatory: null, from: null, date: null, channel };
}
