import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';

/**
 * How a pair was settled. `not_a_conflict` and `removed` keep the two out of one conflict; the others only keep a decided
 * conflict from being asked again while the texts stay as they are.
 */
export type Settlement = 'not_a_conflict' | 'removed' | 'accept' | 'reword' | 'reschedule';

/** A pair of contents that people have decided on. `low` < `high` always, and each hash is of its own side. */
@Entity('settled_pair')
@Index('settled_pair_conflict', ['conflictId'])
export class SettledPairEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) low!: number;
  @PrimaryColumn({ type: 'integer' }) high!: number;
  /** What was decided upon: `redundancy`, or one disputed fact (`claimScope`, `slotScope`). */
  @PrimaryColumn({ type: 'varchar', length: 191 }) scope!: string;
  /** Content hashes; both empty where it holds whatever the texts become (`removed`). */
  @PrimaryColumn({ type: 'varchar', length: 64 }) lowHash!: string;
  @PrimaryColumn({ type: 'varchar', length: 64 }) highHash!: string;
  @Column(code) how!: Settlement;
  @Column(id) conflictId!: string;
  /** For accepted duplicates: until when. */
  @Column({ ...instant, nullable: true }) expiresAt!: Date | null;
}
