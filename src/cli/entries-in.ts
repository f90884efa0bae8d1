import { entriesOf } from '../intake/entries.js';
import type { ImportFormat } from '../intake/import.entity.js';
import { refuse } from '../text/file.js';

/** How many entries an import of the file will have, for the end of its progress bar. Goes through it, reads no letter. */
export async function entriesIn(format: ImportFormat, file: string): Promise<number> {
  const unread = refuse('unsupported', 'Only counted.');
  let entries = 0;
  for await (const _ of entriesOf(format, file, () => Promise.resolve(unread))) entries++;
  return entries;
}
