import { sentences } from '../detection/sentences.js';
import type { Mask } from './masking.js';

/** A stretch of a communication's text, half open, in UTF-16 offsets. */
export interface Span {
  start: number;
  end: number;
}

/** A stretch of a communication that may be shown, as a whole or not at all. */
export interface Stretch extends Span {
  /** How much it matters for the question. */
  weight: number;
}

/** A passage as it is shown: numbered, with placeholders, each character of it known by its place in the text. */
export interface Passage {
  n: number;
  text: string;
  /** For each character of `text` the stretch of the communication's text that it stands for. */
  places: readonly Span[];
}

/** A passage longer than this is shown as several, each of whole sentences. */
const LONGEST = 700;

/** Cuts a passage into stretches of whole sentences; a sentence is never cut, however long it is. */
export function stretchesOf(text: string, passage: Span): Span[] {
  if (passage.end - passage.start <= LONGEST) return [{ start: passage.start, end: passage.end }];
  const stretches: Span[] = [];
  for (const { start, end } of sentences(text, passage)) {
    const last = stretches.at(-1);
    if (last !== undefined && end - last.start <= LONGEST) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}

/** The stretches that matter most and fit into so many characters, `frame` of them around each, in reading order; one at least. */
export function fitting(stretches: readonly Stretch[], characters: number, frame = 0): Stretch[] {
  const order = [...stretches].sort((a, b) => b.weight - a.weight || a.start - b.start);
  const kept = new Set<Stretch>();
  let left = characters;
  for (const stretch of order) {
    const length = stretch.end - stretch.start + frame;
    if (kept.size > 0 && length > left) continue;
    kept.add(stretch);
    left -= length;
  }
  return stretches.filter((stretch) => kept.has(stretch));
}

/** A stretch as it is shown. A mask that begins or ends elsewhere is shown as far as it lies here. */
export function passageOf(n: number, text: string, { start, end }: Span, masks: readonly Mask[]): Passage {
  let shown = '';
  const places: Span[] = [];
  let at = start;
  const plain = (until: number) => {
    for (; at < until; at++) {
      shown += text.charAt(at);
      places.push({ start: at, end: at + 1 });
    }
  };
  for (const mask of masks) {
    if (mask.end <= start || mask.start >= end) continue;
    plain(Math.max(start, mask.start));
    const place = { start: Math.max(start, mask.start), end: Math.min(end, mask.end) };
    for (const letter of mask.placeholder) {
      shown += letter;
      places.push(place);
    }
    at = place.end;
  }
  plain(end);
  return { n, text: shown, places };
}

/** Where in the communication's text words of a passage stand, white space and forms of quotation marks aside; null: nowhere. */
export function locate({ text, places }: Passage, words: string): Span | null {
  const within = folded(text);
  const wanted = folded(words).text;
  if (wanted === '') return null;
  const at = within.text.indexOf(wanted);
  if (at < 0) return null;
  const [first, last] = [within.from[at], within.from[at + wanted.length - 1]];
  const [from, to] = [places[first as number], places[last as number]];
  return from && to ? { start: from.start, end: to.end } : null;
}

const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '‑': '-',
};

/** Runs of white space as one blank, none at the ends; for each character the place that it came from. */
function folded(text: string): { text: string; from: number[] } {
  let out = '';
  const from: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    const blank = /[\s\u200b\u00ad]/.test(letter);
    if (blank && (out === '' || out.endsWith(' '))) continue;
    out += blank ? ' ' : (ALIKE[letter] ?? letter);
    from.push(i);
  }
  return out.endsWith(' ') ? { text: out.slice(0, -1), from: from.slice(0, -1) } : { text: out, from };
}
