import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { PageQuery } from '../platform/page-query.dto.js';
import {
  BODY_FORMATS,
  type BodyFormat,
  CHANNELS,
  CLEARANCES,
  type Channel,
  type ClearanceState,
} from './communication.entity.js';
import { IsTime } from './time.validator.js';

/** Letters of a subject or signatory; longer is a mistake in the feed. */
const MAX_LINE = 500;

/** Letters of a body: some 300 printed pages. */
const MAX_BODY = 2_000_000;

/** An amount of money: the amount as a decimal string, the currency as ISO 4217. */
export class Money {
  @Matches(/^\d{1,12}(\.\d{1,6})?$/, { message: 'amount must be a decimal number as a string, such as "0.85"' })
  amount!: string;

  @Matches(/^[A-Z]{3}$/, { message: 'currency must be an ISO 4217 code, such as "USD"' })
  currency!: string;
}

/** A communication as its office gives it. (office, externalId) identifies it. */
export class GiveCommunication {
  /** The office's own name for it; unique within the office. */
  @IsString()
  @Length(1, 191)
  @Matches(/^(?=\S)\P{Cc}*(?<=\S)$/u, {
    message: 'externalId must not begin or end with a blank, nor have control letters',
  })
  externalId!: string;

  /** Id of the office that sends it. */
  @Matches(CHOSEN_ID, { message: 'office must be the id of an office' })
  office!: string;

  @IsIn(CHANNELS)
  channel!: Channel;

  /** Communications that one office means as one send; its variants never conflict with each other. */
  @IsOptional()
  @IsString()
  @Length(1, 191)
  campaign?: string | null;

  /** Ids of the segments it is addressed to. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @Matches(CHOSEN_ID, { each: true, message: 'segments must be ids of segments' })
  segments!: string[];

  @IsOptional()
  @IsString()
  @MaxLength(MAX_LINE)
  subject?: string | null;

  /** The text or HTML as the office wrote it, merge fields included. */
  @IsString()
  @Length(1, MAX_BODY)
  body!: string;

  @IsIn(BODY_FORMATS)
  bodyFormat!: BodyFormat;

  /** The plain-text part that goes out beside an HTML body: whoever reads mail as text is told this instead. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_BODY)
  alternative?: string | null;

  /** Who signs it. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_LINE)
  signatory?: string | null;

  /** First day of the send window (RFC 3339 date, or date and time). Without it and `sendUntil`: a draft. */
  @IsOptional()
  @IsTime()
  sendFrom?: string | null;

  /** Last day of the send window; null for an always-on (triggered) communication. */
  @IsOptional()
  @IsTime()
  sendUntil?: string | null;

  /** Id of the journey it is part of. */
  @IsOptional()
  @Matches(CHOSEN_ID, { message: 'journey must be the id of a journey' })
  journey?: string | null;

  /** How many are sent. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  pieces?: number | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => Money)
  unitCost?: Money | null;
}

/** Whether a communication may be sent. */
export class Clearance {
  @ApiProperty({ enum: CLEARANCES })
  state!: ClearanceState;
  /** What the clearance is bound to; another content, audience or date has none. */
  contentHash!: string;
  /** The open conflicts that it is part of. */
  conflictIds!: string[];
}

/** What a sending system may say when it asks for a clearance. */
export class ClearanceQuery {
  /** `contentHash` of what it is about to send: another content than the present one is never clear. */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  contentHash?: string;
}

/** A communication as it is answered. */
export class Communication {
  id!: string;
  externalId!: string;
  office!: string;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  campaign!: string | null;
  segments!: string[];
  subject!: string | null;
  body!: string;
  @ApiProperty({ enum: BODY_FORMATS })
  bodyFormat!: BodyFormat;
  /** The plain-text part beside an HTML body. */
  alternative!: string | null;
  /** The visible text, subject line first; every `start` and `end` points into it. */
  text!: string;
  /** The same of the plain-text part; what has `part: "alternative"` points into it. */
  alternativeText!: string | null;
  signatory!: string | null;
  sendFrom!: string | null;
  sendUntil!: string | null;
  journey!: string | null;
  pieces!: number | null;
  unitCost!: Money | null;
  /** 1 for the first, one more for every change. */
  revision!: number;
  contentHash!: string;
  clearance!: Clearance;
  withdrawnAt!: string | null;
  /** RFC 3339. */
  createdAt!: string;
  updatedAt!: string;
}

/** A communication as lists show it: without body and text. */
export class CommunicationSummary {
  id!: string;
  externalId!: string;
  office!: string;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  campaign!: string | null;
  segments!: string[];
  subject!: string | null;
  signatory!: string | null;
  sendFrom!: string | null;
  sendUntil!: string | null;
  journey!: string | null;
  revision!: number;
  contentHash!: string;
  @ApiProperty({ enum: CLEARANCES })
  state!: ClearanceState;
  withdrawnAt!: string | null;
  createdAt!: string;
  updatedAt!: string;
}

/** A page of communications. */
export class CommunicationList {
  items!: CommunicationSummary[];
  nextCursor!: string | null;
}

/** What the list of communications can be narrowed to. */
export class CommunicationQuery extends PageQuery {
  /** Addressed to this segment. */
  @IsOptional()
  @IsString()
  segment?: string;

  @IsOptional()
  @IsString()
  office?: string;

  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @IsOptional()
  @IsString()
  campaign?: string;

  /** Clearance. */
  @IsOptional()
  @IsIn(CLEARANCES)
  state?: ClearanceState;

  /** Send windows that are not over before this day. */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Send windows that begin by this day. */
  @IsOptional()
  @IsTime()
  to?: string;

  /** Words in subject, text, external id or signatory; all must occur. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;
}

/** One revision of a communication. */
export class Revision {
  revision!: number;
  contentHash!: string;
  /** When it was filed, RFC 3339. */
  createdAt!: string;
  /** Whether it is the present one. */
  current!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The communication as its office gave it then.',
  })
  content!: Record<string, unknown>;
}

/** All revisions, oldest first. */
export class RevisionList {
  items!: Revision[];
}
