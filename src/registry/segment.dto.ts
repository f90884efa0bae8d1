import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { IsAbsentOr } from '../platform/validation.js';

const ID_RULE = { message: '$property must be 1 to 64 of a-z, 0-9 and -, and begin with a letter or digit' };

/** A segment as a caller creates it. */
export class CreateSegment {
  /** Chosen by the caller. */
  @Matches(CHOSEN_ID, ID_RULE)
  id!: string;

  @IsString()
  @Length(1, 200)
  name!: string;

  /** The segment that reaches this one; absent or null for a root. */
  @IsOptional()
  @Matches(CHOSEN_ID, ID_RULE)
  parentId?: string | null;

  /** Customers in it. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  audienceSize?: number | null;

  /** Days between two send windows up to which communications meet here; absent or null: as the parent, else the setting. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  collisionWindowDays?: number | null;

  /** User ids of the group that reviews its conflicts; absent or null: as the parent. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(25)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  reviewers?: string[] | null;

  /** Reviewers who have to agree on a decision; absent or null: as the parent, else 1. */
  @IsOptional()
  @IsIn([1, 2])
  decisionsNeeded?: number | null;

  /** Confidence from which duplicates enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  duplicateBar?: number | null;

  /** Confidence from which overlaps enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  overlapBar?: number | null;

  /** Confidence from which contradictions enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  contradictionBar?: number | null;

  /** Confidence from which what a second reader found by itself enters the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  secondReaderBar?: number | null;
}

/** Changes to a segment; what is absent stays. */
export class ChangeSegment {
  @IsAbsentOr()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @Matches(CHOSEN_ID, ID_RULE)
  parentId?: string | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  audienceSize?: number | null;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  collisionWindowDays?: number | null;

  /** User ids of the group that reviews its conflicts; absent or null: as the parent. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(25)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  reviewers?: string[] | null;

  /** Reviewers who have to agree on a decision; absent or null: as the parent, else 1. */
  @IsOptional()
  @IsIn([1, 2])
  decisionsNeeded?: number | null;

  /** Confidence from which duplicates enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  duplicateBar?: number | null;

  /** Confidence from which overlaps enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  overlapBar?: number | null;

  /** Confidence from which contradictions enter the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  contradictionBar?: number | null;

  /** Confidence from which what a second reader found by itself enters the queue here; absent or null: as the parent, else the default. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  secondReaderBar?: number | null;
}

/** A segment as it is answered. */
export class Segment {
  id!: string;
  name!: string;
  parentId!: string | null;
  audienceSize!: number | null;
  collisionWindowDays!: number | null;
  /** What holds where `collisionWindowDays` is null: the nearest ancestor's, else the setting. */
  inheritedWindowDays!: number;
  /** User ids of the reviewer group; null: as the parent. */
  reviewers!: string[] | null;
  /** Reviewers who have to agree; null: as the parent, else 1. */
  decisionsNeeded!: number | null;
  duplicateBar!: number | null;
  overlapBar!: number | null;
  contradictionBar!: number | null;
  secondReaderBar!: number | null;
  /** RFC 3339. */
  createdAt!: string;
}

/** A page of segments. */
export class SegmentList {
  items!: Segment[];
  nextCursor!: string | null;
}
