import mammoth from 'mammoth';
import { letterOf, type ReadFile, refuse } from './file.js';
import { unzip } from './zip-guard.js';

/** Most of it pictures. */
const UNPACKED_AT_MOST = 32 * 1024 * 1024;
/** Letters come to 0.3 MB at most. Each MB of paragraphs takes mammoth a second and 250 MB of memory. */
const XML_AT_MOST = 3 * 1024 * 1024;

/** The marks of footnotes, and the arrows back from them, are no words. */
const NOTE_LINK =
  /<sup><a href="#(?:foot|end)note-\d+"[^>]*>\[\d+\]<\/a><\/sup>|<a href="#(?:foot|end)note-ref-\d+">↑<\/a>/g;

const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh", 'comment-reference => '];

/** Reads a Word document by way of HTML, so that its headings, lists and tables are kept. */
export async function readDocx(bytes: Uint8Array): Promise<ReadFile> {
  const checked = unzip(bytes, UNPACKED_AT_MOST);
  if (!checked.ok) {
    if (checked.reason === 'encrypted')
      return refuse('password-protected', 'It is locked with a password. Save it without one.');
    if (checked.reason === 'too-large')
      return refuse('too-large', 'It unpacks to more than any letter. Send the letter without its pictures.');
    return damaged();
  }
  const xml = checked.entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name));
  if (!xml.some(({ name }) => name.startsWith('word/'))) {
    return refuse('unsupported', 'It is named or packed like a Word document and holds none. Save it as .docx.');
  }
  if (xml.reduce((sum, { content }) => sum + content.length, 0) > XML_AT_MOST) {
    return refuse('too-large', 'It has more text than any letter. Send the letter alone.');
  }
  // Office writes no document types; an entity that is declared here is there to be expanded.
  if (xml.some(({ content }) => content.includes('<!DOCTYPE') || content.includes('<!ENTITY'))) return damaged();
  let html: string;
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const nothing = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    html = (
      await mammoth.convertToHtml({ buffer }, { styleMap: STYLES, convertImage: nothing, ignoreEmptyParagraphs: true })
    ).value;
  } catch {
    return damaged();
  }
  return { ok: true, letter: letterOf(html.replace(NOTE_LINK, ''), 'html', 'letter'), attached: [] };
}

function damaged(): ReadFile {
  return refuse('corrupt', 'It is damaged and cannot be opened. Save it once more in Word.');
}
