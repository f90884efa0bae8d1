/** White space and characters without width that take part in none of the words. */
const UNEVEN =
  /[\t\n\r\f\v\u0080-\u00a0\u00ad\u034f\u061c\u115f\u1160\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2064\u2800\u3000\ufeff\ufff9-\ufffc]| {2}/;
const WIDTHLESS =
  /[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]+/g;
const SPACES = /[\s\u2800]+/g;
const SPACES_OF_A_LINE = /[^\S\n]+/g;

/** What Windows-1252 has where Latin-1 has controls, which text that was read in the wrong charset shows. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const CONTROLS = /[\u0080-\u009f]/g;

export function withoutControls(words: string): string {
  return words.replace(CONTROLS, (c) => WINDOWS.charAt(c.charCodeAt(0) - 0x80));
}

const EXOTIC =
  /[\u0080-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffc]/;

function even(words: string): string {
  if (!EXOTIC.test(words)) return words;
  return withoutControls(words.replace(WIDTHLESS, ''));
}

/** Folds any run of white space to one blank and drops what has no width. Does not trim. */
export function fold(words: string): string {
  return UNEVEN.test(words) ? even(words).replace(SPACES, ' ') : words;
}

/** The same, line breaks kept. */
export function foldLine(words: string): string {
  return UNEVEN.test(words) ? even(words).replace(SPACES_OF_A_LINE, ' ') : words;
}
