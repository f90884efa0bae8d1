import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { DeliveriesService } from './deliveries.service.js';
import { FollowerService } from './follower.service.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';
import { MailingService } from './mailing.service.js';
import { MailsController } from './mails.controller.js';
import { NoticesController } from './notices.controller.js';
import { NoticesService } from './notices.service.js';
import { NoticesStore } from './notices.store.js';
import { RecipientsService } from './recipients.service.js';
import { UndeliveredService } from './undelivered.service.js';
import { WatchingService } from './watching.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';
import { WebhooksStore } from './webhooks.store.js';

/** Those who have to know are told: webhooks, notices, mail, digests, subscriptions. Follows the journal. */
@Module({
  imports: [RegistryModule, AccessModule],
  controllers: [WebhooksController, NoticesController, MailsController, LiveController],
  providers: [
    WebhooksStore,
    NoticesStore,
    RecipientsService,
    DeliveriesService,
    WebhooksService,
    NoticesService,
    MailingService,
    UndeliveredService,
    FollowerService,
    WatchingService,
    LiveService,
  ],
})
export class NotifyModule {}
