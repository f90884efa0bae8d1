import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** A communication that is part of a conflict. */
@Entity('conflict_member')
@Index('conflict_member_communication', ['communication'])
export class ConflictMemberEntity {
  @PrimaryColumn(id) conflictId!: string;
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
  @Column({ type: 'double' }) similarity!: number;
  /** The content it had when the conflict was last brought up to date: another one means that it was revised since. */
  @Column({ type: 'varchar', length: 64, default: '' }) contentHash!: string;
  /** The communication's office, which never changes; here, so that the queue of an office is found without its letters. */
  @Column({ ...id, default: '' }) officeId!: string;
}
