import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export const NOTICE_KINDS = [
  'assigned',
  'asked',
  'answered',
  'mentioned',
  'due_soon',
  'overdue',
  'held',
  'released',
  'watched',
  'subscription',
  'digest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** `pending`: to be mailed · `sent` · `shown`: only to be read here (no mail wanted, or none possible) · `failed`. */
export type NoticeState = 'pending' | 'sent' | 'shown' | 'failed';

/** Something that one person is told: read in the pages, and mailed from here (the outbox). */
@Entity('notice')
@Index('notice_once', ['userId', 'dedupe'], { unique: true })
@Index('notice_due', ['state', 'nextAt'])
@Index('notice_user', ['userId', 'id'])
export class NoticeEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) userId!: string;
  /** What it is about, so that nobody is told the same thing twice. */
  @Column({ type: 'varchar', length: 120 }) dedupe!: string;
  @Column(code) kind!: NoticeKind;
  /** Id of the conflict or communication. */
  @Column(id) subject!: string;
  @Column({ type: 'varchar', length: 500 }) title!: string;
  /** Plain text. */
  @Column(longText) words!: string;
  @Column(code) state!: NoticeState;
  @Column({ type: 'integer' }) attempts!: number;
  @Column(instant) nextAt!: Date;
  @Column({ ...longText, nullable: true }) failure!: string | null;
  @Column(instant) createdAt!: Date;
  @Column({ ...instant, nullable: true }) sentAt!: Date | null;
  @Column({ ...instant, nullable: true }) readAt!: Date | null;
}
