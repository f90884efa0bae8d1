import { Controller, Get, HttpStatus, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { pageOf } from '../platform/page-query.dto.js';
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
  @Get('conflicts')
  list(@Query() query: ConflictQuery): Promise<ConflictList> {
    return this.conflicts.list(query, pageOf(query));
  }

  /** Shows one, whole. */
  @Get('conflicts/:id')
  get(@Param('id') id: string): Promise<Conflict> {
    return this.conflicts.get(id);
  }

  /** What it went through, oldest first. */
  @Get('conflicts/:id/history')
  history(@Param('id') id: string): Promise<ConflictHistory> {
    return this.conflicts.history(id);
  }

  /** Lists clusters, the oldest first. */
  @Get('clusters')
  listClusters(@Query() query: ClusterQuery): Promise<ClusterList> {
    return this.conflicts.listClusters(query.segment, pageOf(query));
  }

  /** Shows a cluster; one that was merged answers with a redirect to the one that stands. */
  @Get('clusters/:id')
  @ApiOkResponse({ type: Cluster })
  async getCluster(
    @Param('id') id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Cluster | undefined> {
    const found = await this.conflicts.getCluster(id);
    if (!('movedTo' in found)) return found;
    response.redirect(HttpStatus.PERMANENT_REDIRECT, `/api/v1/clusters/${found.movedTo}`);
    return undefined;
  }
}
