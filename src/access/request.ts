import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import type { RequestSession, SignedRequest } from '../platform/principal.js';
import { DomainError } from '../platform/problems.js';
import { readSessionToken } from './session-cookie.js';
import type { Client } from './sessions.service.js';

/** The session of who asks, in a controller's parameters; there where a route needs `self`. */
export const OwnSession = createParamDecorator((_: unknown, context: ExecutionContext): RequestSession => {
  const { session } = context.switchToHttp().getRequest<SignedRequest>();
  if (session === undefined) throw new DomainError('not-signed-in', 'Sign in first.');
  return session;
});

/** Where a request comes from. */
export function clientOf(request: Request, secure: boolean): Client {
  return {
    address: request.ip ?? '',
    agent: request.headers['user-agent'] ?? '',
    presented: readSessionToken(request, secure),
  };
}
