import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import {
  Clearance,
  ClearanceQuery,
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
  @PartnersToo()
  @Get()
  list(@Query() query: CommunicationQuery, @Asker() asker: Principal): Promise<CommunicationList> {
    return this.communications.list(query, pageOf(query), asker);
  }

  /** Shows one, with its clearance. */
  @PartnersToo()
  @Get(':id')
  get(@Param('id') id: string, @Asker() asker: Principal): Promise<Communication> {
    return this.communications.get(id, asker);
  }

  /** Whether it may be sent: what a sending system asks right before it sends. */
  @PartnersToo()
  @Get(':id/clearance')
  clearance(
    @Param('id') id: string,
    @Query() { contentHash }: ClearanceQuery,
    @Asker() asker: Principal,
  ): Promise<Clearance> {
    return this.communications.clearance(id, contentHash, asker);
  }

  /** All revisions, oldest first. */
  @PartnersToo()
  @Get(':id/revisions')
  revisions(@Param('id') id: string, @Asker() asker: Principal): Promise<RevisionList> {
    return this.communications.revisions(id, asker);
  }

  /** Takes it out of the running; it stays readable. */
  @PartnersToo()
  @Needs('write')
  @HttpCode(200)
  @Post(':id/withdraw')
  withdraw(@Param('id') id: string, @Asker() asker: Principal): Promise<Communication> {
    return this.communications.withdraw(id, asker);
  }
}
