import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, instant, longText } from '../database/columns.js';

/** One thing that happened, in the order of the commits: append-only, each row chained to the one before (`chain.ts`). */
@Entity('journal_entry')
@Index('journal_entry_subject', ['subject', 'seq'])
@Index('journal_entry_actor', ['actor', 'seq'])
@Index('journal_entry_action', ['action', 'seq'])
export class JournalEntryEntity {
  /** 1, 2, 3, … without a gap. */
  @PrimaryColumn({ type: 'integer' }) seq!: number;
  @Column(instant) at!: Date;
  /** Who: `detector`, `clock`, or the id of a key or person. */
  @Column(id) actor!: string;
  /** What, as `conflict.decided`. */
  @Column({ type: 'varchar', length: 48 }) action!: string;
  /** To what: the id of a conflict, a communication, …. */
  @Column(id) subject!: string;
  @Column({ ...id, nullable: true }) fromState!: string | null;
  @Column({ ...id, nullable: true }) toState!: string | null;
  @Column({ ...longText, nullable: true }) reason!: string | null;
  /** What else has to be known later, as JSON: evidence, detector, thresholds. */
  @Column(longText) detail!: string;
  @Column({ type: 'varchar', length: 64 }) previousHash!: string;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}
