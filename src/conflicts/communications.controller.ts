import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import {
  Clearance,
  Communication,
  CommunicationList,
  CommunicationQuery,
  RevisionList,
} from '../registry/communication.dto.js';
import { CommunicationsService } from './communications.service.js';

@ApiTags('Communications')
@Controller('api/v1/communications')
export class CommunicationsController {
  constructor(private readonly communications: CommunicationsService) {}

  /** Lists communications, the newest first. */
  @Get()
  list(@Query() query: CommunicationQuery): Promise<CommunicationList> {
    return this.communications.list(query, pageOf(query));
  }

  /** Shows one, with its clearance. */
  @Get(':id')
  get(@Param('id') id: string): Promise<Communication> {
    return this.communications.get(id);
  }

  /** Whether it may be sent: what a sending system asks right before it sends. */
  @Get(':id/clearance')
  clearance(@Param('id') id: string): Promise<Clearance> {
    return this.communications.clearance(id);
  }

  /** All revisions, oldest first. */
  @Get(':id/revisions')
  revisions(@Param('id') id: string): Promise<RevisionList> {
    return this.communications.revisions(id);
  }

  /** Takes it out of the running; it stays readable. */
  @Needs('write')
  @HttpCode(200)
  @Post(':id/withdraw')
  withdraw(@Param('id') id: string, @Asker() asker: Principal): Promise<Communication> {
    return this.communications.withdraw(id, asker);
  }
}
