import { type Attachment, type MailParserOptions, type ParsedMail, simpleParser } from 'mailparser';
import { decode } from './charset.js';
import { type Attached, type FileLetter, type ReadFile, refuse } from './file.js';

/**
 * Attached letters stay attachments (`ignoreEmbedded`, which mailparser hands to its splitter); nothing is fetched or
 * linked; HTML is not turned into text, since `readBody` does that.
 */
const OPTIONS: MailParserOptions & { ignoreEmbedded: boolean } = {
  skipHtmlToText: true,
  skipImageLinks: true,
  skipTextLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
};

/** Reads one message as it goes over the wire. An HTML body is preferred; the plain part beside it is the alternative. */
export async function readEml(bytes: Uint8Array): Promise<ReadFile> {
  const mail = await simpleParser(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), OPTIONS);
  if (isEncrypted(mail)) return refuse('password-protected', 'The message is encrypted. Send it in the clear.');
  const html = wordsOrNull(mail.html || '');
  const text =
    wordsOrNull(mail.text ?? '') ?? (html === null && mail.attachments.length === 0 ? unparted(bytes) : null);
  const attached = mail.attachments
    .filter((each) => !each.related || !each.contentType.startsWith('image/'))
    .map(attachedOf);
  if (html === null && text === null && attached.length === 0) return refuse('empty', 'The message has no text.');
  return { ok: true, letter: letterFrom(mail, html, text), attached };
}

function letterFrom(mail: ParsedMail, html: string | null, text: string | null): FileLetter {
  return {
    subject: wordsOrNull(mail.subject ?? '')?.trim() ?? null,
    body: html ?? text ?? '',
    bodyFormat: html === null ? 'text' : 'html',
    alternative: html === null ? null : text,
    signatory: null,
    from: mail.from?.text || null,
    date: dateOf(mail),
    channel: 'email',
  };
}

function wordsOrNull(words: string): string | null {
  return words.trim() === '' ? null : words;
}

function isEncrypted(mail: ParsedMail): boolean {
  const type = mail.headers?.get('content-type');
  if (typeof type !== 'object' || !('params' in type)) return false;
  if (/^multipart\/encrypted/i.test(type.value)) return true;
  return /^application\/(?:x-)?pkcs7-mime/i.test(type.value) && !/signed/i.test(type.params['smime-type'] ?? '');
}

/** What stands below the headers, for a message that says it has parts and has none. */
function unparted(bytes: Uint8Array): string | null {
  const message = decode(bytes);
  const body = /\r?\n\r?\n/.exec(message);
  return body
    ? wordsOrNull(
        message
          .slice(body.index)
          .replace(/^--\S.*$/gm, '')
          .trim(),
      )
    : null;
}

function attachedOf(each: Attachment): Attached {
  return {
    name: each.filename ?? null,
    mediaType: each.contentType.toLowerCase(),
    content: new Uint8Array(each.content),
  };
}

/** mailparser takes today's date where it cannot read the header's, so the header is asked again. */
function dateOf(mail: ParsedMail): string | null {
  const line = mail.headerLines?.find((each) => each.key === 'date')?.line ?? '';
  const date = new Date(
    line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
