import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';

export type LinkPurpose = 'first-run' | 'sign-in' | 'invitation' | 'password-reset';

/** A link that can be used once. Only its token's SHA-256 is kept. */
@Entity('one_time_link')
@Index('one_time_link_person', ['personId', 'purpose'])
export class OneTimeLinkEntity {
  @PrimaryColumn(id) id!: string;
  @Column(code) purpose!: LinkPurpose;
  @Column({ type: 'varchar', length: 64 })
  @Index('one_time_link_token', { unique: true })
  tokenHash!: string;
  /** Whose it is; null for the first run, when there is nobody yet. */
  @Column({ ...id, nullable: true }) personId!: string | null;
  @Column(instant) createdAt!: Date;
  @Column(instant) expiresAt!: Date;
  @Column({ ...instant, nullable: true }) usedAt!: Date | null;
}
