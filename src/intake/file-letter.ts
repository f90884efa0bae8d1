import type { FileLetter, ReadFile } from '../text/file.js';

/** What a file says of a communication, as the fields of CONTRACT.md; fields given beside the file win. */
export function fieldsOfLetter(letter: FileLetter): Record<string, unknown> {
  return {
    channel: letter.channel,
    subject: letter.subject === null ? null : letter.subject.slice(0, 500),
    body: letter.body,
    bodyFormat: letter.bodyFormat,
    signatory: letter.signatory === null ? null : letter.signatory.slice(0, 500),
  };
}

/** The sentence for a file that cannot be read: which file, why, and the cure. */
export function refusal(name: string, refused: Extract<ReadFile, { ok: false }>): string {
  return `${name} cannot be read (${refused.unreadable}). ${refused.detail}`;
}
