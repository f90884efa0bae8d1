import { Body, Controller, HttpCode, HttpStatus, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CheckCommunication, Preflight } from '../conflicts/preflight.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { GiveCommunication } from '../registry/communication.dto.js';
import { IdempotencyInterceptor } from '../platform/idempotency.interceptor.js';
import { FiledCommunication, LetterInFile } from './intake.dto.js';
import { IntakeService } from './intake.service.js';
import { LetterUpload } from './letter-upload.interceptor.js';
import { FILE_SCHEMA, UPLOAD_SCHEMA } from './upload.schema.js';

@ApiTags('Communications')
@Controller('api/v1')
export class IntakeController {
  constructor(private readonly intake: IntakeService) {}

  /** Files a communication; it is compared with all it meets before the answer. The same content again answers 200 and changes nothing. */
  @PartnersToo()
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

  /** Files the letter in a file (.eml, .msg, .html, .txt, .docx, .pdf); the other fields beside it, as form fields. */
  @PartnersToo()
  @Needs('write')
  @UseInterceptors(LetterUpload({ required: true }), IdempotencyInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD_SCHEMA })
  @ApiCreatedResponse({ type: FiledCommunication })
  @ApiOkResponse({ type: FiledCommunication })
  @Post('communications/upload')
  upload(
    @Body() body: GiveCommunication,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FiledCommunication> {
    return this.file(body, asker, response);
  }

  /** Checks a communication before it is sent: what filing it would find. Nothing is kept. */
  @PartnersToo()
  @UseInterceptors(LetterUpload({ required: false }))
  @ApiConsumes('application/json', 'multipart/form-data')
  @HttpCode(200)
  @Post('preflight')
  check(@Body() body: CheckCommunication, @Asker() asker: Principal): Promise<Preflight> {
    return this.intake.check(body, asker);
  }

  /** Reads the letter out of a file as an upload would, so that it can be checked and changed before it is filed. Nothing is kept. */
  @PartnersToo()
  @UseInterceptors(LetterUpload({ required: true }))
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FILE_SCHEMA })
  @HttpCode(200)
  @Post('preflight/file')
  read(@Body() letter: LetterInFile): LetterInFile {
    return letter;
  }
}
