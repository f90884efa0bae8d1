import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from './principal.js';

/** Where a browser arrives: until the pages are there, at the page that explains and tries the API. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Open()
  @Get()
  @Redirect('/api/docs', 302)
  home(): void {}
}
