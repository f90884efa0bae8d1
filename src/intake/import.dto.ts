import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsArray, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { IMPORT_STATUSES, type ImportStatus } from './import.entity.js';

/** What entries of an import have in common where the format has no place for it (mbox), or leave out. */
export class ImportDefaults {
  /** Office of every entry that names none. */
  @IsOptional()
  @Matches(CHOSEN_ID, { message: 'office must be the id of an office' })
  office?: string;

  /** Segments of every entry that names none, separated by commas. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @Matches(CHOSEN_ID, { each: true, message: 'segments must be ids of segments, separated by commas' })
  segments?: string[];

  /** Campaign of every entry that names none. */
  @IsOptional()
  @IsString()
  @Length(1, 191)
  campaign?: string;
}

/** A fault of one rejected entry. */
export class ImportFault {
  /** Number of the line, message or row, from 1. */
  line!: number;
  /** JSON pointer into it; empty for the whole. */
  pointer!: string;
  detail!: string;
}

/** How far an import is. */
export class Import {
  id!: string;
  @ApiProperty({ enum: IMPORT_STATUSES })
  status!: ImportStatus;
  /** Entries read so far. */
  received!: number;
  accepted!: number;
  /** Entries whose very content was there already. */
  unchanged!: number;
  rejected!: number;
  /** The first 1,000 faults. */
  errors!: ImportFault[];
  /** Why it failed; null otherwise. */
  failure!: string | null;
  /** RFC 3339. */
  createdAt!: string;
  finishedAt!: string | null;
}

/** A page of imports. */
export class ImportList {
  items!: Import[];
  nextCursor!: string | null;
}
