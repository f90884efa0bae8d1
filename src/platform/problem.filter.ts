import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { DomainError, type FieldProblem, type ProblemKind } from './problems.js';

/** Status and title of every kind of problem; docs/problems.md explains each under the same name. */
export const PROBLEMS: Record<ProblemKind, { status: number; title: string }> = {
  'invalid-request': { status: 422, title: 'Some fields are not valid' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'unsupported-media-type': { status: 415, title: 'This content type is not understood here' },
  'too-large': { status: 413, title: 'The body is too large' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'not-allowed': { status: 403, title: 'This is outside your role or office' },
  'link-not-valid': { status: 410, title: 'This link is not valid any more' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'not-found': { status: 404, title: 'There is no such thing' },
  moved: { status: 404, title: 'It is elsewhere now' },
  'conflicting-state': { status: 409, title: 'The present state does not allow this' },
  'already-exists': { status: 409, title: 'It exists already, with other content' },
  'idempotency-key-reused': { status: 409, title: 'This Idempotency-Key was used for another request' },
  'unknown-reference': { status: 422, title: 'The request names something that does not exist' },
  'segment-cycle': { status: 422, title: 'A segment cannot be its own ancestor' },
  'unreadable-document': { status: 422, title: 'The document cannot be read' },
  'no-text': { status: 422, title: 'There is no text to compare' },
  'too-busy': { status: 503, title: 'Too much at once' },
  internal: { status: 500, title: 'Something went wrong on our side' },
};

/** Writes every failure as RFC 9457 `application/problem+json`; internals stay in the log, under the request's id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request & { id?: string }>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(error);
    if (problem.kind === 'internal') this.logger.error({ err: error, requestId: request.id }, 'request failed');
    if (response.headersSent) {
      response.end();
      return;
    }
    const { title } = PROBLEMS[problem.kind];
    const retryAfter = error instanceof DomainError ? error.retryAfter : null;
    if (problem.kind === 'too-busy' || retryAfter !== null) response.setHeader('Retry-After', String(retryAfter ?? 1));
    if (problem.kind === 'not-signed-in') response.setHeader('WWW-Authenticate', 'Bearer realm="onevoice"');
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `urn:onevoice:problem:${problem.kind}`,
          title,
          status: problem.status,
          detail: problem.detail,
          ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
          ...(problem.kind === 'internal' ? { requestId: String(request.id ?? '') } : {}),
        }),
      );
  }
}

interface Problem {
  kind: ProblemKind;
  status: number;
  detail: string;
  errors: readonly FieldProblem[];
}

function problem(kind: ProblemKind, detail: string, errors: readonly FieldProblem[] = []): Problem {
  return { kind, status: PROBLEMS[kind].status, detail, errors };
}

function toProblem(error: unknown): Problem {
  if (error instanceof DomainError) return problem(error.kind, error.detail, error.errors);
  if (error instanceof HttpException) return ofHttpException(error);
  // Checking the fields follows the body's nesting; so deep is no communication.
  if (error instanceof RangeError && /call stack/i.test(error.message))
    return problem('malformed-json', 'The body is nested too deeply. Send the fields that the documentation names.');
  if ((error as { status?: number }).status === 400)
    return problem('malformed-json', 'The request could not be read. Check its address and encoding.');
  return problem(
    'internal',
    'The request failed for a reason that is not yours. The log has it under the request id; try again, and tell your administrator if it stays.',
  );
}

function ofHttpException(error: HttpException): Problem {
  const status = error.getStatus();
  switch (status) {
    case 404:
      return problem('not-found', 'There is no such address. GET /api/openapi.json lists all there are.');
    case 413:
      return problem('too-large', 'The upload is larger than this service takes.');
    case 401:
      return problem('not-signed-in', error.message);
    case 403:
      return problem('not-allowed', error.message);
    default:
      return status >= 500
        ? problem('internal', 'The request failed for a reason that is not yours. The log has it under the request id.')
        : { kind: 'invalid-request', status, detail: error.message, errors: [] };
  }
}
