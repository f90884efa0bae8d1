import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { letterOf, type ReadFile, refuse } from './file.js';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;

/** No letter has more pages; a book would take longer than a person waits. */
const PAGES_AT_MOST = 100;

/** Reads the text of a PDF: its lines in order, a blank line where the page leaves a gap. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  let document: Document;
  try {
    // pdf.js takes the bytes away from whoever hands them over, and will not have a Buffer.
    document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0, stopAtErrors: false });
  } catch (error) {
    return refusal(error);
  }
  try {
    if (document.numPages > PAGES_AT_MOST) {
      return refuse(
        'too-large',
        `It has ${document.numPages} pages. Send the letter alone, ${PAGES_AT_MOST} pages at most.`,
      );
    }
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const content = await page.getTextContent();
      pages.push(linesOf(content.items as readonly Piece[]));
      page.cleanup();
    }
    const body = pages.filter((page) => page !== '').join('\n\n');
    if (body.trim() === '') return await refuseWordless(document);
    return { ok: true, letter: letterOf(body, 'text', 'letter'), attached: [] };
  } catch (error) {
    return refusal(error);
  } finally {
    await document.loadingTask.destroy().catch(() => undefined);
  }
}

/** Why a PDF has no words, from what is drawn on its first pages. */
async function refuseWordless(document: Document): Promise<ReadFile> {
  const drawn = new Set<number>();
  for (let number = 1; number <= Math.min(document.numPages, 3); number++) {
    const page = await document.getPage(number);
    for (const operator of (await page.getOperatorList()).fnArray) drawn.add(operator);
  }
  const { OPS } = await getResolvedPDFJS();
  if ([OPS.showText, OPS.showSpacedText].some((operator) => drawn.has(operator))) {
    return refuse(
      'unsupported',
      'Its letters cannot be told from its fonts. Save it with the fonts embedded, or send the text.',
    );
  }
  return drawn.size > 0
    ? refuse('image-only', 'Its pages hold no text, as when a paper was scanned. Send the text of the letter.')
    : refuse('empty', 'Its pages are blank.');
}

function refusal(error: unknown): ReadFile {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return refuse('password-protected', 'It is locked with a password. Save it without one.');
  return refuse('corrupt', 'It is damaged and cannot be opened. Export it once more.');
}

/** A run of text as pdf.js gives it; marked content has no `str`. */
interface Piece {
  str?: string;
  transform: readonly number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

interface Line {
  words: string;
  top: number;
  height: number;
  right: number;
}

/** Lines further apart than this many of their heights begin a new paragraph. */
const PARAGRAPH_GAP = 1.65;

function extend(line: Line, words: string, left: number, height: number): void {
  const apart = left - line.right > height * 0.15 && !line.words.endsWith(' ') && !words.startsWith(' ');
  line.words += apart ? ` ${words}` : words;
  if (words.trim() !== '') line.height = Math.max(line.height, height);
}

function linesOf(pieces: readonly Piece[]): string {
  const lines: Line[] = [];
  for (const piece of pieces) {
    const words = piece.str ?? '';
    if (words === '') continue;
    const [, , , scale = 0, left = 0, top = 0] = piece.transform;
    const height = piece.height || Math.abs(scale) || 10;
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.top - top) < height * 0.5 && left >= line.right - height * 3) {
      extend(line, words, left, height);
      line.right = left + piece.width;
    } else if (words.trim() !== '') {
      lines.push({ words, top, height, right: left + piece.width });
    }
  }
  let text = '';
  lines.forEach((each, at) => {
    const before = lines[at - 1];
    if (before) {
      const gap = before.top - each.top;
      const size = Math.min(before.height, each.height);
      const otherSize = Math.abs(before.height - each.height) > size * 0.2;
      text += gap > size * PARAGRAPH_GAP || gap < -size || otherSize ? '\n\n' : '\n';
    }
    text += each.words.trim();
  });
  return text.trim();
}
