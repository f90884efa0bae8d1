import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant } from '../platform/database/columns.js';

/** Attempts to sign in that did not succeed, for one account or one address. */
@Entity('sign_in_attempt')
export class AttemptEntity {
  /** `account:` with the SHA-256 of the address given, whether there is such an account or not; `address:` with the network address. */
  @PrimaryColumn({ type: 'varchar', length: 96 }) id!: string;
  @Column({ type: 'integer' }) count!: number;
  @Column(instant)
  @Index('sign_in_attempt_last')
  lastAt!: Date;
  @Column({ ...instant, nullable: true }) blockedUntil!: Date | null;
}
