import { Body, Controller, Get, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { ChangeSegment, CreateSegment, Segment, SegmentList } from './segment.dto.js';
import { SegmentsService } from './segments.service.js';

@ApiTags('Segments')
@Controller('api/v1/segments')
export class SegmentsController {
  constructor(private readonly segments: SegmentsService) {}

  /** Creates a segment. The same content again answers 200, other content 409. */
  @Needs('configure')
  @ApiCreatedResponse({ type: Segment })
  @ApiOkResponse({ type: Segment })
  @Post()
  async create(
    @Body() body: CreateSegment,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Segment> {
    const { segment, created } = await this.segments.create(body, asker);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return segment;
  }

  /** Lists segments by id. */
  @PartnersToo()
  @Get()
  list(@Query() query: PageQuery, @Asker() asker: Principal): Promise<SegmentList> {
    return this.segments.list(pageOf(query), asker);
  }

  /** Shows one. */
  @PartnersToo()
  @Get(':id')
  get(@Param('id') id: string, @Asker() asker: Principal): Promise<Segment> {
    return this.segments.get(id, asker);
  }

  /** Changes what is given; what is absent stays. */
  @Needs('configure')
  @Patch(':id')
  change(@Param('id') id: string, @Body() body: ChangeSegment, @Asker() asker: Principal): Promise<Segment> {
    return this.segments.change(id, body, asker);
  }
}
