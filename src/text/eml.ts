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
  const html = mail.html === false || mail.html === undefined ? '' : mail.html;
  const text = mail.text ?? (html === '' && mail.attachments.length === 0 ? unparted(bytes) : '');
  const attached = mail.attachments
    .filter((each) => !each.related || !each.contentType.startsWith('image/'))
    .map(attachedOf);
  if (isEncrypted(mail)) return refuse('password-protected', 'The message is encrypted. Send it in the clear.');
  if (html.trim() === '' && text.trim() === '' && attached.length === 0)
    return refuse('empty', 'The message has no text.');
  const isHtml = html.trim() !== '';
  const letter: FileLetter = {
    subject: mail.subject?.trim() || null,
    body: isHtml ? html : text,
    bodyFormat: isHtml ? 'html' : 'text',
    alternative: isHtml && text.trim() !== '' ? text : null,
    signatory: null,
    from: mail.from?.text || null,
    date: dateOf(mail),
    channel: 'email',
  };
  return { ok: true, letter, attached };
}

function isEncrypted(mail: ParsedMail): boolean {
  const type = mail.headers?.get('content-type');
  const value = typeof type === 'object' && 'value' in type ? String(type.value) : '';
  if (/^multipart\/encrypted/i.test(value)) return true;
  const only = mail.attachments[0];
  return /^application\/(?:x-)?pkcs7-mime/i.test(value) && only !== undefined && !/signed/i.test(JSON.stringify(type));
}

/** What stands below the headers, for a message that says it has parts and has none. */
function unparted(bytes: Uint8Array): string {
  const message = decode(bytes);
  const body = /\r?\n\r?\n/.exec(message);
  return body
    ? message
        .slice(body.index)
        .replace(/^--\S.*$/gm, '')
        .trim()
    : '';
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
