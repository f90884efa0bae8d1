import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiFoundResponse, ApiTags } from '@nestjs/swagger';
import type { CookieOptions, Request, Response } from 'express';
import { Open } from '../platform/principal.js';
import { PublicAddress } from '../platform/public-address.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { FLOW_MS, type OidcRefusal, OidcService } from './oidc.service.js';
import { clientOf } from './request.js';
import { readCookie, setSessionCookie } from './session-cookie.js';

const FLOW_COOKIE = 'onevoice_oidc';
const PATH = 'api/v1/sign-in/oidc';

/** The company's own sign-in: a browser is led there and back. What goes wrong is told on the sign-in page. */
@ApiTags('Signing in')
@Open()
@Controller(PATH)
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly address: PublicAddress,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Leads to the provider. */
  @ApiFoundResponse({ description: 'To the provider' })
  @Get()
  async begin(@Res() response: Response): Promise<void> {
    const begun = await this.oidc.begin();
    if ('refused' in begun) return refuse(response, begun.refused);
    response.cookie(FLOW_COOKIE, begun.binding, { ...this.cookie(), maxAge: FLOW_MS });
    response.redirect(begun.url);
  }

  /** Where the provider leads back to; signs in, and leads to the pages. */
  @ApiFoundResponse({ description: 'To the pages, or to the sign-in page with `problem`' })
  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const query = new URL(request.originalUrl, this.address.url).search;
    const binding = readCookie(request, FLOW_COOKIE);
    response.clearCookie(FLOW_COOKIE, this.cookie());
    const finished = await this.oidc.finish(query, binding, clientOf(request, this.address.secure));
    if ('refused' in finished) return refuse(response, finished.refused);
    setSessionCookie(response, finished.token, this.settings.sessions.absoluteMs, this.address.secure);
    response.redirect('/');
  }

  /** Lax, not Strict: the way back from the provider begins on its site. */
  private cookie(): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', secure: this.address.secure, path: `/${PATH}` };
  }
}

function refuse(response: Response, why: OidcRefusal): void {
  response.redirect(`/sign-in?problem=${why}`);
}
