import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { ROLES, type Role } from '../platform/permissions.js';

const OFFICE_RULE = { message: 'office must be the id of an office' };

/** Somebody whom an admin asks in. */
export class InvitePerson {
  @IsEmail()
  @MaxLength(191)
  email!: string;

  @IsString()
  @Length(1, 200)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  /** The office that they belong to; needed for authors and advocates, not allowed for admins. */
  @IsOptional()
  @Matches(CHOSEN_ID, OFFICE_RULE)
  office?: string | null;
}

/** Changes to a person; what is absent stays. Another role or office ends their sessions. */
export class ChangePerson {
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;

  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  @IsOptional()
  @Matches(CHOSEN_ID, OFFICE_RULE)
  office?: string | null;
}

/** A person as admins see them. */
export class Person {
  id!: string;
  email!: string;
  name!: string;
  @ApiProperty({ enum: ROLES })
  role!: Role;
  office!: string | null;
  @ApiProperty({ enum: ['invited', 'active', 'disabled'] })
  state!: 'invited' | 'active' | 'disabled';
  @ApiProperty({ enum: ['password', 'oidc'], isArray: true })
  signsInBy!: ('password' | 'oidc')[];
  /** RFC 3339. */
  createdAt!: string;
  joinedAt!: string | null;
  lastSignInAt!: string | null;
  disabledAt!: string | null;
}

/** A page of people. */
export class PersonList {
  items!: Person[];
  nextCursor!: string | null;
}

/** An invitation on its way. */
export class Invitation {
  /** RFC 3339. Where it goes by mail, its link lasts at least until then. */
  expiresAt!: string;
  /** Whether it goes by mail: then it is tried for a day, until the mail server takes it. */
  mailed!: boolean;
  /** The link to pass on by hand, where there is no mail server. */
  link!: string | null;
}

/** An invited person with the invitation. */
export class InvitedPerson extends Person {
  invitation!: Invitation;
}

/** A person as everybody in the company sees them: to be assigned, mentioned, asked. */
export class Colleague {
  id!: string;
  name!: string;
  @ApiProperty({ enum: ROLES })
  role!: Role;
  office!: string | null;
}

/** A page of colleagues. */
export class ColleagueList {
  items!: Colleague[];
  nextCursor!: string | null;
}
