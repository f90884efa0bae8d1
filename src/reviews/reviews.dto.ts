import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { CONFLICT_STATUSES, type ConflictStatus } from '../conflicts/conflict.entity.js';
import { CHOSEN_ID } from '../platform/ids.js';
import { PageQuery } from '../platform/page-query.dto.js';
import { IsTime } from '../registry/time.validator.js';
import { DECISIONS, type DecisionKind } from './effects.js';
import { MOVES, type Move } from './transitions.js';

/** Characters of a comment, question, answer or reason: some five printed pages. */
const MAX_WORDS = 10_000;

/** Conflicts decided by one request. */
const MAX_BULK = 200;

const WORDS = { message: `$property must have 1 to ${MAX_WORDS} characters, not all of them blank` };

/** What every move may carry: the version of the conflict that its maker has seen (`If-Match` does the same). */
export class Versioned {
  /** `version` of the conflict as it was looked at; when it was changed since, the move is refused with 409. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number;
}

/** Whose a conflict is from now on. */
export class Assign extends Versioned {
  /** User id. */
  @IsString()
  @Length(1, 64)
  assignee!: string;
}

/** Something to say about a conflict. */
export class Comment {
  /** Plain text; `@user` tells that user. Markup in it is shown as it is typed. */
  @IsString()
  @Matches(/\S/, WORDS)
  @MaxLength(MAX_WORDS, WORDS)
  text!: string;
}

/** A question to an office. */
export class Ask extends Versioned {
  /** Id of the office; its advocate is told. */
  @Matches(CHOSEN_ID, { message: 'office must be the id of an office' })
  office!: string;

  @IsString()
  @Matches(/\S/, WORDS)
  @MaxLength(MAX_WORDS, WORDS)
  question!: string;
}

/** An answer to what one's office was asked. */
export class Answer {
  @IsString()
  @Matches(/\S/, WORDS)
  @MaxLength(MAX_WORDS, WORDS)
  text!: string;
}

/** What has to change in one communication. */
export class DecidedEdit {
  /** Communication id. */
  @IsString()
  @Length(1, 64)
  communicationId!: string;

  /** The words that are wanted, or what is to be changed. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_WORDS, WORDS)
  text?: string;
}

/** What is decided. */
export class Decide extends Versioned {
  @IsIn(DECISIONS)
  decision!: DecisionKind;

  /** For keep_one: id of the communication that stays; the others are withdrawn. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  keep?: string | null;

  /** Why; needed to accept and for not_a_conflict. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_WORDS, WORDS)
  reason?: string | null;

  /** For accept: until when (a date is that whole day); a year where it is absent. */
  @IsOptional()
  @IsTime()
  expiresAt?: string | null;

  /** For accept: user id of who answers for the duplicate; whoever decides where it is absent. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  owner?: string | null;

  /** For reword: which communications have to change, and how. They are held until a revision no longer conflicts. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DecidedEdit)
  edits?: DecidedEdit[] | null;

  /** For reword and reschedule: the same without words. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsString({ each: true })
  communications?: string[] | null;
}

/** One decision on many conflicts. */
export class DecideMany extends Decide {
  /** Ids of conflicts. Each is decided by itself: one that is refused leaves the others decided. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique()
  @IsString({ each: true })
  conflicts!: string[];
}

/** Why a member is taken out, or a decision taken back, or a communication held or released. */
export class Because extends Versioned {
  @IsOptional()
  @IsString()
  @MaxLength(MAX_WORDS, WORDS)
  reason?: string | null;
}

/** Why, where a reason is needed. */
export class BecauseOf {
  @IsString()
  @Matches(/\S/, WORDS)
  @MaxLength(MAX_WORDS, WORDS)
  reason!: string;
}

/** Whether a decision helped. */
export class GiveFeedback {
  @IsBoolean()
  helped!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_WORDS, WORDS)
  words?: string | null;
}

/** What came of one conflict of a selection. */
export class DecidedOne {
  conflictId!: string;
  @ApiProperty({ enum: CONFLICT_STATUSES, required: false })
  status?: ConflictStatus;
  /** Why it was refused: the end of the problem's type, and its detail. */
  problem?: string;
  detail?: string;
}

/** What came of a selection. */
export class DecidedMany {
  items!: DecidedOne[];
}

/** A decision, in force or proposed. */
export class Disposition {
  @ApiProperty({ enum: DECISIONS })
  decision!: DecisionKind;
  keep!: string | null;
  reason!: string;
  /** RFC 3339. */
  expiresAt!: string | null;
  owner!: string | null;
  edits!: DecidedEdit[];
  communications!: string[];
  by!: string;
  at!: string;
  confirmedBy!: string | null;
}

/** What an office was asked. */
export class Question {
  id!: string;
  conflictId!: string | null;
  communicationId!: string | null;
  office!: string;
  question!: string;
  askedBy!: string;
  /** RFC 3339. */
  askedAt!: string;
  answer!: string | null;
  answeredBy!: string | null;
  answeredAt!: string | null;
}

/** A page of questions. */
export class QuestionList {
  items!: Question[];
  nextCursor!: string | null;
}

/** What the list of questions can be narrowed to. */
export class QuestionQuery extends PageQuery {
  /** Whose office was asked. */
  @IsOptional()
  @IsString()
  office?: string;

  /** Id of a communication that was to be read for clarity. */
  @IsOptional()
  @IsString()
  communication?: string;

  /** Only those without an answer, or only those with one. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  open?: boolean;
}

/** How a decision was received. */
export class Reception {
  helped!: number;
  didNotHelp!: number;
  words!: string[];
}

/** Where the review of a conflict stands, for the one who asks. */
export class Review {
  conflictId!: string;
  @ApiProperty({ enum: CONFLICT_STATUSES })
  status!: ConflictStatus;
  /** To be sent with the next move, so that nobody decides on what has changed meanwhile. */
  version!: number;
  /** What the asker may do now. */
  @ApiProperty({ enum: MOVES, isArray: true })
  moves!: Move[];
  /** The decision in force. */
  decision!: Disposition | null;
  /** A first reviewer's decision that waits for a second one. */
  proposal!: Disposition | null;
  /** Reviewers who have to agree. */
  decisionsNeeded!: number;
  questions!: Question[];
  /** Who owns it, and who is next when it is overdue. */
  line!: string[];
  watchers!: string[];
  reception!: Reception;
}
