import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { csvOf } from './csv.js';
import { ReplayService } from './replay.service.js';
import { TimelineService } from './timeline.service.js';
import {
  BarReplay,
  OfficeMatrix,
  OverlapQuery,
  OverlapTrend,
  PeriodQuery,
  ReplayQuery,
  ReviewTrend,
  SavingsTrend,
  Timeline,
  TimelineQuery,
  TopicsQuery,
  TopicTrend,
} from './trends.dto.js';
import { TrendsService } from './trends.service.js';
import { COLUMNS, reviewRows, savingRows, timelineRows } from './tables.js';

@ApiTags('Trends')
@Controller('api/v1')
export class TrendsController {
  constructor(
    private readonly trends: TrendsService,
    private readonly timelines: TimelineService,
    private readonly replays: ReplayService,
  ) {}

  /** Overlap and contradiction over time. */
  @PartnersToo()
  @Get('trends/overlap')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: OverlapTrend })
  async overlap(
    @Query() query: OverlapQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const trend = await this.trends.overlap(query, asker);
    answer(request, response, trend, () => csvOf(COLUMNS.overlap, trend.points));
  }

  /** Which offices collide with which. */
  @Get('trends/offices')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: OfficeMatrix })
  async offices(
    @Query() query: PeriodQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const matrix = await this.trends.offices(query, asker);
    answer(request, response, matrix, () => csvOf(COLUMNS.offices, matrix.pairs));
  }

  /** The facts that are disputed most. */
  @PartnersToo()
  @Get('trends/topics')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: TopicTrend })
  async topics(
    @Query() query: TopicsQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const trend = await this.trends.topics(query, asker);
    answer(request, response, trend, () => csvOf(COLUMNS.topics, trend.items));
  }

  /** Time to decision and to clear, age of the backlog, precision from decisions. */
  @Get('trends/reviews')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: ReviewTrend })
  async reviews(
    @Query() query: PeriodQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const trend = await this.trends.reviews(query, asker);
    answer(request, response, trend, () => csvOf(COLUMNS.reviews, reviewRows(trend)));
  }

  /** What was not sent because of decisions. */
  @Get('trends/savings')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: SavingsTrend })
  async savings(
    @Query() query: PeriodQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const trend = await this.trends.savings(query, asker);
    answer(request, response, trend, () => csvOf(COLUMNS.savings, savingRows(trend)));
  }

  /** What every customer of a segment receives, in order, from every office. */
  @PartnersToo()
  @Get('timeline')
  @Header('Vary', 'Accept')
  @ApiOkResponse({ type: Timeline })
  async timeline(
    @Query() query: TimelineQuery,
    @Asker() asker: Principal,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const timeline = await this.timelines.timeline(query, asker);
    answer(request, response, timeline, () => csvOf(COLUMNS.timeline, timelineRows(timeline)));
  }

  /** What another bar of a segment would have put before reviewers in the last 90 days. */
  @Needs('configure')
  @Get('segments/:id/bars/replay')
  replay(@Param('id') id: string, @Query() query: ReplayQuery): Promise<BarReplay> {
    return this.replays.replay(id, query);
  }
}

function answer(request: Request, response: Response, json: object, csv: () => string): void {
  if (request.accepts(['application/json', 'text/csv']) === 'text/csv')
    response.type('text/csv; charset=utf-8').send(csv());
  else response.json(json);
}
