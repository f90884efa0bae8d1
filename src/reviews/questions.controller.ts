import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, PartnersToo, type Principal } from '../platform/principal.js';
import { QuestionsService } from './questions.service.js';
import { Answer, Ask, Question, QuestionList, QuestionQuery } from './reviews.dto.js';

@ApiTags('Reviews')
@Controller('api/v1')
export class QuestionsController {
  constructor(private readonly questions: QuestionsService) {}

  /** Lists what offices were asked, the newest first. Who is bound to an office sees what that one was asked. */
  @PartnersToo()
  @Get('questions')
  list(@Query() query: QuestionQuery, @Asker() asker: Principal): Promise<QuestionList> {
    return this.questions.list(query, pageOf(query), asker);
  }

  /** Answers a question to one's own office. */
  @Needs('write')
  @HttpCode(200)
  @PartnersToo()
  @Post('questions/:id/answer')
  answer(@Param('id') id: string, @Body() { text }: Answer, @Asker() asker: Principal): Promise<Question> {
    return this.questions.answer(id, text, asker);
  }

  /** Asks another office's advocate to read it for clarity before it is sent. */
  @Needs('write')
  @Post('communications/:id/clarity')
  askToRead(@Param('id') id: string, @Body() body: Ask, @Asker() asker: Principal): Promise<Question> {
    return this.questions.askToRead(id, body, asker);
  }
}
