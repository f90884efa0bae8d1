import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Need, type Principal, may } from '../platform/permissions.js';
import { NEED, OPEN, PARTNERS_TOO, type SignedRequest } from '../platform/principal.js';
import { DomainError } from '../platform/problems.js';
import { PublicAddress } from '../platform/public-address.js';
import { ApiKeysService } from './api-keys.service.js';
import { changes, fromAnotherSite } from './same-origin.js';
import { readSessionToken } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { sameSecret } from './tokens.js';

/**
 * Lets nobody in without a key or a session, nobody beyond their role, and partners only where the route narrows its
 * answer to them.
 *
 * Against requests that another site's page makes with our cookie there are three locks, each enough by itself where
 * browsers do what they promise: the cookie is SameSite=Strict; a browser's Sec-Fetch-Site (else Origin) must be our own,
 * also for signing in; and what changes something must repeat a token that follows from the session and is only told to
 * who may read our answers. A cookie that a neighbouring host plants does not help, as the token belongs to the session.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeysService,
    private readonly sessions: SessionsService,
    private readonly address: PublicAddress,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<SignedRequest>();
    this.refuseOtherSites(request);
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets)) return true;
    const principal = await this.principalOf(request);
    if (principal.partner && !this.reflector.getAllAndOverride<boolean | undefined>(PARTNERS_TOO, targets)) {
      throw new DomainError(
        'not-allowed',
        'Partner offices see their own communications and what these collide with, not this.',
      );
    }
    const need = this.reflector.getAllAndOverride<Need | undefined>(NEED, targets) ?? 'look';
    if (!may(principal, need)) throw beyond(principal, need);
    request.principal = principal;
    return true;
  }

  private refuseOtherSites(request: SignedRequest): void {
    if (!changes(request) || request.headers.authorization !== undefined) return;
    const own = [this.address.url, `${request.protocol}://${request.headers.host}`];
    if (fromAnotherSite(request, own)) {
      throw new DomainError('not-allowed', 'This request comes from another site. Use the pages of this service.');
    }
  }

  private async principalOf(request: SignedRequest): Promise<Principal> {
    const { authorization } = request.headers;
    return authorization === undefined ? this.bySession(request) : this.byKey(authorization);
  }

  private async byKey(authorization: string): Promise<Principal> {
    const secret = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (secret === undefined) {
      throw new DomainError(
        'not-signed-in',
        'The Authorization header is of another form: send "Authorization: Bearer <API key>".',
      );
    }
    const principal = await this.keys.recognise(secret);
    if (principal !== null) return principal;
    throw new DomainError(
      'not-signed-in',
      'This API key is unknown, revoked or over. Create one with "onevoice key create", or ask an admin.',
    );
  }

  private async bySession(request: SignedRequest): Promise<Principal> {
    const token = readSessionToken(request, this.address.secure);
    const found = token === null ? null : await this.sessions.recognise(token);
    if (found === null) {
      throw new DomainError(
        'not-signed-in',
        'Sign in, or send "Authorization: Bearer <API key>". Create a key with "onevoice key create", or ask an admin.',
      );
    }
    const csrf = request.headers['x-csrf-token'];
    if (changes(request) && (typeof csrf !== 'string' || !sameSecret(csrf, found.session.csrfToken))) {
      throw new DomainError('not-allowed', 'Send the csrfToken that GET /api/v1/me gives, in the header X-CSRF-Token.');
    }
    request.session = found.session;
    return found.principal;
  }
}

function beyond(principal: Principal, need: Need): DomainError {
  if (need === 'self') {
    return new DomainError('not-allowed', 'This is about a person’s own account: sign in, a key is not enough.');
  }
  return new DomainError(
    'not-allowed',
    `The role ${principal.role} does not allow this. Ask an admin for one that does.`,
  );
}
