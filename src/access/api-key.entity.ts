import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../platform/permissions.js';
import { code, id, instant } from '../platform/database/columns.js';

/** A key for programs. Only its SHA-256 is kept (keys are random and long, so a slow hash adds nothing). */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column(code) role!: Role;
  /** The office that it belongs to; authors and advocates write for it alone. */
  @Column({ ...id, nullable: true }) officeId!: string | null;
  /** Whose it is, if it is a person's own: it never may more than they. */
  @Column({ ...id, nullable: true })
  @Index('api_key_person')
  personId!: string | null;
  @Column({ type: 'varchar', length: 64 })
  @Index('api_key_hash', { unique: true })
  hash!: string;
  /** First letters, so that people can tell keys apart. */
  @Column({ type: 'varchar', length: 16 }) prefix!: string;
  @Column(instant) createdAt!: Date;
  @Column({ ...instant, nullable: true }) expiresAt!: Date | null;
  @Column({ ...instant, nullable: true }) lastUsedAt!: Date | null;
  @Column({ ...instant, nullable: true }) revokedAt!: Date | null;
}
