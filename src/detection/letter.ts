/**
 * The shapes that detection reads. Detection imports nothing outside itself, so it declares what it needs and the
 * rows of the other rooms fit structurally (`src/text` produces a `ReadText`).
 *
 * All offsets are UTF-16 code units into `text`, half open: `text.slice(start, end)` is the thing.
 */
export interface ReadText {
  /** What the customer sees: the subject line (if any), a blank line, the body's visible text. */
  text: string;
  /** In reading order, not overlapping; what lies between two passages is white space only. */
  passages: readonly Passage[];
  /** Merge fields (`{{first_name}}`, `*|FNAME|*` ...) in order of `start`. */
  fields: readonly MergeField[];
  /** Links in order of `start`: the visible words and where they lead. */
  links: readonly Link[];
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
  /**
   * Which pattern of `text/boilerplate` took this passage for boilerplate (`footer`, `disclaimer`, `signature`,
   * `unsubscribe`, `view-in-browser`, `address`, `salutation`, `closing`), or null for the letter's own words.
   * Boilerplate that is learned (an office repeats it) is not known here; see `similarity/boilerplate`.
   */
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

/** What detection knows of a communication beside its text. Ids are opaque. */
export interface Letter {
  read: ReadText;
  subject: string | null;
  signatory: string | null;
  channel: 'email' | 'letter';
}
