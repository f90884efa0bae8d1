import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { CHOSEN_ID } from '../platform/ids.js';
import { ROLES, type Role } from '../platform/principal.js';

/** A key as an admin creates it. */
export class CreateApiKey {
  /** What it is for, so that it can be told from others later. */
  @IsString()
  @Length(1, 200)
  name!: string;

  @IsIn(ROLES)
  role!: Role;

  /** The one office that the key writes for; needed for authors, not allowed for others. */
  @IsOptional()
  @Matches(CHOSEN_ID, { message: 'office must be the id of an office' })
  office?: string | null;
}

/** A key as it is listed; the secret itself is shown once, when it is created. */
export class ApiKey {
  id!: string;
  name!: string;
  role!: Role;
  office!: string | null;
  /** The first letters of the secret. */
  prefix!: string;
  /** RFC 3339. */
  createdAt!: string;
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
