import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { pageOf } from '../platform/page-query.dto.js';
import { Asker, PartnersToo, type Principal } from '../platform/principal.js';
import {
  ChangePreferences,
  CreateSubscription,
  Notice,
  NoticeList,
  NoticeQuery,
  Preferences,
  Subscription,
  SubscriptionList,
} from './notices.dto.js';
import { NoticesService } from './notices.service.js';

@ApiTags('Notices')
@Controller('api/v1')
export class NoticesController {
  constructor(private readonly notices: NoticesService) {}

  /** What one is told, the newest first. */
  @Get('notices')
  list(@Query() query: NoticeQuery, @Asker() asker: Principal): Promise<NoticeList> {
    return this.notices.list(query.unread ?? false, pageOf(query), asker);
  }

  /** Which kinds one wants by mail. */
  @PartnersToo()
  @Get('notices/preferences')
  preferences(@Asker() asker: Principal): Promise<Preferences> {
    return this.notices.preferences(asker);
  }

  /** Changes it. */
  @PartnersToo()
  @Patch('notices/preferences')
  prefer(@Body() body: ChangePreferences, @Asker() asker: Principal): Promise<Preferences> {
    return this.notices.prefer(body, asker);
  }

  /** Marks one as read. */
  @HttpCode(200)
  @Post('notices/:id/read')
  read(@Param('id') id: string, @Asker() asker: Principal): Promise<Notice> {
    return this.notices.read(id, asker);
  }

  /** What one wants to know of. */
  @Get('subscriptions')
  subscriptions(@Asker() asker: Principal): Promise<SubscriptionList> {
    return this.notices.subscriptions(asker);
  }

  /** Subscribes to a segment, a journey or a phrase. */
  @Post('subscriptions')
  subscribe(@Body() body: CreateSubscription, @Asker() asker: Principal): Promise<Subscription> {
    return this.notices.subscribe(body, asker);
  }

  /** Ends a subscription. */
  @Delete('subscriptions/:id')
  @HttpCode(204)
  unsubscribe(@Param('id') id: string, @Asker() asker: Principal): Promise<void> {
    return this.notices.unsubscribe(id, asker);
  }
}
