import { Body, Controller, Get, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { ChangeJourney, CreateJourney, Journey, JourneyList } from './journey.dto.js';
import { JourneysService } from './journeys.service.js';

@ApiTags('Journeys')
@Controller('api/v1/journeys')
export class JourneysController {
  constructor(private readonly journeys: JourneysService) {}

  /** Creates a journey. The same content again answers 200, other content 409. */
  @Needs('configure')
  @ApiCreatedResponse({ type: Journey })
  @ApiOkResponse({ type: Journey })
  @Post()
  async create(
    @Body() body: CreateJourney,
    @Asker() asker: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Journey> {
    const { journey, created } = await this.journeys.create(body, asker);
    response.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return journey;
  }

  /** Lists journeys by id. */
  @Get()
  list(@Query() query: PageQuery): Promise<JourneyList> {
    return this.journeys.list(pageOf(query));
  }

  /** Shows one. */
  @Get(':id')
  get(@Param('id') id: string): Promise<Journey> {
    return this.journeys.get(id);
  }

  /** Changes what is given; what is absent stays. */
  @Needs('configure')
  @Patch(':id')
  change(@Param('id') id: string, @Body() body: ChangeJourney, @Asker() asker: Principal): Promise<Journey> {
    return this.journeys.change(id, body, asker);
  }
}
