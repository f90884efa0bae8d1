import { isName } from './frame.js';
import type { ReadText } from './document.js';

/**
 * Who signs the letter, from its closing block: the name, and the title where the next line holds one
 * (`Dana Whitfield, President & CEO`). Null when nobody does, or only a merge field.
 */
export function findSignatory(read: ReadText): string | null {
  const lines: string[] = [];
  for (const passage of read.passages) {
    const signed = passage.boilerplate === 'signature' || passage.boilerplate === 'closing';
    if (!signed) continue;
    const own = read.text.slice(passage.start, passage.end).split('\n');
    lines.push(...(passage.boilerplate === 'closing' ? own.slice(1) : own));
  }
  const at = lines.findIndex((line) => isName(nameIn(line)) && !/[{}<>[\]|]/.test(line));
  const name = lines[at];
  if (name === undefined) return null;
  const title = lines[at + 1];
  return title !== undefined && TITLE.test(title) && !name.includes(',') ? `${name}, ${title}` : name;
}

function nameIn(line: string): string {
  return line.split(',', 1)[0] as string;
}

const TITLE =
  /\b(?:president|chief|officer|c[efo]o|director|manager|head|founder|chair\w*|partner|principal|secretary|treasurer|registrar|dean|provost|executive|supervisor|coordinator|specialist|represent\w+|advis[eo]r|counsel|attorney|controller|superintendent|administrator|lead|commissioner|captain|owner|agent)\b/i;
