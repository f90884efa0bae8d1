import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { PageQuery } from '../platform/page-query.dto.js';
import {
  CONFLICT_KINDS,
  CONFLICT_STATUSES,
  type ConflictKind,
  type ConflictStatus,
  FINDERS,
  type Finder,
  SEVERITIES,
  type Severity,
} from './conflict.entity.js';
import { FACT_KINDS } from '../detection/claims/claim.js';
import { CommunicationSummary } from '../registry/communication.dto.js';
import { IsTime } from '../registry/time.validator.js';
import { CONFLICT_SORTS, type ConflictSort } from './conflicts.store.js';

/** What the list of conflicts can be narrowed to and sorted by. */
export class ConflictQuery extends PageQuery {
  /** Conflicts that lie in this segment. */
  @IsOptional()
  @IsString()
  segment?: string;

  @IsOptional()
  @IsIn(CONFLICT_KINDS)
  kind?: ConflictKind;

  /** One status, or several separated by commas; without it, all but superseded. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  status?: string;

  /** Conflicts in which this office has a member. */
  @IsOptional()
  @IsString()
  office?: string;

  /** A second office that has a member in it; the same as `office` finds what it has with itself alone. */
  @IsOptional()
  @IsString()
  otherOffice?: string;

  /** Conflicts that customers of this segment see: in it, above it or below it. */
  @IsOptional()
  @IsString()
  reaching?: string;

  /** For contradictions: what is disputed, as conflicts and `GET /trends/topics` name it. */
  @IsOptional()
  @IsString()
  @MaxLength(191)
  topic?: string;

  @IsOptional()
  @IsIn(FACT_KINDS)
  claimKind?: string;

  /** Opened on this day (of the company) or at this time, or later. */
  @IsOptional()
  @IsTime()
  openedFrom?: string;

  /** Opened on this day, or before this time, or earlier. */
  @IsOptional()
  @IsTime()
  openedTo?: string;

  /** Decided (or superseded) on this day or at this time, or later. */
  @IsOptional()
  @IsTime()
  closedFrom?: string;

  /** Decided (or superseded) on this day, or before this time, or earlier. */
  @IsOptional()
  @IsTime()
  closedTo?: string;

  @IsOptional()
  @IsString()
  assignee?: string;

  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  /** Words in explanation, topic, subjects or external ids; all must occur. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  q?: string;

  /** `true`: only those that one move settles without doubt; each has its `fix`. `false`: only the others. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @IsBoolean()
  noBrainer?: boolean;

  /** `true` lists what lies below its segment's bar, instead of what lies above. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  below?: boolean;

  /** Who found it. */
  @IsOptional()
  @IsIn(FINDERS)
  foundBy?: Finder;

  /** Most harmful first (default), newest, due first, or most customers first. */
  @IsOptional()
  @IsIn(CONFLICT_SORTS)
  sort?: ConflictSort;
}

/** A communication's part in a conflict. */
export class ConflictMember {
  communicationId!: string;
  externalId!: string;
  office!: string;
  /** Likeness to the principal's text, 0 to 1. */
  similarity!: number;
}

/** A communication that takes a position on a disputed fact. */
export class PositionMember {
  communicationId!: string;
  externalId!: string;
  office!: string;
  quote!: string;
  /** UTF-16 offsets into the communication's `text`. */
  start!: number;
  end!: number;
  /** There where the offsets point into its `alternativeText` instead: the plain-text part says so. */
  @ApiProperty({ enum: ['alternative'], required: false })
  part?: 'alternative';
}

/** One of the values that a disputed fact is given. */
export class Position {
  value!: string;
  members!: PositionMember[];
}

/** What one communication has to say instead. */
export class FixEdit {
  communicationId!: string;
  text!: string;
}

/** The one move that settles a no-brainer: the body of `POST /conflicts/{id}/decide`. */
export class Fix {
  @ApiProperty({ enum: ['keep_one', 'reword'] })
  decision!: 'keep_one' | 'reword';
  /** Id of the communication that stays as it is. */
  keep!: string;
  /** For reword: what the others have to say instead. */
  edits?: FixEdit[];
  reason!: string;
}

