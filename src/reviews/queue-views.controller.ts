import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Asker, type Principal } from '../platform/principal.js';
import { QueueView, QueueViewList, SaveQueueView } from './queue-views.dto.js';
import { QueueViewsService } from './queue-views.service.js';

@ApiTags('Reviews')
@Controller('api/v1/queue-views')
export class QueueViewsController {
  constructor(private readonly views: QueueViewsService) {}

  /** Lists the views of the queue that one keeps. */
  @Get()
  list(@Asker() asker: Principal): Promise<QueueViewList> {
    return this.views.list(asker);
  }

  /** Keeps a view under a name; one of the same name is replaced. */
  @HttpCode(200)
  @Post()
  save(@Body() body: SaveQueueView, @Asker() asker: Principal): Promise<QueueView> {
    return this.views.save(body, asker);
  }

  /** Takes one away. */
  @HttpCode(204)
  @Delete(':id')
  delete(@Param('id') id: string, @Asker() asker: Principal): Promise<void> {
    return this.views.delete(id, asker);
  }
}
