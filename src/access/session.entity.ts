import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** A person signed in at one browser. Only the token's SHA-256 is kept: who reads the database can't use it. */
@Entity('person_session')
export class SessionEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ type: 'varchar', length: 64 })
  @Index('person_session_token', { unique: true })
  tokenHash!: string;
  @Column(id)
  @Index('person_session_person')
  personId!: string;
  @Column(instant) createdAt!: Date;
  @Column(instant) lastSeenAt!: Date;
  /** The absolute end. */
  @Column(instant)
  @Index('person_session_expiry')
  expiresAt!: Date;
  /** Where from, and with which browser: so that people recognise their sessions. */
  @Column({ type: 'varchar', length: 64 }) address!: string;
  @Column({ type: 'varchar', length: 200 }) agent!: string;
}
