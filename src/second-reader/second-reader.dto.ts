import { ApiProperty } from '@nestjs/swagger';

const STATES = ['off', 'reading', 'idle', 'trouble', 'budget'] as const;
export type ReaderState = (typeof STATES)[number];

/** Why the endpoint is not asked at present. */
export class ReaderTrouble {
  reason!: string;
  /** RFC 3339. */
  since!: string;
  /** When it is tried again. */
  until!: string;
}

/** How many communications are where. */
export class ReaderBacklog {
  waiting!: number;
  /** In a batch that has not come back. */
  exported!: number;
  read!: number;
  /** Not given to the reader, for their segments are not. */
  closed!: number;
  /** Given up: the endpoint refused them, or answered outside the schema twice. */
  failed!: number;
}

/** What was used and found on a day of the company. */
export class ReaderDay {
  /** `YYYY-MM-DD` */
  day!: string;
  questions!: number;
  tokensIn!: number;
  tokensOut!: number;
  /** In `currency`. */
  cost!: number;
  findings!: number;
  /** Findings that the texts do not bear out: not kept. */
  dropped!: number;
  /** Answers outside the schema. */
  malformed!: number;
}

/** What a segment used today. */
export class ReaderSegment {
  segment!: string;
  tokens!: number;
  cost!: number;
  /** Tokens a day, where it has a budget of its own. */
  budget!: number | null;
}

/** What reviewers made of what it found. */
export class ReaderFound {
  @ApiProperty({ enum: ['redundancy', 'contradiction'] })
  about!: 'redundancy' | 'contradiction';
  /** Conflicts that it found by itself and that wait for a decision. */
  open!: number;
  /** Decided, and not dismissed. */
  right!: number;
  /** Dismissed. */
  wrong!: number;
  /** Conflicts that the detector found as well. */
  agreed!: number;
  /** What a confidence of 0.9 of the reader's is worth by now, 0 to 1. */
  worth!: number;
}

/** The second reader: whether it reads, what it found, what reviewers made of it, and what it cost. */
export class SecondReader {
  @ApiProperty({ enum: STATES })
  state!: ReaderState;
  model!: string | null;
  /** Where the endpoint is; null without one. */
  endpoint!: string | null;
  trouble!: ReaderTrouble | null;
  backlog!: ReaderBacklog;
  tokensPerDay!: number | null;
  moneyPerDay!: number | null;
  /** ISO 4217 */
  currency!: string;
  /** Ids of the segments that may be read, with what lies below them; null: all. */
  segments!: string[] | null;
  /** The last 30 days on which anything was asked, oldest first. */
  days!: ReaderDay[];
  /** Today, by segment. */
  today!: ReaderSegment[];
  found!: ReaderFound[];
}
