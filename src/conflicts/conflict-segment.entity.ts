import { Entity, Index, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** All segments in which a conflict lies. */
@Entity('conflict_segment')
@Index('conflict_segment_segment', ['segmentId', 'conflictId'])
export class ConflictSegmentEntity {
  @PrimaryColumn(id) conflictId!: string;
  @PrimaryColumn(id) segmentId!: string;
}
