import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** A set of customers. Segments form a tree; a parent reaches all its descendants. */
@Entity('segment')
export class SegmentEntity {
  @PrimaryColumn(id) id!: string;
  /** Small integer that index rows carry instead of the id. */
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ ...id, nullable: true }) parentId!: string | null;
  @Column({ type: 'integer', nullable: true }) audienceSize!: number | null;
  /** Days; null takes the nearest ancestor's, else the setting. */
  @Column({ type: 'integer', nullable: true }) collisionWindowDays!: number | null;
  /** JSON array of user ids: the reviewer group; null takes the nearest ancestor's. */
  @Column({ type: 'varchar', length: 2000, nullable: true }) reviewers!: string | null;
  /** Reviewers who have to agree on a decision (1 or 2); null takes the nearest ancestor's, else 1. */
  @Column({ type: 'integer', nullable: true }) decisionsNeeded!: number | null;
  /** Confidence (0..1) from which findings of a kind enter the queue; null takes the nearest ancestor's, else the default. */
  @Column({ type: 'double', nullable: true }) duplicateBar!: number | null;
  @Column({ type: 'double', nullable: true }) overlapBar!: number | null;
  @Column({ type: 'double', nullable: true }) contradictionBar!: number | null;
  /** The same for what a second reader found by itself. */
  @Column({ type: 'double', nullable: true }) secondReaderBar!: number | null;
  @Column(instant) createdAt!: Date;
}
