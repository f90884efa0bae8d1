import { decompressRTF } from '@kenjiuno/decompressrtf';
import msgreader from '@kenjiuno/msgreader';
import { decode, declaredInHtml } from './charset.js';
import { type Attached, type FileLetter, type ReadFile, refuse } from './file.js';
import { readRtf } from './rtf.js';

/** The library is CommonJS, so its class is one `default` further down where modules are loaded as such. */
const Reader = msgreader.default ?? (msgreader as unknown as typeof msgreader.default);
type MsgReader = InstanceType<typeof msgreader.default>;
type FieldsData = ReturnType<MsgReader['getFileData']>;

/** Reads a message that Outlook saved. Its body is kept as HTML, as text, or only as rich text with HTML inside. */
export function readMsg(bytes: Uint8Array): ReadFile {
  let fields: FieldsData;
  let reader: MsgReader;
  try {
    reader = new Reader(Uint8Array.from(bytes).buffer);
    fields = reader.getFileData();
  } catch {
    return refuse('corrupt', 'It is damaged and cannot be opened. Save it once more in Outlook, or as .eml.');
  }
  if (fields.error !== undefined)
    return refuse('corrupt', 'It is damaged and cannot be opened. Save it once more in Outlook, or as .eml.');
  const html = htmlOf(fields);
  const text = fields.body ?? '';
  const attached = attachedTo(reader, fields);
  if (html.trim() === '' && text.trim() === '' && attached.length === 0)
    return refuse('empty', 'The message has no text.');
  const isHtml = html.trim() !== '';
  const letter: FileLetter = {
    subject: fields.subject?.trim() || null,
    body: isHtml ? html : text,
    bodyFormat: isHtml ? 'html' : 'text',
    alternative: isHtml && text.trim() !== '' ? text : null,
    signatory: null,
    from: fromOf(fields),
    date: dateOf(fields.clientSubmitTime ?? fields.messageDeliveryTime),
    channel: 'email',
  };
  return { ok: true, letter, attached };
}

function htmlOf(fields: FieldsData): string {
  if (fields.bodyHtml) return fields.bodyHtml;
  if (fields.html && fields.html.length > 0) return decode(fields.html, declaredInHtml(fields.html));
  if (!fields.compressedRtf || fields.compressedRtf.length === 0) return '';
  try {
    const rtf = readRtf(Buffer.from(decompressRTF(Array.from(fields.compressedRtf))).toString('latin1'));
    return rtf && (rtf.original || !fields.body) ? rtf.html : '';
  } catch {
    return '';
  }
}

function attachedTo(reader: MsgReader, fields: FieldsData): Attached[] {
  const attached: Attached[] = [];
  for (const each of fields.attachments ?? []) {
    if (each.attachmentHidden === true) continue;
    try {
      const { fileName, content } = reader.getAttachment(each);
      attached.push({ name: fileName || null, mediaType: each.attachMimeTag ?? 'application/octet-stream', content });
    } catch {
      // An attachment that cannot be got at does not keep the letter from being read.
    }
  }
  return attached;
}

function fromOf(fields: FieldsData): string | null {
  const address = fields.senderSmtpAddress ?? (fields.senderEmail?.includes('@') ? fields.senderEmail : undefined);
  if (fields.senderName && address && fields.senderName !== address) return `${fields.senderName} <${address}>`;
  return fields.senderName || address || null;
}

function dateOf(written: string | undefined): string | null {
  const date = new Date(written ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
