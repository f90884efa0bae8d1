import { DomainError } from '../platform/problems.js';

/**
 * The version that the maker of a move has looked at: from the body, else from `If-Match: "7"`.
 * @throws DomainError when the header is no version
 */
export function withSeen<T extends { version?: number }>(body: T, ifMatch: string | undefined): T {
  if (body.version !== undefined || ifMatch === undefined || ifMatch.trim() === '*') return body;
  const version = /^\s*"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1];
  if (version !== undefined) return { ...body, version: Number(version) };
  throw new DomainError(
    'invalid-request',
    'If-Match is the "version" of the conflict that you looked at, such as "7".',
    [{ pointer: '/version', detail: 'must be a version of the conflict' }],
  );
}
