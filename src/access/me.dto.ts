import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length, MaxLength } from 'class-validator';
import { PERMISSIONS, ROLES, type Need, type Role } from '../platform/permissions.js';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules.js';

/** Who is signed in. */
export class Me {
  @ApiProperty({ enum: ['person', 'key'] })
  kind!: 'person' | 'key';
  id!: string;
  name!: string;
  /** Null for keys. */
  email!: string | null;
  @ApiProperty({ enum: ROLES })
  role!: Role;
  office!: string | null;
  /** Whether that office is a partner's, which sees only what is its own. */
  partner!: boolean;
  /** What the role allows. */
  @ApiProperty({ enum: [...Object.keys(PERMISSIONS), 'self'], isArray: true })
  may!: Need[];
  /** What every request of this session that changes something must repeat in the header X-CSRF-Token; null for keys. */
  csrfToken!: string | null;
}

/** A new password, with the present one. */
export class ChangePassword {
  @IsString()
  @MaxLength(PASSWORD_MAX)
  present!: string;

  @IsString()
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;
}

/** One browser in which somebody is signed in. */
export class Session {
  id!: string;
  /** Whether it is the one that asks. */
  current!: boolean;
  address!: string;
  /** The browser, as it names itself. */
  agent!: string;
  /** RFC 3339. */
  createdAt!: string;
  lastSeenAt!: string;
  expiresAt!: string;
}

/** All sessions of a person, the newest first. */
export class SessionList {
  items!: Session[];
}
