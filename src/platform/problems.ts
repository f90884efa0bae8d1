/**
 * What can go wrong, by kind. Each kind is a heading in docs/problems.md and the end of a problem's `type` URI;
 * the HTTP status belongs to the kind and is decided in one place, `problem.filter.ts`.
 */
export type ProblemKind =
  | 'invalid-request'
  | 'malformed-json'
  | 'unsupported-media-type'
  | 'too-large'
  | 'not-signed-in'
  | 'not-allowed'
  | 'link-not-valid'
  | 'too-many-attempts'
  | 'not-found'
  | 'moved'
  | 'conflicting-state'
  | 'already-exists'
  | 'idempotency-key-reused'
  | 'unknown-reference'
  | 'segment-cycle'
  | 'unreadable-document'
  | 'no-text'
  | 'too-busy'
  | 'internal';

/** One bad field: a JSON pointer (RFC 6901) into the request, and what to do about it. */
export interface FieldProblem {
  pointer: string;
  detail: string;
}

/** An expected failure, thrown by services without any HTTP in it. `detail` names the cause and the cure. */
export class DomainError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly errors: readonly FieldProblem[] = [],
    /** For what passes by itself: seconds until another try is worth it. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'DomainError';
  }
}
