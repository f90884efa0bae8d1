/**
 * What reading produces. `detection/letter.ts` declares the same shapes for itself, so that neither room imports the other.
 *
 * All offsets are UTF-16 code units into `text`, half open: `text.slice(start, end)` is the thing.
 */
export interface ReadText {
  /** What the customer sees: the subject line (if any), a blank line, the body's visible text. */
  text: string;
  /** In reading order, not overlapping; what lies between two passages is white space only. */
  passages: Passage[];
  /** Merge fields (`{{first_name}}`, `*|FNAME|*` ...) in order of `start`. */
  fields: MergeField[];
  /** Links in order of `start`: the visible words and where they lead. */
  links: Link[];
  /** BCP 47 primary language as far as it could be told (`en`, `fr`); `und` when it could not. */
  language: string;
}

export type PassageKind = 'subject' | 'heading' | 'paragraph' | 'item' | 'cell';

/** One block of visible text: a paragraph, a list item, a heading, a table cell. */
export interface Passage {
  start: number;
  end: number;
  kind: PassageKind;
  /** Index of the heading passage that this one stands under, or null. */
  heading: number | null;
  /** For list items: index of the passage that leads into the list ("You will need:"), and the nesting depth from 0. */
  list: { lead: number | null; depth: number } | null;
  /** For cells of data tables (layout tables are dissolved): position and the passages that head its row and column. */
  table: {
    table: number;
    row: number;
    column: number;
    rowHeader: number | null;
    columnHeader: number | null;
  } | null;
  /** Which kind of `boilerplate.json` took this passage for boilerplate, or null for the letter's own words. */
  boilerplate: string | null;
}

export type FieldType = 'name' | 'amount' | 'date' | 'number' | 'contact' | 'address' | 'link' | 'block' | 'text';

export interface MergeField {
  start: number;
  end: number;
  /** Name inside the delimiters, lower-cased, words joined by `_` (`first_name`); empty for a bare blank (`____`). */
  name: string;
  type: FieldType;
}

export interface Link {
  start: number;
  end: number;
  href: string;
}

export type BodyFormat = 'text' | 'html';
