import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answered, api } from '../../api/client';
import { type Details, type Letter, checkOf } from './draft';

/** The service's answer on a letter; asked anew when it changes, and when somebody files something meanwhile. */
export function useCheck(details: Details, letter: Letter) {
  const given = checkOf(details, letter);
  const query = useQuery({
    queryKey: ['preflight', given],
    enabled: given !== null,
    gcTime: 60_000,
    // What was found stays in sight until the new answer is there.
    placeholderData: given === null ? undefined : keepPreviousData,
    // `enabled` keeps null away from here.
    queryFn: ({ signal }) =>
      answered(api.POST('/api/v1/preflight', { signal, body: given as NonNullable<typeof given> })),
  });
  return { ...query, ready: given !== null };
}
