import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';
import type { Role } from '../platform/permissions.js';

/** Somebody who can sign in. */
@Entity('person')
export class PersonEntity {
  @PrimaryColumn(id) id!: string;
  /** In lower case, as it is compared. */
  @Column({ type: 'varchar', length: 191 })
  @Index('person_email', { unique: true })
  email!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column(code) role!: Role;
  @Column({ ...id, nullable: true }) officeId!: string | null;
  /** Argon2id in PHC form; null until a password is set, and for those who sign in by the company's provider alone. */
  @Column({ type: 'varchar', length: 255, nullable: true }) passwordHash!: string | null;
  /** SHA-256 over issuer and subject of the company's provider, from the first sign-in there on. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  @Index('person_identity', { unique: true })
  identity!: string | null;
  @Column(instant) createdAt!: Date;
  /** When they came in first; null while the invitation is open. */
  @Column({ ...instant, nullable: true }) joinedAt!: Date | null;
  @Column({ ...instant, nullable: true }) lastSignInAt!: Date | null;
  @Column({ ...instant, nullable: true }) disabledAt!: Date | null;
}
