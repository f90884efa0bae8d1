import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from '../platform/problems.js';
import { ApiKeysService } from './api-keys.service.js';
import { NEED, type Need, OPEN, type Principal, type SignedRequest, may } from '../platform/principal.js';
import { SessionsService } from './sessions.service.js';

/** Lets nobody in without a key or a session, and nobody beyond their role. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly keys: ApiKeysService,
    private readonly sessions: SessionsService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(OPEN, targets)) return true;
    const request = context.switchToHttp().getRequest<SignedRequest>();
    const principal = await this.principalOf(request);
    const need = this.reflector.getAllAndOverride<Need | undefined>(NEED, targets) ?? 'look';
    if (!may(principal, need)) {
      throw new DomainError(
        'not-allowed',
        `The role ${principal.role} does not allow this. Ask an admin for a key with a role that does.`,
      );
    }
    request.principal = principal;
    return true;
  }

  private async principalOf(request: Request): Promise<Principal> {
    const header = request.headers.authorization;
    const bearer = header === undefined ? null : /^Bearer +(\S+)$/i.exec(header);
    if (header !== undefined && bearer === null) {
      throw new DomainError(
        'not-signed-in',
        'The Authorization header is of another form: send "Authorization: Bearer <API key>".',
      );
    }
    const principal = bearer ? await this.keys.recognise(bearer[1] as string) : this.sessions.principalOf(request);
    if (principal !== null) return principal;
    throw new DomainError(
      'not-signed-in',
      bearer
        ? 'This API key is unknown or revoked. Create one with "onevoice key create", or ask an admin.'
        : 'Send "Authorization: Bearer <API key>". Create a key with "onevoice key create", or ask an admin.',
    );
  }
}
