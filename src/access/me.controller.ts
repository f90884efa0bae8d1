import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import {
  Asker,
  Needs,
  PartnersToo,
  type Principal,
  type RequestSession,
  type SignedRequest,
} from '../platform/principal.js';
import { PublicAddress } from '../platform/public-address.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { ApiKey, ApiKeyList, CreateApiKey, CreatedApiKey } from './api-key.dto.js';
import { ApiKeysService } from './api-keys.service.js';
import { ChangePassword, Me, SessionList } from './me.dto.js';
import { PeopleService } from './people.service.js';
import { OwnSession, clientOf } from './request.js';
import { setSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

/** What is one's own: account, sessions, keys. */
@ApiTags('Me')
@PartnersToo()
@Needs('self')
@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly people: PeopleService,
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly keys: ApiKeysService,
    private readonly address: PublicAddress,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Who asks, and what they may. Keys may ask too. */
  @Needs('look')
  @Get()
  get(@Asker() asker: Principal, @Req() request: SignedRequest): Promise<Me> {
    return this.people.me(asker, request.session?.csrfToken ?? null);
  }

  /** Changes the password. This session goes on under a new cookie and csrfToken; all others end. */
  @HttpCode(200)
  @Post('password')
  async changePassword(
    @Body() body: ChangePassword,
    @Asker() asker: Principal,
    @OwnSession() session: RequestSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const client = clientOf(request, this.address.secure);
    const { token, me } = await this.signIns.changePassword(asker.id, session.id, body, client);
    setSessionCookie(response, token, this.settings.sessions.absoluteMs, this.address.secure);
    return me;
  }

  /** Lists where one is signed in. */
  @Get('sessions')
  listSessions(@Asker() asker: Principal, @OwnSession() session: RequestSession): Promise<SessionList> {
    return this.sessions.list(asker.id, session.id);
  }

  /** Ends all sessions but this one. */
  @HttpCode(204)
  @Delete('sessions')
  endOtherSessions(@Asker() asker: Principal, @OwnSession() session: RequestSession): Promise<void> {
    return this.sessions.endOthers(asker.id, session.id);
  }

  /** Ends one session. */
  @HttpCode(204)
  @Delete('sessions/:id')
  endSession(@Param('id') id: string, @Asker() asker: Principal): Promise<void> {
    return this.sessions.end(id, asker.id);
  }

  /** Lists one's own keys, also revoked ones. */
  @Get('api-keys')
  listKeys(@Query() query: PageQuery, @Asker() asker: Principal): Promise<ApiKeyList> {
    return this.keys.list(asker.id, pageOf(query));
  }

  /** Makes a key of one's own, with at most one's own role; the answer is the only time that its secret is shown. */
  @Post('api-keys')
  createKey(@Body() body: CreateApiKey, @Asker() asker: Principal): Promise<CreatedApiKey> {
    return this.keys.createOwn(body, asker);
  }

  /** Revokes one of one's own keys at once. */
  @HttpCode(200)
  @Post('api-keys/:id/revoke')
  revokeKey(@Param('id') id: string, @Asker() asker: Principal): Promise<ApiKey> {
    return this.keys.revoke(id, asker.id, asker.id);
  }
}
