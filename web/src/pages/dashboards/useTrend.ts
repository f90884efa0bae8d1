import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ParamsOption } from 'openapi-fetch';
import { answered, api } from '../../api/client';
import type { paths } from '../../api/schema';

/** The trends of the API. */
type Path = Extract<keyof paths, `/api/v1/trends/${string}`>;
type Query<P extends Path> = NonNullable<paths[P]['get']['parameters']['query']>;
type Answer<P extends Path> = paths[P]['get']['responses'][200]['content']['application/json'];

/** One of the trends, and how to get it as CSV. What was there stays until what is asked for is. */
export function useTrend<P extends Path>(path: P, query: Query<P>, enabled = true) {
  const params = { params: { query } } as unknown as ParamsOption<paths[P]['get']>;
  const asked = useQuery({
    queryKey: ['trends', path, query],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answered(api.GET(path, { ...params, signal } as never)) as Promise<Answer<P>>,
  });
  const csv = () =>
    answered(
      api.GET(path, { ...params, headers: { accept: 'text/csv' }, parseAs: 'text' } as never),
    ) as Promise<unknown> as Promise<string>;
  return { asked, csv };
}
