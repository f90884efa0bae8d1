import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { longText } from '../platform/database/columns.js';

/**
 * Whom something concerns: a set of segments and a set of offices. There are few of them beside what they are shared by,
 * and counts by set add up without counting anything twice, also after the segment tree has changed.
 */
@Entity('trend_scope')
@Index('trend_scope_digest', ['digest'], { unique: true })
export class TrendScopeEntity {
  @PrimaryColumn({ type: 'integer' }) number!: number;
  /** SHA-256 over both sets. */
  @Column({ type: 'varchar', length: 64 }) digest!: string;
  /** JSON array of ids, ascending. */
  @Column(longText) segments!: string;
  /** JSON array of ids, ascending. */
  @Column(longText) offices!: string;
}
