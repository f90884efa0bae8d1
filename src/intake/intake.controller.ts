import { Body, Controller, HttpCode, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CheckCommunication, Preflight } from '../conflicts/preflight.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { GiveCommunication } from '../registry/communication.dto.js';
import { FiledCommunication } from './intake.dto.js';
import { IntakeService } from './intake.service.js';

@ApiTags('Communications')
@Controller('api/v1')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  /** Files a communication; it is compared with all it meets before the answer. The same content again answers 200 and changes nothing. */
  @Needs('write')
  @ApiCreatedResponse({ type: FiledCommunication })
  @ApiOkResponse({ type: FiledCommunication })
  @Post('communications')
  async file(
    @Body() body: GiveCommunication,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FiledCommunication> {
    const { communication, created } = await this.intake.file(body, asker);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return communication;
  }

  /** Checks a communication before it is sent: what filing it would find. Nothing is kept. */
  @HttpCode(200)
  @Post('preflight')
  check(@Body() body: CheckCommunication): Promise<Preflight> {
    return this.intake.check(body);
  }
}