/** What is told of a conflict wherever it is told of. */
class ConflictHead {
  id!: string;
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind!: ConflictKind;
  /** The segment with the most customers among `segments`. */
  segment!: string;
  segments!: string[];
  @ApiProperty({ enum: CONFLICT_STATUSES })
  status!: ConflictStatus;
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  customersAffected!: number;
  /** RFC 3339. */
  openedAt!: string;
  dueAt!: string | null;
  assignee!: string | null;
  /** Probability that it is one, 0 to 1 (docs/detection.md has the reliability table). */
  confidence!: number;
  /** Whether it is certain enough to be put before a reviewer unasked (precision at least 95 %). */
  certain!: boolean;
  /** The detector, a language model as second reader (docs/second-reader.md), or both. */
  @ApiProperty({ enum: FINDERS })
  foundBy!: Finder;
  /** For contradictions alone. */
  topic?: string;
  @ApiProperty({ enum: FACT_KINDS, required: false })
  claimKind?: string;
  /** One sentence that says why. */
  explanation!: string;
  /** Sent with a move, it keeps one from deciding on what has changed meanwhile. */
  version!: number;
  /** Whether one move settles it without doubt, and which. */
  noBrainer!: boolean;
  fix?: Fix;
}

/** A conflict as lists show it. */
export class ConflictSummary extends ConflictHead {
  members!: ConflictMember[];
}

/** A page of conflicts. */
export class ConflictList {
  items!: ConflictSummary[];
  nextCursor!: string | null;
}

/** A stretch of a communication's `text`, in UTF-16 offsets, half open. */
export class TextSpan {
  start!: number;
  end!: number;
  quote!: string;
}

/** Two sentences that say the same, or one that only one side has. */
export class AlignedPassage {
  a!: TextSpan | null;
  b!: TextSpan | null;
  /** string-similarity of the two, 0 to 1; null where one side is missing. */
  similarity!: number | null;
}

/** A step of the score; the contributions add up to the log-odds of it. */
export class ScoreStep {
  name!: string;
  value!: number;
  weight!: number;
  contribution!: number;
}

/** A named part of the evidence, in log-odds. */
export class EvidenceStep {
  name!: string;
  value!: number;
}

/** Why two members belong together. */
export class Evidence {
  /** Communication ids of the two sides. */
  a!: string;
  b!: string;
  @ApiProperty({ enum: ['duplicate', 'overlap'] })
  kind!: string;
  /** Probability that a customer would call the two redundant. */
  score!: number;
  similarity!: number;
  explanation!: string;
  steps!: ScoreStep[];
  aligned!: AlignedPassage[];
}

/** An edit that would bring a communication in line: `text` takes the place of [`start`, `end`) in its `text`. */
export class ProposedEdit {
  communicationId!: string;
  start!: number;
  end!: number;
  /** What stands there now. */
  before!: string;
  text!: string;
  /** There where the offsets point into `alternativeText` instead. */
  @ApiProperty({ enum: ['alternative'], required: false })
  part?: 'alternative';
}

/** Which communication should stand, and which edits the others need. */
export class Suggestion {
  /** Communication id. */
  keep!: string;
  why!: string;
  edits!: ProposedEdit[];
}

/** Something that happened to a conflict. */
export class HistoryEntry {
  /** RFC 3339. */
  at!: string;
  actor!: string;
  action!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: Record<string, unknown>;
}

/** A communication's part in a conflict, with what it is, to whom it goes and when. */
export class ConflictPart extends ConflictMember {
  /** Not there for what the asker may not see. */
  communication?: CommunicationSummary;
}

/** A conflict, whole. */
export class Conflict extends ConflictHead {
  members!: ConflictPart[];
  /** For duplicates and overlaps: the cluster it is about. */
  clusterId!: string | null;
  /** For duplicates and overlaps: the communication that the others are measured against. */
  principal!: string | null;
  /** For contradictions alone: who says what; the position that most hold first. */
  positions?: Position[];
  /** For contradictions alone: whether one position has more members than every other. */
  majority?: boolean;
  /** For contradictions alone: the steps that add up to the log-odds of the confidence. */
  steps?: EvidenceStep[];
  /** What its members say alike, pair by pair, the most alike first; of contradictions, as far as they are alike beside it. */
  evidence!: Evidence[];
  suggestion!: Suggestion | null;
  history!: HistoryEntry[];
}

/** What a conflict went through, oldest first. */
export class ConflictHistory {
  items!: HistoryEntry[];
}

/** A group of redundant communications. */
export class Cluster {
  id!: string;
  segment!: string;
  segments!: string[];
  /** Communication id. */
  principal!: string;
  members!: ConflictMember[];
  @ApiProperty({ enum: ['text', 'purpose'] })
  basis!: 'text' | 'purpose';
  /** The conflict about it. */
  conflictId!: string | null;
}

/** A page of clusters. */
export class ClusterList {
  items!: Cluster[];
  nextCursor!: string | null;
}

/** What the list of clusters can be narrowed to. */
export class ClusterQuery extends PageQuery {
  /** Clusters of this segment. */
  @IsOptional()
  @IsString()
  segment?: string;
}
