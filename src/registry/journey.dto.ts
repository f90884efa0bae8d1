import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { IsAbsentOr } from '../platform/validation.js';

/** A journey as a caller creates it. Journeys that a communication names first exist without an owner. */
export class CreateJourney {
  /** Chosen by the caller. */
  @Matches(CHOSEN_ID, { message: 'id must be 1 to 64 of a-z, 0-9 and -, and begin with a letter or digit' })
  id!: string;

  @IsString()
  @Length(1, 200)
  name!: string;

  /** User id of the person who decides across offices. */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  owner?: string | null;
}

/** Changes to a journey; what is absent stays. */
export class ChangeJourney {
  @IsAbsentOr()
  @IsString()
  @Length(1, 200)
  name?: string;

  @IsOptional()
  @IsString()
  @Length(1, 64)
  owner?: string | null;
}

/** A journey as it is answered. */
export class Journey {
  id!: string;
  name!: string;
  owner!: string | null;
  /** RFC 3339. */
  createdAt!: string;
}

/** A page of journeys. */
export class JourneyList {
  items!: Journey[];
  nextCursor!: string | null;
}
