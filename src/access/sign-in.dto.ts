import { IsEmail, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { PASSWORD_MAX, PASSWORD_MIN } from './password-rules.js';

/** Which ways in there are. */
export class SignInWays {
  password!: boolean;
  /** Whether GET /api/v1/sign-in/oidc leads to the company's own sign-in. */
  oidc!: boolean;
}

/** Somebody signs in. */
export class SignIn {
  @IsString()
  @MaxLength(191)
  email!: string;

  @IsString()
  @MaxLength(PASSWORD_MAX)
  password!: string;
}

/** The token of a link. */
export class LinkToken {
  @IsString()
  @MaxLength(100)
  token!: string;
}

/** The first admin, with the token of the link that the first start printed. */
export class FirstRun extends LinkToken {
  @IsEmail()
  @MaxLength(191)
  email!: string;

  @IsString()
  @Length(1, 200)
  name!: string;

  @IsString()
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;
}

/** Whom an invitation is for. */
export class InvitationFor {
  email!: string;
  name!: string;
}

/** Somebody who was invited comes in. */
export class AcceptInvitation {
  @IsString()
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;

  /** The name, where the admin spelt it wrong. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  name?: string;
}

/** Somebody forgot the password. */
export class ForgottenPassword {
  @IsString()
  @MaxLength(191)
  email!: string;
}

/** What is said to everybody who forgot a password. */
export class ResetOnItsWay {
  message!: string;
}

/** The new password. */
export class NewPassword {
  @IsString()
  @Length(PASSWORD_MIN, PASSWORD_MAX)
  password!: string;
}
