import { type UseMutationResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, answered, api, type Schemas } from '../../api/client';
import { useOfficeName } from '../../api/names';

export type Conflict = Schemas['Conflict'];
export type Review = Schemas['Review'];
export type Part = Schemas['ConflictPart'];

export function useConflict(id: string) {
  return useQuery({
    queryKey: ['conflicts', id],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/conflicts/{id}', { signal, params: { path: { id } } })),
  });
}

/** Where its review stands, and what the one who looks may do now. */
export function useReview(id: string) {
  return useQuery({
    queryKey: ['conflicts', id, 'review'],
    queryFn: ({ signal }) => answered(api.GET('/api/v1/conflicts/{id}/review', { signal, params: { path: { id } } })),
  });
}

/** How one names a communication of the conflict in a line: its office and what the office calls it. */
export function usePartName(of: Conflict): (communicationId: string) => string {
  const officeName = useOfficeName();
  return (id) => {
    const part = of.members.find(({ communicationId }) => communicationId === id);
    return part === undefined ? id : `${officeName(part.office)}, ${part.externalId}`;
  };
}

/** Where a move on this conflict goes, with the version that its maker has seen. */
export const seen = ({ id, version }: Pick<Conflict, 'id' | 'version'>) => ({
  path: { id },
  header: { 'if-match': `"${version}"` },
});

/** A move: afterwards everything about conflicts is asked anew. */
export function useMove<Given = void>(
  send: (given: Given) => Promise<unknown>,
  done?: () => void,
): UseMutationResult<unknown, Error, Given> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['conflicts'] });
      done?.();
    },
  });
}

/** Whether a move was refused because the conflict is not what its maker has seen. */
export const isStale = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 409;
