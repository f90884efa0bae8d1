import { ApiProperty } from '@nestjs/swagger';

/** A mail that the mail server has not taken yet. */
export class UndeliveredMail {
  /** What it is: a notice, or a link that somebody needs to come in. */
  @ApiProperty({ enum: ['notice', 'invitation', 'password-reset'] })
  kind!: 'notice' | 'invitation' | 'password-reset';
  /** The address; null where its person is gone. */
  to!: string | null;
  /** What it tells. */
  title!: string;
  /** `waiting`: it is tried again at `nextAt` · `given-up`: only by hand (POST /api/v1/mails/retry). */
  @ApiProperty({ enum: ['waiting', 'given-up'] })
  state!: 'waiting' | 'given-up';
  attempts!: number;
  /** RFC 3339; null where it was given up. */
  nextAt!: string | null;
  /** What the mail server said last. */
  failure!: string;
}

/** Mails that were not taken, those that were given up first; 200 of each kind at most. */
export class UndeliveredMails {
  /** Whether there is a mail server (SMTP_URL). */
  configured!: boolean;
  items!: UndeliveredMail[];
}

/** How many mails are tried again. */
export class RetriedMails {
  retried!: number;
}
