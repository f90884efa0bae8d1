/** A line that announces a list: "You will need:". */
export function leadsIn(words: string): boolean {
  return words.endsWith(':') && words.length <= 400;
}

const HEADING_AT_MOST = 80;

/** A short line of words that is no sentence: it starts a section when it also stands out (bold, capitals, a line below). */
export function looksLikeHeading(words: string): boolean {
  if (words.length > HEADING_AT_MOST || words.length < 3 || words.includes('\n')) return false;
  const last = words.charAt(words.length - 1);
  if (last === ',' || last === ';' || last === '.' || last === '!') return false;
  return /\p{L}{2}/u.test(words);
}
