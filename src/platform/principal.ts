import { type ExecutionContext, SetMetadata, createParamDecorator } from '@nestjs/common';
import type { Request } from 'express';
import { DomainError } from './problems.js';

/** Roles from the one that may least to the one that may all. */
export const ROLES = ['viewer', 'author', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who is asking. */
export interface Principal {
  /** Id of the key (or `admin-key` for the one in the settings). */
  id: string;
  name: string;
  role: Role;
  /** For authors: the one office they write for; null for everyone else. */
  officeId: string | null;
}

/** What a role is allowed beside looking. */
const MAY: Record<Role, readonly ('write' | 'configure' | 'manage-keys')[]> = {
  viewer: [],
  author: ['write'],
  reviewer: ['write'],
  admin: ['write', 'configure', 'manage-keys'],
};

/** What a route needs: `look` for everyone signed in, `write` to file communications, `configure` for segments and offices. */
export type Need = 'look' | 'write' | 'configure' | 'manage-keys';

/** Whether the role allows it. Whose communications an author may write is checked where the office is known. */
export function may(principal: Principal, need: Need): boolean {
  return need === 'look' || MAY[principal.role].includes(need);
}

/** Whether the principal may file, revise or withdraw what this office sends. */
export function mayWriteFor(principal: Principal, officeId: string): boolean {
  return may(principal, 'write') && (principal.officeId === null || principal.officeId === officeId);
}

/** Metadata keys that the guard reads. */
export const NEED = 'onevoice:need';
export const OPEN = 'onevoice:open';

/** What a route needs beside being signed in; without it, looking. */
export const Needs = (need: Need) => SetMetadata(NEED, need);

/** A route that answers without signing in (health, the sign-in link). */
export const Open = () => SetMetadata(OPEN, true);

/** A request after the guard has let it in. */
export type SignedRequest = Request & { principal?: Principal };

/** The one who asks, in a controller's parameters. */
export const Asker = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<SignedRequest>();
  if (principal === undefined) throw new DomainError('not-signed-in', 'Sign in first.');
  return principal;
});
