import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQuery } from '../platform/page-query.dto.js';
import { IsTime } from '../registry/time.validator.js';

export const AUDIT_FORMATS = ['json', 'csv', 'ndjson'] as const;

/** What the audit can be narrowed to. */
export class AuditQuery extends PageQuery {
  /** Who: `detector`, `clock`, or the id of a key or person. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  actor?: string;

  /** An action (`conflict.decided`), or all on one kind of thing (`conflict`). */
  @IsOptional()
  @Matches(/^[a-z_]{1,24}(\.[a-z_-]{1,23})?$/, {
    message: 'action must be one such as conflict.decided, or a kind such as conflict',
  })
  action?: string;

  /** Id of a conflict, communication, …. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  subject?: string;

  /** From this time on (RFC 3339; a date is that whole day). */
  @IsOptional()
  @IsTime()
  from?: string;

  /** Until this time; a date is until its end. */
  @IsOptional()
  @IsTime()
  to?: string;

  /** The same as `Accept`: `csv` and `ndjson` give everything that fits, the oldest first. */
  @IsOptional()
  @IsIn(AUDIT_FORMATS)
  format?: (typeof AUDIT_FORMATS)[number];
}

/** One entry of the record. */
export class AuditEntry {
  /** 1, 2, 3, … without a gap. */
  seq!: number;
  /** RFC 3339. */
  at!: string;
  actor!: string;
  action!: string;
  subject!: string;
  from!: string | null;
  to!: string | null;
  reason!: string | null;
  /** Evidence, detector and thresholds as they were. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  detail!: Record<string, unknown>;
  /** The hash of the entry before; empty for the first. */
  previousHash!: string;
  /** SHA-256 over `previousHash` and everything that this entry says. */
  hash!: string;
}

/** A page of the record, the newest first. */
export class AuditList {
  items!: AuditEntry[];
  nextCursor!: string | null;
}

/** What a verification may be held against. */
export class VerifyQuery {
  /** An end of the record that was noted elsewhere, as `number:hash`. */
  @IsOptional()
  @Matches(/^\d{1,10}:[0-9a-f]{64}$/, { message: 'noted must be a number and a hash with a colon between' })
  noted?: string;
}

/** Reads `number:hash`. */
export function notedHead(noted: string | undefined): { seq: number; hash: string } | null {
  const [seq, hash] = (noted ?? '').split(':');
  return hash === undefined ? null : { seq: Number(seq), hash };
}

/** An entry that does not fit, and how. */
export class AuditFault {
  seq!: number;
  fault!: string;
}

/** Whether the record is whole. */
export class AuditVerification {
  whole!: boolean;
  entries!: number;
  /** Where the chain ends. Keep it elsewhere: whoever has it can prove later that nothing before it was changed. */
  head!: { seq: number; hash: string };
  /** The first hundred. */
  faults!: AuditFault[];
}
