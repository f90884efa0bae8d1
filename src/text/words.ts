/** The words of a text in lower case, at most `limit`. Apostrophes part words; `©` counts as one. */
export function wordsIn(lowered: string, limit = 4000): string[] {
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at < lowered.length; at++) {
    const code = lowered.charCodeAt(at);
    const part = (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0xc0 && isLetter(code));
    if (part) {
      if (from < 0) from = at;
      continue;
    }
    if (from >= 0) {
      words.push(lowered.slice(from, at));
      if (words.length >= limit) return words;
      from = -1;
    }
    if (code === 0xa9) words.push('©');
  }
  if (from >= 0) words.push(lowered.slice(from));
  return words;
}

function isLetter(code: number): boolean {
  return !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x3004) && code !== 0xd7 && code !== 0xf7;
}
