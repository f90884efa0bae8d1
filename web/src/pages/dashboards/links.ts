import type { About } from './period';

/** Every status that a conflict which came up in a period can have now. */
const ALL = 'open,in_review,awaiting_office,resolved,dismissed,superseded';
export const WAITING = 'open,in_review,awaiting_office';

/** The queue, narrowed to the conflicts behind a figure; docs/trends.md says which they are. */
export function queueOf(about: About, filter: Record<string, string>): string {
  const { segment, office } = about.query;
  return `/queue?${new URLSearchParams({
    ...(segment === undefined ? {} : { reaching: segment }),
    ...(office === undefined ? {} : { office }),
    ...filter,
  }).toString()}`;
}

/** Those that came up from one day to another. */
export function openedIn(about: About, from: string, to: string, filter: Record<string, string> = {}): string {
  return queueOf(about, { openedFrom: from, openedTo: to, status: ALL, ...filter });
}

/** Those that ended so from one day to another. */
export function closedIn(
  about: About,
  status: string,
  from: string,
  to: string,
  filter: Record<string, string> = {},
): string {
  return queueOf(about, { closedFrom: from, closedTo: to, status, ...filter });
}

/** Those that wait now. */
export function waiting(about: About, filter: Record<string, string> = {}): string {
  return queueOf(about, { status: WAITING, ...filter });
}
