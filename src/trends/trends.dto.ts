import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Max, Min } from 'class-validator';
import { CONFLICT_KINDS, type ConflictKind, type ConflictStatus } from '../conflicts/conflict.entity.js';
import { Money } from '../registry/communication.dto.js';
import { IsTime } from '../registry/time.validator.js';
import { INTERVALS, type Interval } from './series.js';

/** A period, and whom it is about. */
export class PeriodQuery {
  /** What customers of this segment get: from it, from above it and from below it. */
  @IsOptional()
  @IsString()
  segment?: string;

  /** What this office has a part in. */
  @IsOptional()
  @IsString()
  office?: string;

  /** First day; without it, 90 days up to the last one. */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Last day; without it, today. */
  @IsOptional()
  @IsTime()
  to?: string;
}

export class OverlapQuery extends PeriodQuery {
  @IsOptional()
  @IsIn(INTERVALS)
  interval?: Interval = 'day';
}

export class TopicsQuery extends PeriodQuery {
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number = 20;
}

export class TimelineQuery {
  @IsString()
  segment!: string;

  /** First day; without it, today. */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Last day; without it, 90 days after the first one. */
  @IsOptional()
  @IsTime()
  to?: string;
}

export class ReplayQuery {
  @IsIn(CONFLICT_KINDS)
  kind!: ConflictKind;

  /** The confidence from which it would be put before reviewers; absent: the one that the segment would have from above. */
  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  bar?: number;
}

/** Days of the company, both inclusive. */
export class Period {
  from!: string;
  to!: string;
}

/** A day, week or month. */
export class OverlapPoint {
  /** Its first day that lies in the period. */
  at!: string;
  /** Communications in force at some time in it, each once; and of these, the redundant and the contradicted ones. */
  communications!: number;
  redundant!: number;
  contradicted!: number;
  overlapRate!: number;
  contradictionRate!: number;
  /** Conflicts that came up, came up again, and ended, by how. */
  opened!: number;
  reopened!: number;
  resolved!: number;
  dismissed!: number;
  superseded!: number;
  /** Conflicts that wait at its end. */
  open!: number;
}

export class OverlapTrend extends Period {
  @ApiProperty({ enum: INTERVALS })
  interval!: Interval;
  points!: OverlapPoint[];
}

/** What two offices have with each other; the same twice: an office with itself alone. */
export class OfficePair {
  a!: string;
  b!: string;
  /** In the period. */
  opened!: number;
  resolved!: number;
  dismissed!: number;
  /** At its end. */
  open!: number;
  /** Of the opened ones, by kind. */
  duplicate!: number;
  overlap!: number;
  contradiction!: number;
}

export class OfficeMatrix extends Period {
  /** Ids of all offices that are in a pair, ascending. */
  offices!: string[];
  pairs!: OfficePair[];
}

export class DisputedTopic {
  topic!: string;
  claimKind!: string;
  conflicts!: number;
  open!: number;
  resolved!: number;
  /** Of the one that concerns the most. */
  customersAffected!: number;
  /** RFC 3339. */
  lastOpenedAt!: string;
}

export class TopicTrend extends Period {
  items!: DisputedTopic[];
}

/** How long something took. */
export class Took {
  count!: number;
  /** Hours to one decimal; null where nothing was to be timed. */
  medianHours!: number | null;
  p90Hours!: number | null;
}

export class KindReview {
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind!: ConflictKind;
  decided!: number;
  confirmed!: number;
  /** Said to be none. */
  dismissed!: number;
  /** Confirmed of decided; null where nothing was decided. */
  precision!: number | null;
  timeToDecision!: Took;
}

export class AgeBand {
  /** Days: from (inclusive) to (exclusive; null: without end). */
  fromDays!: number;
  toDays!: number | null;
  conflicts!: number;
}

export class Backlog {
  open!: number;
  overdue!: number;
  /** RFC 3339; null where nothing waits. */
  oldestOpenedAt!: string | null;
  ages!: AgeBand[];
}

export class ReviewTrend extends Period {
  /** From coming up to the decision. */
  timeToDecision!: Took;
  /** For letters that had to wait: from filing, or the last revision, to clear or released. */
  timeToClear!: Took;
  precision!: number | null;
  kinds!: KindReview[];
  /** As it is now. */
  backlog!: Backlog;
}

export class SavedCommunication {
  communicationId!: string;
  externalId!: string;
  office!: string;
  conflictId!: string;
  /** RFC 3339. */
  withdrawnAt!: string;
  pieces!: number;
  contacts!: number;
  money!: Money | null;
}

export class SavingsByOffice {
  office!: string;
  communications!: number;
  pieces!: number;
  contacts!: number;
  /** One amount for each currency. */
  money!: Money[];
}

export class SavingsTrend extends Period {
  communications!: number;
  /** As the offices said how many there are. */
  pieces!: number;
  /** Pieces, and where nobody said how many, the customers of the segments. */
  contacts!: number;
  money!: Money[];
  offices!: SavingsByOffice[];
  /** The latest first; at most 200. */
  items!: SavedCommunication[];
}

export class TimelineItem {
  communicationId!: string;
  externalId!: string;
  office!: string;
  @ApiProperty({ enum: ['email', 'letter'] })
  channel!: string;
  campaign!: string | null;
  subject!: string | null;
  sendFrom!: string | null;
  sendUntil!: string | null;
  /** Company days of its send window; `untilDay` null: always on. */
  fromDay!: string;
  untilDay!: string | null;
  clearance!: string;
  /** Open conflicts that it is part of. */
  conflictIds!: string[];
}

export class PressureWeek {
  /** Its Monday. */
  at!: string;
  /** Communications whose sending begins in it. */
  starting!: number;
  /** Communications that may reach a customer in it. */
  inForce!: number;
  /** Offices that these are of. */
  offices!: number;
  /** Of these, those that are part of an open conflict. */
  colliding!: number;
}

export class Timeline extends Period {
  segment!: string;
  /** In the order of sending; at most 1000. */
  items!: TimelineItem[];
  /** Whether there are more: ask for a shorter period. */
  more!: boolean;
  /** Contact pressure by week. */
  weeks!: PressureWeek[];
}

export class ReplayedConflict {
  conflictId!: string;
  @ApiProperty({ enum: ['open', 'in_review', 'awaiting_office', 'resolved', 'dismissed'] })
  status!: ConflictStatus;
  confidence!: number;
  explanation!: string;
}

/** What another bar would have done in the last 90 days. */
export class BarReplay extends Period {
  segment!: string;
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind!: ConflictKind;
  /** The one that was replayed. */
  bar!: number;
  /** The one that holds at present. */
  presentBar!: number;
  /** Conflicts put before reviewers with the present bar, and with the other one. */
  present!: number;
  replayed!: number;
  /** Of those that would not have been: what reviewers confirmed, and what they said is none. */
  confirmedLost!: number;
  dismissedSpared!: number;
  /** The most harmful ones first; at most 50 each. */
  entering!: ReplayedConflict[];
  leaving!: ReplayedConflict[];
  enteringCount!: number;
  leavingCount!: number;
}
