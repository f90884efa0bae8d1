import {
  Controller,
  Delete,
  Get,
  HttpCode,
  type MessageEvent,
  Param,
  Post,
  Query,
  Req,
  Sse,
  UseGuards,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { Import, ImportDefaults, ImportList } from './import.dto.js';
import { KnownImportGuard } from './known-import.guard.js';
import { ImportsService } from './imports.service.js';

@ApiTags('Imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  /** Takes many communications in at once. The body is streamed; a bad entry is rejected by itself. */
  @PartnersToo()
  @Needs('write')
  @HttpCode(202)
  @ApiConsumes('application/x-ndjson', 'application/mbox', 'text/csv', 'application/zip')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Post()
  receive(@Req() request: Request, @Query() defaults: ImportDefaults, @Asker() asker: Principal): Promise<Import> {
    return this.imports.receive(request, defaults, asker);
  }

  /** Lists imports, the newest first. */
  @PartnersToo()
  @Get()
  list(@Query() query: PageQuery, @Asker() asker: Principal): Promise<ImportList> {
    return this.imports.list(pageOf(query), asker);
  }

  /** How far it is, and what was rejected. */
  @PartnersToo()
  @Get(':id')
  get(@Param('id') id: string, @Asker() asker: Principal): Promise<Import> {
    return this.imports.get(id, asker);
  }

  /** The same as server-sent events of the type `progress`, until it ends. */
  @PartnersToo()
  @ApiOkResponse({ content: { 'text/event-stream': { schema: { type: 'string' } } } })
  @UseGuards(KnownImportGuard)
  @Sse(':id/events')
  watch(@Param('id') id: string, @Asker() asker: Principal): Promise<Observable<MessageEvent>> {
    return this.imports.watch(id, asker);
  }

  /** Stops it; what is filed already stays. */
  @PartnersToo()
  @Needs('write')
  @Delete(':id')
  cancel(@Param('id') id: string, @Asker() asker: Principal): Promise<Import> {
    return this.imports.cancel(id, asker);
  }
}
