import { QueryClient, useQuery } from '@tanstack/react-query';
import { ApiProblem, answered, api, type Schemas, rememberCsrfToken } from './client';

/**
 * Keys begin with the name of what they are about (`conflicts`, `communications`, `segments` …): live updates make all of
 * that name stale (api/live.ts).
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => !(error instanceof ApiProblem) && count < 2,
    },
  },
});

/** Who is signed in; fails with 401 where nobody is. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }) => {
      const me = await answered(api.GET('/api/v1/me', { signal }));
      rememberCsrfToken(me.csrfToken);
      return me;
    },
  });
}

/** All pages of a list; for lists that people keep by hand and that are short. */
export async function allOf<T>(
  page: (cursor: string | undefined) => Promise<{ items: T[]; nextCursor: string | null }>,
) {
  const items: T[] = [];
  for (let cursor: string | undefined; ; ) {
    const got = await page(cursor);
    items.push(...got.items);
    if (got.nextCursor === null) return items;
    cursor = got.nextCursor;
  }
}

/** The whole tree of segments. */
export function useSegments() {
  return useQuery({
    queryKey: ['segments', 'all'],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<Schemas['Segment'][]> =>
      allOf((cursor) => answered(api.GET('/api/v1/segments', { signal, params: { query: { limit: 200, cursor } } }))),
  });
}

/** What an office is called; its id until that is known, and where it is not told. */
export function useOfficeName(): (id: string) => string {
  const { data } = useOffices();
  return (id) => data?.find((office) => office.id === id)?.name ?? id;
}

/** Everybody who can be assigned or asked, by id. */
export function useColleagues() {
  return useQuery({
    queryKey: ['colleagues', 'all'],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<Schemas['Colleague'][]> =>
      allOf((cursor) => answered(api.GET('/api/v1/colleagues', { signal, params: { query: { limit: 200, cursor } } }))),
  });
}

/** The offices, in the order of their ids. */
export function useOffices() {
  return useQuery({
    queryKey: ['offices', 'all'],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<Schemas['Office'][]> =>
      allOf((cursor) => answered(api.GET('/api/v1/offices', { signal, params: { query: { limit: 200, cursor } } }))),
  });
}

/** The journeys, in the order of their ids. */
export function useJourneys() {
  return useQuery({
    queryKey: ['journeys', 'all'],
    staleTime: 60_000,
    queryFn: ({ signal }): Promise<Schemas['Journey'][]> =>
      allOf((cursor) => answered(api.GET('/api/v1/journeys', { signal, params: { query: { limit: 200, cursor } } }))),
  });
}
