import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { ROLES, type Role } from '../platform/permissions.js';

/** A key as an admin, or a person for themselves, creates it. */
export class CreateApiKey {
  /** What it is for, so that it can be told from others later. */
  @IsString()
  @Length(1, 200)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  /** The office that the key belongs to; needed for authors and advocates, not allowed for admins. */
  @IsOptional()
  @Matches(CHOSEN_ID, { message: 'office must be the id of an office' })
  office?: string | null;

  /** When it ends by itself (RFC 3339 date and time); absent or null: when it is revoked. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'expiresAt must be a date and time such as 2027-03-01T00:00:00Z' })
  expiresAt?: string | null;
}

/** A key as it is listed; the secret itself is shown once, when it is created. */
export class ApiKey {
  id!: string;
  name!: string;
  @ApiProperty({ enum: ROLES })
  role!: Role;
  office!: string | null;
  /** Id of the person whose own it is; null for keys that admins made for programs. */
  person!: string | null;
  /** The first letters of the secret. */
  prefix!: string;
  /** RFC 3339. */
  createdAt!: string;
  expiresAt!: string | null;
  lastUsedAt!: string | null;
  revokedAt!: string | null;
}

/** A new key with its secret. */
export class CreatedApiKey extends ApiKey {
  /** The secret: keep it now, it can't be shown again. */
  key!: string;
}

/** A page of keys. */
export class ApiKeyList {
  items!: ApiKey[];
  nextCursor!: string | null;
}
