import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** What reading used and found on one day of the company, by segment. */
@Entity('reading_day')
export class ReadingDayEntity {
  /** `YYYY-MM-DD` in the company's time zone. */
  @PrimaryColumn({ type: 'varchar', length: 10 }) day!: string;
  @PrimaryColumn(id) segmentId!: string;
  @Column({ type: 'integer' }) questions!: number;
  @Column({ type: 'integer' }) tokensIn!: number;
  @Column({ type: 'integer' }) tokensOut!: number;
  /** In the currency of the settings. */
  @Column({ type: 'double' }) cost!: number;
  /** Findings that were kept, and such that the texts do not bear out. */
  @Column({ type: 'integer' }) findings!: number;
  @Column({ type: 'integer' }) dropped!: number;
  /** Answers outside the schema. */
  @Column({ type: 'integer' }) malformed!: number;
}
