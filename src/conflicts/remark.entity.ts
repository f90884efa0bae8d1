import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { instant, longText } from '../platform/database/columns.js';

/** What a second reader said of a pair that meets, the last time it was asked. `low` < `high` always. */
@Entity('remark')
@Index('remark_high', ['high'])
export class RemarkEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) low!: number;
  @PrimaryColumn({ type: 'integer' }) high!: number;
  /** The contents that were read: of others it says nothing. */
  @Column({ type: 'varchar', length: 64 }) lowHash!: string;
  @Column({ type: 'varchar', length: 64 }) highHash!: string;
  /** Which model read them, with which version of the question. */
  @Column({ type: 'varchar', length: 191 }) reader!: string;
  /** `RemarkContent` as JSON. */
  @Column(longText) content!: string;
  @Column(instant) at!: Date;
}
