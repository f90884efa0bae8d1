import type { Schemas } from '../../api/client';
import type { Letter } from './draft';

/** The visible texts that an edit's offsets point into. */
type Seen = Pick<Schemas['Preflight'], 'text' | 'alternativeText'>;

/**
 * The letter with an edit made in its source; null where the words can't be found there beyond doubt, as when markup
 * stands amid them.
 */
export function withEdit(letter: Letter, seen: Seen, edit: Schemas['FindingEdit']): Letter | null {
  const plain = edit.part === 'alternative';
  const text = (plain ? seen.alternativeText : seen.text) ?? '';
  // The subject is the first line of the visible text.
  const bodyAt = letter.subject.trim() === '' ? 0 : text.indexOf('\n') + 1;
  if (edit.start < bodyAt) {
    const subject = exchanged(letter.subject, 'text', text.slice(0, bodyAt), edit.start, edit);
    return subject === null ? null : { ...letter, subject };
  }
  const source = plain ? letter.alternative : letter.body;
  const format = plain ? 'text' : letter.bodyFormat;
  const made = exchanged(source ?? '', format, text.slice(bodyAt), edit.start - bodyAt, edit);
  if (made === null) return null;
  return plain ? { ...letter, alternative: made } : { ...letter, body: made };
}

/** The occurrence in the source that is the one at `at` in the visible text, exchanged. */
function exchanged(
  source: string,
  format: Letter['bodyFormat'],
  visible: string,
  at: number,
  { before, after }: Schemas['FindingEdit'],
): string | null {
  const inText = [...visible.matchAll(patternOf(before, 'text'))].map(({ index }) => index);
  const inSource = [...source.matchAll(patternOf(before, format))].filter(
    ({ index }) => format === 'text' || !insideTag(source, index),
  );
  const match = inSource.length === inText.length ? inSource[inText.indexOf(at)] : undefined;
  if (match === undefined) return null;
  const words = format === 'html' ? escaped(after) : after;
  return source.slice(0, match.index) + words + source.slice(match.index + match[0].length);
}

/** The words, with whatever blanks the source has between them, and in HTML with its ways to write a character. */
function patternOf(words: string, format: Letter['bodyFormat']): RegExp {
  const blank = format === 'html' ? '(?:\\s|&nbsp;|&#160;)+' : '\\s+';
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => {
      const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return format === 'html' ? literal.replace(/&/g, '&(?:amp;)?').replace(/</g, '&lt;') : literal;
    })
    .join(blank);
  return new RegExp(pattern, 'g');
}

const insideTag = (source: string, at: number): boolean => source.lastIndexOf('<', at) > source.lastIndexOf('>', at);

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
