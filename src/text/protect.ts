import { fold } from './fold.js';

/**
 * Merge tags that a parser of HTML would take for markup (`<%= name %>`, `<<Name>>`, `{{ a < b }}`), or that run over
 * several lines, are put aside before parsing and put back into the visible text as they were written.
 */
export interface Protected {
  source: string;
  restore: (words: string) => string;
}

const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';
const MARK = /\ufdd0(\d+)\ufdd1/g;
const LONGEST_TAG = 2000;
/** Word and its kin part a tag in braces by their own markup: `{{ first<b>_name</b> }}`. */
const MARKUP = /<\/?(?:strong|em|b|i|u|s|a|span|font|sup|sub|br|wbr|o:p|st1:\w{1,20})(?:\s[^<>]{0,300})?\/?>/gi;

const AS_IS = (words: string): string => words;
const MARKUP_OR_LINE = /[<>"'&\n]/;

export function protect(body: string): Protected {
  if (!/<%|\{\{|\{%|\{#|<<|<[A-Za-z]{1,40}=/.test(body)) return { source: body, restore: AS_IS };
  const clean = body.includes(OPEN) || body.includes(CLOSE) ? body.replace(/[\ufdd0\ufdd1]/g, '') : body;
  const tags: string[] = [];
  const closedAgain = new Map<string, number>();
  const pieces: string[] = [];
  let from = 0;
  const opening = /[<{]/g;
  for (let found = opening.exec(clean); found; found = opening.exec(clean)) {
    const start = found.index;
    const end = tagEnd(clean, start, closedAgain);
    if (end < 0) continue;
    opening.lastIndex = end;
    const tag = clean.slice(start, end);
    if (tag.charCodeAt(0) === 0x7b && !isComment(tag) && !MARKUP_OR_LINE.test(tag)) continue;
    pieces.push(clean.slice(from, start));
    if (!isComment(tag)) {
      pieces.push(OPEN + tags.length + CLOSE);
      tags.push(fold(tag.charCodeAt(0) === 0x7b ? tag.replace(MARKUP, '') : tag));
    }
    from = end;
  }
  if (from === 0) return { source: clean, restore: AS_IS };
  pieces.push(clean.slice(from));
  return {
    source: pieces.join(''),
    restore: (words) => (words.includes(OPEN) ? words.replace(MARK, (_, n: string) => tags[Number(n)] ?? '') : words),
  };
}

function isComment(tag: string): boolean {
  return tag.startsWith('{{!') || tag.startsWith('{#') || tag.startsWith('<%#') || tag.startsWith('<%--');
}

/** Where the tag that begins at `start` ends, or -1 when none begins there. */
function tagEnd(body: string, start: number, closedAgain: Map<string, number>): number {
  const next = body.charAt(start + 1);
  if (body.charAt(start) === '{') {
    if (next === '{') {
      const comment = body.startsWith('{{!--', start);
      const end = closing(body, start, comment ? '--}}' : '}}', closedAgain);
      return end > 0 && !comment && body.charAt(end) === '}' && body.charAt(start + 2) === '{' ? end + 1 : end;
    }
    if (next === '%') return closing(body, start, '%}', closedAgain);
    if (next === '#') return closing(body, start, '#}', closedAgain);
    return -1;
  }
  if (next === '%') return closing(body, start, '%>', closedAgain);
  const named = next === '<' ? DOUBLE_ANGLE : SET_TO;
  named.lastIndex = start;
  return named.test(body) ? named.lastIndex : -1;
}

const DOUBLE_ANGLE = /<<[A-Za-z][\w .:'\-]{0,80}>>/y;
/** No element's name goes on with `=`, so `<Date=Date of Notice +95 days>` is none. */
const SET_TO = /<[A-Za-z]{1,40}=[^<>"\n]{1,120}>/y;

/**
 * The nearest `mark` after `start`, if it is near enough. Where the last search ended is kept by mark, so that a body
 * full of openings that nothing closes is not searched to its end again and again.
 */
function closing(body: string, start: number, mark: string, closedAgain: Map<string, number>): number {
  let at = closedAgain.get(mark) ?? -1;
  if (at < start + 2 && at !== Number.POSITIVE_INFINITY) {
    at = body.indexOf(mark, start + 2);
    if (at < 0) at = Number.POSITIVE_INFINITY;
    closedAgain.set(mark, at);
  }
  return at - start > LONGEST_TAG ? -1 : at + mark.length;
}
