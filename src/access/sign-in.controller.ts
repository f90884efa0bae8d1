import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { DomainError } from '../platform/problems.js';
import { Open } from '../platform/principal.js';
import { SESSION_COOKIE, SESSION_MS, SessionsService } from './sessions.service.js';

/** The one-time sign-in link. */
@ApiExcludeController()
@Controller('sign-in')
export class SignInController {
  constructor(private readonly sessions: SessionsService) {}

  /** Takes the token, sets the session's cookie and leads to the pages. */
  @Open()
  @Get()
  signIn(@Query('token') token: string | undefined, @Res() response: Response): void {
    const session = this.sessions.redeem(token ?? '');
    if (session === null) {
      throw new DomainError(
        'not-signed-in',
        'This sign-in link was used already or is too old. Restart the service for a new one, or use an API key.',
      );
    }
    response.cookie(SESSION_COOKIE, session, { httpOnly: true, sameSite: 'strict', maxAge: SESSION_MS, path: '/' });
    response.redirect(303, '/');
  }
}
