import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PageQuery, pageOf } from '../platform/page-query.dto.js';
import { Asker, Needs, type Principal } from '../platform/principal.js';
import { CreateWebhook, CreatedWebhook, Delivery, DeliveryList, DeliveryQuery, WebhookList } from './webhooks.dto.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('Webhooks')
@Needs('configure')
@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  /** Makes a webhook; the answer is the only time that a secret made here is shown. */
  @Post()
  create(@Body() body: CreateWebhook, @Asker() asker: Principal): Promise<CreatedWebhook> {
    return this.webhooks.create(body, asker);
  }

  /** Lists webhooks, the oldest first. */
  @Get()
  list(@Query() query: PageQuery): Promise<WebhookList> {
    return this.webhooks.list(pageOf(query));
  }

  /** Takes one away. */
  @Delete(':id')
  @HttpCode(204)
  delete(@Param('id') id: string, @Asker() asker: Principal): Promise<void> {
    return this.webhooks.delete(id, asker);
  }

  /** Lists its deliveries with what became of them, the newest first. */
  @Get(':id/deliveries')
  listDeliveries(@Param('id') id: string, @Query() query: DeliveryQuery): Promise<DeliveryList> {
    return this.webhooks.listDeliveries(id, query.state, pageOf(query));
  }

  /** Sends a delivery again. */
  @Post(':id/deliveries/:deliveryId/replay')
  @HttpCode(202)
  replay(
    @Param('id') id: string,
    @Param('deliveryId') deliveryId: string,
    @Asker() asker: Principal,
  ): Promise<Delivery> {
    return this.webhooks.replay(id, deliveryId, asker);
  }
}
