import { ApiProperty, OmitType } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { GiveCommunication } from '../registry/communication.dto.js';
import { AlignedPassage } from './conflict.dto.js';
import { CONFLICT_KINDS, type ConflictKind, SEVERITIES, type Severity } from './conflict.entity.js';

/** A communication to be checked: as for filing, but it needs no name yet. */
export class CheckCommunication extends OmitType(GiveCommunication, ['externalId'] as const) {
  /** With the id of a filed one, the check is of a revision of it: it is not compared with itself. */
  @IsOptional()
  @IsString()
  @Length(1, 191)
  externalId?: string | null;
}

/** The other side of a finding. */
export class OtherCommunication {
  communicationId!: string;
  externalId!: string;
  office!: string;
  subject!: string | null;
  sendFrom!: string | null;
  sendUntil!: string | null;
}

/** What one side says. */
export class Saying {
  quote!: string;
  /** UTF-16 offsets into that side's `text`. */
  start!: number;
  end!: number;
  /** For contradictions: the normalised value. */
  value?: string;
  /** There where the offsets point into `alternativeText` instead: the plain-text part says so. */
  @ApiProperty({ enum: ['alternative'], required: false })
  part?: 'alternative';
}

/** Words of the checked communication to be exchanged, so that it says what the other one says. */
export class FindingEdit {
  /** UTF-16 offsets into `text`. */
  start!: number;
  end!: number;
  before!: string;
  after!: string;
  /** There where the offsets point into `alternativeText` instead. */
  @ApiProperty({ enum: ['alternative'], required: false })
  part?: 'alternative';
}

/** One collision. */
export class Finding {
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind!: ConflictKind;
  segment!: string;
  segments!: string[];
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  customersAffected!: number;
  other!: OtherCommunication;
  similarity!: number;
  /** Probability that it is one, 0 to 1. */
  confidence!: number;
  topic?: string;
  claimKind?: string;
  mine!: Saying;
  theirs!: Saying;
  explanation!: string;
  /** For duplicates and overlaps: the sentences that say the same (`a` is mine), and those that only one side has. */
  passages!: AlignedPassage[];
  /** For contradictions whose values can be exchanged word for word; null otherwise. */
  edit!: FindingEdit | null;
}

/** How easily a text is read. */
export class ReadingEase {
  /** 0 (very hard) to 100 (very easy). */
  ease!: number;
  words!: number;
  sentences!: number;
}

/** The answer of a check; nothing of it is kept. */
export class Preflight {
  @ApiProperty({ enum: ['clear', 'review'] })
  verdict!: 'clear' | 'review';
  /** The visible text that `mine.start` and `mine.end` point into. */
  text!: string;
  /** The visible text of the plain-text part, where an email has one beside its HTML. */
  alternativeText!: string | null;
  /** How easily it is read (Flesch); null for a few words, and for other languages than English. */
  reading!: ReadingEase | null;
  /** The most harmful first. */
  findings!: Finding[];
}
