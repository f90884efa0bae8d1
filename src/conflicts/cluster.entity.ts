import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';

/** Redundant communications. Keeps its id as members come and go; a merged one points to the one that stands. */
@Entity('cluster')
export class ClusterEntity {
  @PrimaryColumn(id) id!: string;
  /** `communication.number` of the member that the others are measured against. */
  @Column({ type: 'integer' }) principal!: number;
  /** `text`: the same text, edited or not; `purpose`: the same purpose in other words. */
  @Column(code) basis!: 'text' | 'purpose';
  @Column({ ...id, nullable: true }) mergedInto!: string | null;
  @Column({ ...instant, nullable: true }) dissolvedAt!: Date | null;
  @Column(instant) createdAt!: Date;
}
