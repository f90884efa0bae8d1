import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { IsAbsentOr } from '../platform/validation.js';
import { OFFICE_KINDS, type OfficeKind } from './office.entity.js';

/** An office as a caller creates it. */
export class CreateOffice {
  /** Chosen by the caller. */
  @Matches(CHOSEN_ID, { message: 'id must be 1 to 64 of a-z, 0-9 and -, and begin with a letter or digit' })
  id!: string;

  @IsString()
  @Length(1, 200)
  name!: string;

  @IsIn(OFFICE_KINDS)
  kind!: OfficeKind;

  /** User id of the person who speaks for the customer there. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  advocate?: string | null;
}

/** Changes to an office; what is absent stays. */
export class ChangeOffice {
  @IsAbsentOr()
  @IsString()
  @Length(1, 200)
  name?: string;

  @IsAbsentOr()
  @IsIn(OFFICE_KINDS)
  kind?: OfficeKind;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  advocate?: string | null;
}

/** An office as it is answered. */
export class Office {
  id!: string;
  name!: string;
  kind!: OfficeKind;
  advocate!: string | null;
  /** RFC 3339. */
  createdAt!: string;
}

/** A page of offices. */
export class OfficeList {
  items!: Office[];
  nextCursor!: string | null;
}
