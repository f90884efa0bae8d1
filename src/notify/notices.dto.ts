import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../platform/page-query.dto.js';
import { NOTICE_KINDS, type NoticeKind } from './notice.entity.js';
import { SUBSCRIPTION_KINDS, type SubscriptionKind } from './subscription.entity.js';

/** Something one is told. */
export class Notice {
  id!: string;
  @ApiProperty({ enum: NOTICE_KINDS })
  kind!: NoticeKind;
  /** Id of the conflict or communication. */
  subject!: string;
  title!: string;
  /** Plain text. */
  words!: string;
  /** RFC 3339. */
  createdAt!: string;
  mailedAt!: string | null;
  readAt!: string | null;
}

/** A page of notices, the newest first. */
export class NoticeList {
  items!: Notice[];
  nextCursor!: string | null;
}

export class NoticeQuery extends PageQuery {
  /** Only those that were not read. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  unread?: boolean;
}

/** Which kinds of notice one wants by mail. */
export class Preferences {
  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' } })
  mail!: Record<string, boolean>;
}

/** Changes to it; what is absent stays. */
export class ChangePreferences {
  /** `{ "due_soon": false }` */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' } })
  mail!: Record<string, unknown>;
}

/** What one wants to know of. */
export class CreateSubscription {
  @IsIn(SUBSCRIPTION_KINDS)
  kind!: SubscriptionKind;

  /** Id of the segment or journey, or the words of the phrase. */
  @IsString()
  @Length(1, 191)
  target!: string;
}

export class Subscription {
  id!: string;
  @ApiProperty({ enum: SUBSCRIPTION_KINDS })
  kind!: SubscriptionKind;
  target!: string;
  /** RFC 3339. */
  createdAt!: string;
}

export class SubscriptionList {
  items!: Subscription[];
}
