import { declaredInHtml, decode } from './charset.js';
import { readDocx } from './docx.js';
import { readEml } from './eml.js';
import { type Attached, letterOf, type Letterful, type ReadFile, refuse } from './file.js';
import { readMsg } from './msg.js';
import { readPdf } from './pdf.js';
import { readBody } from './read.js';
import { readRtf } from './rtf.js';
import { findSignatory } from './signatory.js';
import { sniff } from './sniff.js';
import { splitMbox } from './mbox.js';

/** Larger than any letter with its pictures. */
export const FILE_AT_MOST = 25 * 1024 * 1024;
/** Of the body alone: what a person would take a day to read. */
const BODY_AT_MOST = 4 * 1024 * 1024;
/** A letter passed on inside a mail inside a mail. */
const DEPTH_AT_MOST = 3;

/**
 * Reads a file of any kind that letters come in: `.eml`, `.msg`, `.html`, `.txt`, `.docx`, `.pdf`, and `.rtf`, told by its
 * content rather than its name. Never throws: a file that cannot be read says why, and what would help.
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > FILE_AT_MOST)
    return refuse('too-large', 'It is larger than 25 MB. Send the letter without its pictures.');
  return readAt(name, bytes, 0);
}

async function readAt(name: string, bytes: Uint8Array, depth: number): Promise<ReadFile> {
  if (bytes.length === 0) return refuse('empty', 'The file is empty.');
  let read: ReadFile;
  try {
    read = await readKind(name, bytes);
  } catch {
    return refuse('corrupt', 'It is damaged and cannot be opened. Save it once more where it was written.');
  }
  return read.ok ? finish(read, depth) : read;
}

async function readKind(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const { kind, detail, locked } = sniff(name, bytes);
  if (locked) return refuse('password-protected', 'It is locked with a password. Save it without one.');
  switch (kind) {
    case 'eml':
      return readEml(bytes);
    case 'msg':
      return readMsg(bytes);
    case 'docx':
      return readDocx(bytes);
    case 'pdf':
      return readPdf(bytes);
    case 'html':
      return plainLetter(decode(bytes, declaredInHtml(bytes)), 'html');
    case 'txt':
      return plainLetter(decode(bytes), 'text');
    case 'rtf': {
      const rtf = readRtf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
      return rtf
        ? plainLetter(rtf.html, 'html')
        : refuse('corrupt', 'It is damaged and cannot be opened. Save it as .docx.');
    }
    case 'mbox':
      return readOnlyMessage(bytes);
    case 'other':
      return refuse('unsupported', detail);
  }
}

function plainLetter(body: string, format: 'text' | 'html'): ReadFile {
  return { ok: true, letter: letterOf(body, format, 'letter'), attached: [] };
}

/** A mailbox with one message in it is that message. */
async function readOnlyMessage(bytes: Uint8Array): Promise<ReadFile> {
  const messages: Uint8Array[] = [];
  for await (const message of splitMbox([bytes])) {
    messages.push(message.bytes);
    if (messages.length > 1)
      return refuse('unsupported', 'It is a mailbox of several messages. Bring it in through an import.');
  }
  const only = messages[0];
  return only ? readEml(only) : refuse('empty', 'The mailbox holds no message.');
}

/** Looks at what was read as a customer would: a body without words is no letter, but one that came along may be. */
async function finish(read: Letterful, depth: number): Promise<ReadFile> {
  const { letter, attached } = read;
  if (letter.body.length > BODY_AT_MOST)
    return refuse('too-large', 'Its text is longer than any letter. Send the letter alone.');
  letter.body = letter.body.replaceAll('\0', '');
  const seen = readBody({ subject: null, body: letter.body, format: letter.bodyFormat });
  if (/[\p{L}\p{N}]/u.test(seen.text)) {
    letter.signatory ??= findSignatory(seen);
    return read;
  }
  if (letter.alternative !== null) {
    return finish(
      { ...read, letter: { ...letter, body: letter.alternative, bodyFormat: 'text', alternative: null } },
      depth,
    );
  }
  const inside = await readAttached(attached, depth);
  if (inside) {
    const { letter: own } = inside;
    return {
      ok: true,
      letter: {
        ...own,
        subject: own.subject ?? letter.subject,
        from: own.from ?? letter.from,
        date: own.date ?? letter.date,
        channel: letter.channel,
      },
      attached: [...attached, ...inside.attached],
    };
  }
  if (
    letter.bodyFormat === 'html' &&
    /<img\b|<v:imagedata\b|background\s*=|background(?:-image)?\s*:\s*url/i.test(letter.body)
  ) {
    return refuse('image-only', 'It shows only pictures. Send the text of the letter.');
  }
  if (attached.some((each) => each.mediaType.startsWith('image/'))) {
    return refuse('image-only', 'It shows only pictures. Send the text of the letter.');
  }
  return refuse('empty', 'It has no text that a customer would see.');
}

/** A mail that only carries a letter is that letter. */
async function readAttached(attached: readonly Attached[], depth: number): Promise<Letterful | null> {
  if (depth >= DEPTH_AT_MOST) return null;
  for (const each of attached.slice(0, 5)) {
    const kind = sniff(each.name ?? '', each.content).kind;
    const message = each.mediaType === 'message/rfc822';
    if (
      !message &&
      kind !== 'docx' &&
      kind !== 'pdf' &&
      kind !== 'rtf' &&
      kind !== 'msg' &&
      kind !== 'html' &&
      kind !== 'txt'
    )
      continue;
    const read = message
      ? await readAt('attached.eml', each.content, depth + 1)
      : await readAt(each.name ?? '', each.content, depth + 1);
    if (read.ok) return read;
  }
  return null;
}
