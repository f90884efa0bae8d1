import type { ChainEntry } from '../platform/journal/chain.js';

/** Things whose changes open pages are told of. */
const THINGS: ReadonlySet<string> = new Set(['conflict', 'communication', 'clarity', 'segment', 'office', 'journey']);

/** That something has changed; what it is now is asked for where what one may see of it is decided. */
export interface LiveChange {
  thing: string;
  action: string;
  id: string;
  at: string;
}

interface Detail {
  conflict?: { members: { office: string }[] } | null;
  communication?: { office: string };
}

/** What is told of a journal entry, to somebody who sees only what concerns `only` (null: everything); null for nothing. */
export function changeOf(
  entry: Pick<ChainEntry, 'at' | 'action' | 'subject' | 'detail'>,
  only: string | null,
): LiveChange | null {
  const [thing = '', action = ''] = entry.action.split('.');
  if (!THINGS.has(thing)) return null;
  if (only !== null && !officesOf(JSON.parse(entry.detail) as Detail).includes(only)) return null;
  return { thing, action, id: entry.subject, at: entry.at };
}

function officesOf({ conflict, communication }: Detail): string[] {
  return [...(conflict?.members ?? []), ...(communication === undefined ? [] : [communication])].map(
    ({ office }) => office,
  );
}
