import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, instant, longText } from '../platform/database/columns.js';
import type { LinkPurpose } from './one-time-link.entity.js';

/** Links that go by mail. */
export type MailedPurpose = Extract<LinkPurpose, 'invitation' | 'password-reset'>;

/**
 * A mail with a link that somebody is to get (the outbox of links). It has no token: the link is made when the mail is
 * sent, so that nothing here lets anybody in.
 */
@Entity('link_mail')
@Index('link_mail_due', ['state', 'nextAt'])
export class LinkMailEntity {
  /** The address it was asked for, in lower case, whether somebody has it or not: that is looked up at sending. */
  @PrimaryColumn({ type: 'varchar', length: 191 }) email!: string;
  @PrimaryColumn(code) purpose!: MailedPurpose;
  /** `pending`: to be mailed · `sent` · `failed`: given up after the last try. */
  @Column(code) state!: 'pending' | 'sent' | 'failed';
  @Column({ type: 'integer' }) attempts!: number;
  @Column(instant) nextAt!: Date;
  /** What the mail server said last. */
  @Column({ ...longText, nullable: true }) failure!: string | null;
  @Column({ ...instant, nullable: true }) sentAt!: Date | null;
}
