import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Conflict } from '../conflicts/conflict.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { DecisionsService } from './decisions.service.js';
import { Ask, Assign, Because, Comment, Decide, DecideMany, DecidedMany, GiveFeedback, Review } from './reviews.dto.js';
import { ReviewsService } from './reviews.service.js';
import { withSeen } from './seen.js';

/** Which version of the conflict the asker has seen; `version` in the body says the same. */
const SEEN = { name: 'if-match', required: false, description: 'The version that was seen, as "7".' };

@ApiTags('Reviews')
@Controller('api/v1/conflicts')
export class ReviewsController {
  constructor(
    private readonly reviews: ReviewsService,
    private readonly decisions: DecisionsService,
  ) {}

  /** One decision on many conflicts; each is decided by itself, and what was refused says why. */
  @Needs('write')
  @HttpCode(200)
  @Post('decisions')
  decideMany(@Body() body: DecideMany, @Asker() asker: Principal): Promise<DecidedMany> {
    return this.decisions.decideMany(body, asker);
  }

  /** Where the review stands, and what the asker may do now. */
  @PartnersToo()
  @Get(':id/review')
  review(@Param('id') id: string, @Asker() asker: Principal): Promise<Review> {
    return this.reviews.review(id, asker);
  }

  /** Gives it to someone; it is in review from then on. */
  @Needs('write')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @Post(':id/assign')
  assign(
    @Param('id') id: string,
    @Body() body: Assign,
    @Asker() asker: Principal,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Conflict> {
    return this.reviews.assign(id, withSeen(body, ifMatch), asker);
  }

  /** Says something. From an office that was asked, it is the answer. */
  @Needs('write')
  @PartnersToo()
  @Post(':id/comments')
  comment(@Param('id') id: string, @Body() body: Comment, @Asker() asker: Principal): Promise<Conflict> {
    return this.reviews.comment(id, body, asker);
  }

  /** Asks an office; its advocate is told, and answers with a comment or with a revision. */
  @Needs('write')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @Post(':id/ask')
  ask(
    @Param('id') id: string,
    @Body() body: Ask,
    @Asker() asker: Principal,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Conflict> {
    return this.reviews.ask(id, withSeen(body, ifMatch), asker);
  }

  /** Decides; what follows from it is done before the answer. */
  @Needs('write')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @Post(':id/decide')
  decide(
    @Param('id') id: string,
    @Body() body: Decide,
    @Asker() asker: Principal,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Conflict> {
    return this.decisions.decide(id, withSeen(body, ifMatch), asker);
  }

  /** Takes one member out of the cluster, for good. */
  @Needs('write')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @Post(':id/members/:communicationId/remove')
  remove(
    @Param('id') id: string,
    @Param('communicationId') communicationId: string,
    @Asker() asker: Principal,
    @Body() body?: Because,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Conflict> {
    return this.reviews.remove(id, communicationId, withSeen(body ?? {}, ifMatch), asker);
  }

  /** Takes a decision back. */
  @Needs('write')
  @HttpCode(200)
  @ApiHeader(SEEN)
  @Post(':id/reopen')
  reopen(
    @Param('id') id: string,
    @Asker() asker: Principal,
    @Body() body?: Because,
    @Headers('if-match') ifMatch?: string,
  ): Promise<Conflict> {
    return this.reviews.reopen(id, withSeen(body ?? {}, ifMatch), asker);
  }

  /** Says whether the decision helped. */
  @Needs('write')
  @HttpCode(200)
  @PartnersToo()
  @Post(':id/feedback')
  giveFeedback(@Param('id') id: string, @Body() body: GiveFeedback, @Asker() asker: Principal): Promise<Review> {
    return this.reviews.giveFeedback(id, body, asker);
  }

  /** Wants to be told what happens to it. */
  @Needs('write')
  @HttpCode(200)
  @Post(':id/watch')
  watch(@Param('id') id: string, @Asker() asker: Principal): Promise<Review> {
    return this.reviews.watch(id, asker, true);
  }

  /** Does not want to be told any more. */
  @Needs('write')
  @Delete(':id/watch')
  unwatch(@Param('id') id: string, @Asker() asker: Principal): Promise<Review> {
    return this.reviews.watch(id, asker, false);
  }
}
