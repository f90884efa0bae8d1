import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { PageQuery } from '../platform/page-query.dto.js';
import { WEBHOOK_EVENTS, type WebhookEvent } from './happenings.js';
import { DELIVERY_STATES, type DeliveryState } from './webhook-delivery.entity.js';

/** An address that wants to be told of events. */
export class CreateWebhook {
  /** http or https. Loopback and private addresses are refused unless a setting allows them. */
  @IsString()
  @MaxLength(2000)
  @Matches(/^https?:\/\/[^\s]+$/i, { message: 'url must begin with https:// or http://' })
  url!: string;

  /** Which events; all of them where it is absent. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  events?: WebhookEvent[];

  /** What deliveries are signed with; where it is absent, one is made and shown in this answer alone. */
  @IsOptional()
  @IsString()
  @Length(16, 190)
  secret?: string;
}

/** A webhook as it is listed; its secret is not shown again. */
export class Webhook {
  id!: string;
  url!: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events!: WebhookEvent[];
  createdBy!: string;
  /** RFC 3339. */
  createdAt!: string;
}

/** A new webhook with its secret. */
export class CreatedWebhook extends Webhook {
  secret!: string;
}

/** A page of webhooks. */
export class WebhookList {
  items!: Webhook[];
  nextCursor!: string | null;
}

/** One event on its way to a webhook. */
export class Delivery {
  id!: string;
  @ApiProperty({ enum: WEBHOOK_EVENTS })
  event!: WebhookEvent;
  @ApiProperty({ enum: DELIVERY_STATES })
  state!: DeliveryState;
  attempts!: number;
  /** When it is tried next; null once that is over. */
  nextAt!: string | null;
  /** Of the last try. */
  responseStatus!: number | null;
  failure!: string | null;
  createdAt!: string;
  deliveredAt!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  body!: Record<string, unknown>;
}

/** A page of deliveries, the newest first. */
export class DeliveryList {
  items!: Delivery[];
  nextCursor!: string | null;
}

/** What the list of deliveries can be narrowed to. */
export class DeliveryQuery extends PageQuery {
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  state?: DeliveryState;
}
