import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export type Verdict = 'hold' | 'release';

/** What people ruled about one communication: that it is held, or that it may go out. */
@Entity('ruling')
@Index('ruling_communication', ['communication', 'endedAt'])
@Index('ruling_conflict', ['conflictId'])
export class RulingEntity {
  @PrimaryColumn(id) id!: string;
  /** `communication.number`. */
  @Column({ type: 'integer' }) communication!: number;
  /** The conflict whose decision it follows from; null for a ruling by hand on a communication that was in none. */
  @Column({ ...id, nullable: true }) conflictId!: string | null;
  @Column(code) verdict!: Verdict;
  /** A release holds for this content alone. A hold ends with another content that no longer conflicts; null: by hand alone. */
  @Column({ type: 'varchar', length: 64, nullable: true }) contentHash!: string | null;
  @Column(longText) reason!: string;
  @Column(id) actor!: string;
  @Column(instant) at!: Date;
  @Column({ ...instant, nullable: true }) endedAt!: Date | null;
}
