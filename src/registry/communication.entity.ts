import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export const CHANNELS = ['email', 'letter'] as const;
export type Channel = (typeof CHANNELS)[number];
export const BODY_FORMATS = ['text', 'html'] as const;
export type BodyFormat = (typeof BODY_FORMATS)[number];
export const CLEARANCES = ['clear', 'review', 'held', 'released'] as const;
export type ClearanceState = (typeof CLEARANCES)[number];

/** `pending`: stored, but not yet compared with the others; taken up again after a restart. */
export type DetectionState = 'pending' | 'done';

/** One outbound letter or email in its present revision; earlier revisions are in `revision`. */
@Entity('communication')
@Index('communication_office_external', ['officeId', 'externalId'], { unique: true })
@Index('communication_detection', ['detection', 'number'])
@Index('communication_window', ['fromDay', 'untilDay'])
export class CommunicationEntity {
  @PrimaryColumn(id) id!: string;
  /** Small integer that index rows carry instead of the id; rises with the time of arrival. */
  @Column({ type: 'integer' })
  @Index('communication_number', { unique: true })
  number!: number;
  @Column(id) officeId!: string;
  @Column({ type: 'varchar', length: 191 }) externalId!: string;
  @Column(code) channel!: Channel;
  @Column({ type: 'varchar', length: 191, nullable: true }) campaign!: string | null;
  @Column({ ...id, nullable: true }) journeyId!: string | null;
  @Column({ ...longText, nullable: true }) subject!: string | null;
  @Column(longText) body!: string;
  @Column(code) bodyFormat!: BodyFormat;
  /** The plain-text part beside an HTML body, and its visible text. */
  @Column({ ...longText, nullable: true }) alternative!: string | null;
  @Column({ ...longText, nullable: true }) alternativeText!: string | null;
  /** The visible text that every `start` and `end` points into. */
  @Column(longText) text!: string;
  @Column({ type: 'varchar', length: 500, nullable: true }) signatory!: string | null;
  /** As given (RFC 3339 date or date-time). */
  @Column({ type: 'varchar', length: 40, nullable: true }) sendFrom!: string | null;
  @Column({ type: 'varchar', length: 40, nullable: true }) sendUntil!: string | null;
  /** The send window in company days (both inclusive). `fromDay` null: a draft; `untilDay` null: open-ended. */
  @Column({ type: 'integer', nullable: true }) fromDay!: number | null;
  @Column({ type: 'integer', nullable: true }) untilDay!: number | null;
  @Column({ type: 'integer', nullable: true }) pieces!: number | null;
  @Column({ type: 'varchar', length: 32, nullable: true }) unitCostAmount!: string | null;
  @Column({ type: 'varchar', length: 3, nullable: true }) unitCostCurrency!: string | null;
  @Column({ type: 'integer' }) revision!: number;
  /** SHA-256 over content, audience and dates; what a clearance is bound to. */
  @Column({ type: 'varchar', length: 64 }) contentHash!: string;
  @Column(code) detection!: DetectionState;
  @Column(code) clearance!: ClearanceState;
  @Column({ ...instant, nullable: true }) withdrawnAt!: Date | null;
  /** The conflict whose decision withdrew it; null where its office did so itself. */
  @Column({ ...id, nullable: true })
  @Index('communication_withdrawn_for')
  withdrawnFor!: string | null;
  @Column(instant) createdAt!: Date;
  @Column(instant) updatedAt!: Date;
}
