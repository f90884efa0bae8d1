type FileKind = 'eml' | 'msg' | 'html' | 'txt' | 'docx' | 'pdf' | 'rtf' | 'mbox' | 'other';

export interface Sniffed {
  kind: FileKind;
  /** For `other`: what it is, and what to do about it. */
  detail: string;
  /** The file is of a kind that we read, and locked. */
  locked: boolean;
}

/** Tells what a file is from its first bytes; its name decides only between kinds of text. */
export function sniff(name: string, bytes: Uint8Array): Sniffed {
  const extension = /\.([a-z0-9-]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const top = latin1(bytes.subarray(0, 4096));
  return bySignature(top, bytes) ?? byContradiction(extension) ?? asText(extension, top, bytes);
}

function bySignature(top: string, bytes: Uint8Array): Sniffed | null {
  if (top.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compound(bytes);
  if (top.startsWith('PK\x03\x04') || top.startsWith('PK\x05\x06')) return zipped(bytes);
  if (top.slice(0, 1024).includes('%PDF-')) return found('pdf');
  if (/^\s{0,8}\{\\rtf/.test(top)) return found('rtf');
  const magic = MAGIC.find(([start]) => top.startsWith(start));
  return magic ? other(magic[1]) : null;
}

/** A file whose name promises what its bytes would have shown already. */
function byContradiction(extension: string): Sniffed | null {
  return extension === 'pdf' || extension === 'docx'
    ? other(`It is named .${extension} and holds something else.`)
    : null;
}

function asText(extension: string, top: string, bytes: Uint8Array): Sniffed {
  const page = extension === 'html' || extension === 'htm';
  if (/^From \S/.test(top) && /\n[\w-]+:/.test(top)) return found('mbox');
  if (isBinary(bytes)) return other('It holds no text. Save it as .docx, .pdf, .html or .txt.');
  if (extension === 'eml' || (!page && startsWithHeaders(top))) return found('eml');
  return found(page || looksLikeHtml(top, extension) ? 'html' : 'txt');
}

const found = (kind: FileKind): Sniffed => ({ kind, detail: '', locked: false });
const other = (detail: string): Sniffed => ({ kind: 'other', detail, locked: false });

const MAGIC: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'It is a picture. Send the text of the letter.'],
  ['\xff\xd8\xff', 'It is a picture. Send the text of the letter.'],
  ['GIF8', 'It is a picture. Send the text of the letter.'],
  ['II*\0', 'It is a picture. Send the text of the letter.'],
  ['MM\0*', 'It is a picture. Send the text of the letter.'],
  ['\x78\x9f\x3e\x22', 'It is an Outlook attachment container (winmail.dat). Save the message as .eml or .msg.'],
  ['%!PS', 'It is PostScript. Save it as .pdf.'],
  ['Rar!', 'It is an archive. Send the letters in it as files, or as .zip through an import.'],
  ['7z\xbc\xaf', 'It is an archive. Send the letters in it as files, or as .zip through an import.'],
  ['\x1f\x8b', 'It is compressed. Unpack it first.'],
];

/** A compound file: Outlook's and the old Office's. Its directory names what it holds, in UTF-16. */
function compound(bytes: Uint8Array): Sniffed {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (entry: string): boolean => text.includes(Buffer.from(entry, 'utf16le'));
  if (holds('EncryptedPackage')) return { kind: 'docx', detail: '', locked: true };
  if (holds('__properties_version1.0')) return found('msg');
  if (holds('WordDocument')) return other('It is a Word document of the old kind (.doc). Save it as .docx.');
  if (holds('Workbook') || holds('Book')) return other('It is a spreadsheet. Save the letter as .docx or .pdf.');
  return other('It is an Office file of a kind that holds no letter. Save it as .docx.');
}

/** Names stand uncompressed in a zip's directory, at its end. */
function zipped(bytes: Uint8Array): Sniffed {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (
    text.includes('[Content_Types].xml') &&
    (text.includes('word/') || !/xl\/|ppt\/|visio\//.test(latin1(bytes.subarray(-65_536))))
  ) {
    return found('docx');
  }
  if (text.includes('xl/') || text.includes('ppt/'))
    return other('It is a spreadsheet or slides. Save the letter as .docx or .pdf.');
  if (text.includes('application/vnd.oasis.opendocument'))
    return other('It is an OpenDocument file. Save it as .docx.');
  return other('It is an archive. Send the letters in it as files, or as .zip through an import.');
}

/** Mail begins with header fields: several lines of `Name: value`, one of a name that mail has. */
function startsWithHeaders(top: string): boolean {
  const lines = top.trimStart().split(/\r\n|\n|\r/, 60);
  let fields = 0;
  let mail = 0;
  for (const line of lines) {
    if (line === '') break;
    if (/^[ \t]/.test(line) && fields > 0) continue;
    const field = /^([A-Za-z][A-Za-z0-9-]{1,60}):/.exec(line);
    if (!field) return fields >= 3 && mail >= 2;
    fields++;
    if (MAIL_FIELDS.has((field[1] as string).toLowerCase())) mail++;
  }
  return fields >= 2 && mail >= 1;
}

const MAIL_FIELDS = new Set(
  'from to cc bcc subject date received message-id mime-version content-type content-transfer-encoding return-path reply-to sender delivered-to x-mailer dkim-signature'.split(
    ' ',
  ),
);

const TAGS =
  /<(?:!doctype|html|head|body|p|br|div|table|tr|td|span|h[1-6]|ul|ol|li|a|mjml|mj-[a-z]+|strong|img|font|center)[\s/>]/gi;

function looksLikeHtml(top: string, extension: string): boolean {
  if (extension === 'txt' || extension === 'text' || extension === 'md')
    return /^\s*<(?:!doctype html|html)[\s>]/i.test(top);
  return (top.match(TAGS)?.length ?? 0) >= 2;
}

/** More than a few control characters, which no text has. UTF-16 is told by its mark. */
function isBinary(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return false;
  const looked = Math.min(bytes.length, 4096);
  let controls = 0;
  for (let at = 0; at < looked; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b) controls++;
  }
  return controls * 50 > looked;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
