/** People mentioned at most in one comment: more is a mailing list. */
const MAX_MENTIONS = 20;

/** Whom a comment mentions: what follows an `@` that begins a word, in order, without repeats. Mail addresses are none. */
export function mentionsIn(text: string): string[] {
  const found = [...text.matchAll(/(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}])?)/gu)];
  return [...new Set(found.map((match) => match[1] as string))].slice(0, MAX_MENTIONS);
}
