import { Controller, Get, HttpStatus, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, PartnersToo, type Principal } from '../platform/principal.js';
import {
  Cluster,
  ClusterList,
  ClusterQuery,
  Conflict,
  ConflictHistory,
  ConflictList,
  ConflictQuery,
} from './conflict.dto.js';
import { ConflictsService } from './conflicts.service.js';

@ApiTags('Conflicts')
@Controller('api/v1')
export class ConflictsController {
  constructor(private readonly conflicts: ConflictsService) {}

  /** Lists conflicts, the most harmful first. */
  @PartnersToo()
  @Get('conflicts')
  list(@Query() query: ConflictQuery, @Asker() asker: Principal): Promise<ConflictList> {
    return this.conflicts.list(query, pageOf(query), asker);
  }

  /** Shows one, whole. */
  @PartnersToo()
  @Get('conflicts/:id')
  get(@Param('id') id: string, @Asker() asker: Principal): Promise<Conflict> {
    return this.conflicts.get(id, asker);
  }

  /** What it went through, oldest first. */
  @PartnersToo()
  @Get('conflicts/:id/history')
  history(@Param('id') id: string, @Asker() asker: Principal): Promise<ConflictHistory> {
    return this.conflicts.history(id, asker);
  }

  /** Lists clusters, the oldest first. */
  @PartnersToo()
  @Get('clusters')
  listClusters(@Query() query: ClusterQuery, @Asker() asker: Principal): Promise<ClusterList> {
    return this.conflicts.listClusters(query.segment, pageOf(query), asker);
  }

  /** Shows a cluster; one that was merged answers with a redirect to the one that stands. */
  @PartnersToo()
  @Get('clusters/:id')
  @ApiOkResponse({ type: Cluster })
  async getCluster(
    @Param('id') id: string,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Cluster | undefined> {
    const found = await this.conflicts.getCluster(id, asker);
    if (!('movedTo' in found)) return found;
    response.redirect(HttpStatus.PERMANENT_REDIRECT, `/api/v1/clusters/${found.movedTo}`);
    return undefined;
  }
}
