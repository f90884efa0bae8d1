import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Asker, Needs, Open, PartnersToo, type Principal, type RequestSession } from '../platform/principal.js';
import { PublicAddress } from '../platform/public-address.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { Me } from './me.dto.js';
import { OidcService } from './oidc.service.js';
import { OwnSession, clientOf } from './request.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { SessionsService } from './sessions.service.js';
import {
  AcceptInvitation,
  FirstRun,
  ForgottenPassword,
  InvitationFor,
  LinkToken,
  NewPassword,
  ResetOnItsWay,
  SignIn,
  SignInWays,
} from './sign-in.dto.js';
import { type SignedIn, SignInService } from './sign-in.service.js';

@ApiTags('Signing in')
@Controller('api/v1')
export class SignInController {
  constructor(
    private readonly signIns: SignInService,
    private readonly sessions: SessionsService,
    private readonly oidc: OidcService,
    private readonly address: PublicAddress,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Which ways in there are. */
  @Open()
  @Get('sign-in')
  ways(): SignInWays {
    return { password: true, oidc: this.oidc.configured };
  }

  /** Signs in by address and password, and sets the session's cookie. */
  @Open()
  @HttpCode(200)
  @Post('sign-in')
  async signIn(
    @Body() body: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.welcome(await this.signIns.byPassword(body, this.client(request)), response);
  }

  /** Signs in by a link that the service's operator gave (the demo prints one), once. */
  @Open()
  @HttpCode(200)
  @Post('sign-in/link')
  async signInByLink(
    @Body() body: LinkToken,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.welcome(await this.signIns.byLink(body.token, this.client(request)), response);
  }

  /** Ends this session. */
  @Needs('self')
  @PartnersToo()
  @HttpCode(204)
  @Post('sign-out')
  async signOut(
    @Asker() asker: Principal,
    @OwnSession() session: RequestSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    clearSessionCookie(response, this.address.secure);
    await this.sessions.end(session.id, asker.id);
  }

  /** Makes the first admin, with the token of the link that the first start printed, and signs them in. */
  @Open()
  @Post('first-run')
  async firstRun(
    @Body() body: FirstRun,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.welcome(await this.signIns.firstRun(body, this.client(request)), response);
  }

  /** Whom an invitation is for. */
  @Open()
  @Get('invitations/:token')
  invitation(@Param('token') token: string): Promise<InvitationFor> {
    return this.signIns.invitationFor(token);
  }

  /** Accepts an invitation: sets a password, once, and signs in. */
  @Open()
  @HttpCode(200)
  @Post('invitations/:token')
  async accept(
    @Param('token') token: string,
    @Body() body: AcceptInvitation,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    return this.welcome(await this.signIns.accept(token, body, this.client(request)), response);
  }

  /** Mails a link for a new password to whoever has an account. The answer is the same for everybody. */
  @Open()
  @HttpCode(202)
  @Post('password-reset')
  async forgot(@Body() body: ForgottenPassword, @Req() request: Request): Promise<ResetOnItsWay> {
    await this.signIns.forgot(body.email, this.client(request));
    return { message: 'If there is an account with this address, a link is on its way to it.' };
  }

  /** Sets a new password by the link, once. All sessions end. */
  @Open()
  @HttpCode(204)
  @Post('password-reset/:token')
  reset(@Param('token') token: string, @Body() body: NewPassword): Promise<void> {
    return this.signIns.reset(token, body.password);
  }

  private client(request: Request) {
    return clientOf(request, this.address.secure);
  }

  private welcome({ token, me }: SignedIn, response: Response): Me {
    setSessionCookie(response, token, this.settings.sessions.absoluteMs, this.address.secure);
    return me;
  }
}
