import { type ExecutionContext, SetMetadata, applyDecorators, createParamDecorator } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Need, Principal } from './permissions.js';
import { DomainError } from './problems.js';

export type { Principal } from './permissions.js';

/** Metadata keys that the guard reads. */
export const NEED = 'onevoice:need';
export const OPEN = 'onevoice:open';
export const PARTNERS_TOO = 'onevoice:partners-too';

/** What a route needs beside being signed in; without it, looking. */
export const Needs = (need: Need) => SetMetadata(NEED, need);

/** A route that answers without signing in (health, signing in). */
export const Open = () => applyDecorators(SetMetadata(OPEN, true), ApiSecurity({}));

/**
 * A route that narrows its own answer to what a partner office may see (`seesOnly`). Without it partners are refused, so
 * that a new route shows them nothing by oversight.
 */
export const PartnersToo = () => SetMetadata(PARTNERS_TOO, true);

/** The session that a request came with. */
export interface RequestSession {
  id: string;
  /** What a request that changes something must repeat in `X-CSRF-Token`. */
  csrfToken: string;
}

/** A request after the guard has let it in. */
export type SignedRequest = Request & { principal?: Principal; session?: RequestSession };

/** The one who asks, in a controller's parameters. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<SignedRequest>();
  if (principal === undefined) throw new DomainError('not-signed-in', 'Sign in first.');
  return principal;
});
