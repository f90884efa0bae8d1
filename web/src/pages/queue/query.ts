import type { paths } from '../../api/schema';

/** What `GET /conflicts` can be narrowed to and sorted by. */
export type Query = NonNullable<paths['/api/v1/conflicts']['get']['parameters']['query']>;

/** Statuses in which a decision is waited for. */
export const WAITING = 'open,in_review,awaiting_office';

/** What narrows the queue, by the names that the address and the API have for it. */
const FILTERS = [
  'kind',
  'severity',
  'status',
  'segment',
  'reaching',
  'office',
  'otherOffice',
  'assignee',
  'claimKind',
  'topic',
  'openedFrom',
  'openedTo',
  'closedFrom',
  'closedTo',
  'below',
  'noBrainer',
  'q',
  'sort',
] as const;

export type Filter = (typeof FILTERS)[number];

/** What is in an address says all; without any filter in it, it is what waits for a decision. */
export function readFilters(params: URLSearchParams): Partial<Record<Filter, string>> {
  const given = Object.fromEntries(FILTERS.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  return Object.keys(given).length === 0 ? { status: WAITING } : given;
}

/** The address of the queue with these filters. */
export function addressOf(filters: Partial<Record<Filter, string>>): string {
  const query = queryString(filters);
  return query === '' ? '/queue' : `/queue?${query}`;
}

/** The filters as they stand behind the `?`; nothing where they are what the queue begins with. */
export function queryString(filters: Partial<Record<Filter, string>>): string {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  if (given.length === 1 && filters.status === WAITING) return '';
  // Every status is what the API gives without one, and has to be told from what the queue begins with.
  return new URLSearchParams(given.length === 0 ? { sort: 'harm' } : Object.fromEntries(given)).toString();
}
