import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '../platform/principal.js';
import { SIGN_IN_PAGE, SIGN_IN_SCRIPT } from './sign-in-page.js';

/** The page behind every link: signing in, the first admin, invitations, forgotten passwords. */
@ApiExcludeController()
@Open()
@Controller('sign-in')
export class SignInPageController {
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-store')
  @Get()
  page(): string {
    return SIGN_IN_PAGE;
  }

  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Get('script.js')
  script(): string {
    return SIGN_IN_SCRIPT;
  }
}
