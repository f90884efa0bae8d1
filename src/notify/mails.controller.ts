import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Needs } from '../platform/principal.js';
import { RetriedMails, UndeliveredMails } from './mails.dto.js';
import { UndeliveredService } from './undelivered.service.js';

@ApiTags('Notices')
@Needs('configure')
@Controller('api/v1/mails')
export class MailsController {
  constructor(private readonly undelivered: UndeliveredService) {}

  /** Mails that the mail server has not taken: what waits for another try, and what was given up. */
  @Get()
  list(): Promise<UndeliveredMails> {
    return this.undelivered.list();
  }

  /** Tries them again now: for when the mail server is mended. */
  @HttpCode(200)
  @Post('retry')
  retry(): Promise<RetriedMails> {
    return this.undelivered.retry();
  }
}
