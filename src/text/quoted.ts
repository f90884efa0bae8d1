import type { Block } from './page.js';

/**
 * Replies carry the letter that they answer. What was quoted was not written now, so it is no part of what is said;
 * unless there is nothing else, as in a letter passed on for checking.
 */

const ATTRIBUTION =
  /^(?:On|Am|Le|El|Il|Op|Em|Den)\b[^\n]{4,200}\n?[^\n]{0,100}(?:wrote|writes|schrieb|a écrit|écrit|escribió|ha scritto|schreef|escreveu|skrev)\s*:?$/i;
const WROTE = /\b(?:wrote|writes|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev)\b/i;
const ORIGINAL =
  /^[-_*\s]{2,}\s*(?:Original Message|Original Appointment|Ursprüngliche Nachricht|Message d'origine|Mensaje original|Messaggio originale|Oorspronkelijk bericht)\s*[-_*\s]*$/im;
const HEADER_FROM = /^\*?(?:From|Von|De|Da|Van|Från):\*?\s/i;
const HEADER_SENT = /^\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado|Inviato|Verzonden|Skickat):\*?\s/im;
const HEADER_TO = /^\*?(?:To|Subject|An|Betreff|À|Objet|Para|Asunto|A|Oggetto|Aan|Onderwerp|Till|Ämne):\*?\s/im;

/** Cuts a quoted letter off the end of a reply. */
export function cutQuotation(blocks: Block[]): void {
  for (let at = 1; at < blocks.length; at++) {
    if (startsQuotation(blocks, at)) {
      blocks.length = at;
      return;
    }
  }
}

function startsQuotation(blocks: readonly Block[], at: number): boolean {
  const words = blocks[at]?.words ?? '';
  const first = words.charCodeAt(0);
  if (first === 0x2d || first === 0x5f || first === 0x2a) {
    if (words.length < 400 && ORIGINAL.test(words)) return true;
  }
  if (HEADER_FROM.test(words)) {
    let header = words.slice(0, 600);
    for (let next = at + 1; next < at + 4; next++) header += `\n${(blocks[next]?.words ?? '').slice(0, 300)}`;
    return HEADER_SENT.test(header) && HEADER_TO.test(header);
  }
  return false;
}

/** Whether these words introduce what somebody else wrote ("On Monday, Ann wrote:"). */
export function isAttribution(words: string): boolean {
  return words.length <= 320 && words.length >= 8 && ATTRIBUTION.test(words);
}

/** A quotation of this many lines that nobody introduced is the letter's own. */
const OWN_AT_MOST = 5;

/**
 * Takes `> ` lines out of plain text when they quote a letter: when an attribution stands before them, or they are
 * many. A text of nothing but such lines, and a short quotation within a letter, keep their words and lose the mark.
 */
export function unquote(lines: string[]): string[] {
  let quoted = 0;
  let own = 0;
  let longest = 0;
  let run = 0;
  for (const line of lines) {
    if (isQuoted(line)) {
      quoted++;
      run++;
      if (run > longest) longest = run;
    } else {
      run = 0;
      if (line.trim() !== '') own++;
    }
  }
  if (quoted === 0) return lines;
  if (own === 0) return lines.map(unmark);
  const kept: string[] = [];
  let attributed = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    if (isQuoted(line)) continue;
    const until = attributionEnd(lines, at);
    if (until < 0) {
      kept.push(line);
    } else {
      attributed = true;
      at = until;
    }
  }
  if (!attributed && longest <= OWN_AT_MOST && quoted < own)
    return lines.map((line) => (isQuoted(line) ? unmark(line) : line));
  return kept.some((line) => line.trim() !== '') ? kept : lines.map(unmark);
}

/** The last line of an attribution that begins at `at` and has a quotation after it, or -1. */
function attributionEnd(lines: readonly string[], at: number): number {
  let words = '';
  for (let end = at; end < at + 3 && end < lines.length; end++) {
    const line = (lines[end] as string).trim();
    if (line === '') return -1;
    words = words === '' ? line : `${words} ${line}`;
    if (!line.endsWith(':')) continue;
    let next = end + 1;
    while (next < lines.length && (lines[next] as string).trim() === '') next++;
    const quoted = next < lines.length && isQuoted(lines[next] as string);
    return quoted && words.length < 400 && (WROTE.test(words) || words.includes('@')) ? end : -1;
  }
  return -1;
}

function isQuoted(line: string): boolean {
  return line.charCodeAt(0) === 0x3e;
}

function unmark(line: string): string {
  return line.replace(/^(?:> ?)+/, '');
}
