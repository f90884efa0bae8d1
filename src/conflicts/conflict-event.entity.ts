import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, instant, longText } from '../platform/database/columns.js';

/** What happened to a conflict: append-only. */
@Entity('conflict_event')
@Index('conflict_event_conflict', ['conflictId', 'id'])
export class ConflictEventEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) conflictId!: string;
  @Column(instant) at!: Date;
  /** Who: `detector`, or the id of a key or person. */
  @Column(id) actor!: string;
  /** opened, changed, superseded, reopened. */
  @Column({ type: 'varchar', length: 32 }) action!: string;
  /** From what to what, as JSON. */
  @Column(longText) detail!: string;
}
