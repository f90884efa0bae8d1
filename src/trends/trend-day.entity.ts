import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code } from '../platform/database/columns.js';

/** How often something happened on a day, by who it concerns. */
@Entity('trend_day')
export class TrendDayEntity {
  /** One of `MEASURES`. */
  @PrimaryColumn({ type: 'varchar', length: 32 }) measure!: string;
  /** `trend_scope.number`. */
  @PrimaryColumn({ type: 'integer' }) scope!: number;
  /** The company's day, `YYYY-MM-DD`. */
  @PrimaryColumn({ type: 'varchar', length: 16 }) day!: string;
  /** The conflict's kind; empty for communications. */
  @PrimaryColumn(code) kind!: string;
  @Column({ type: 'integer' }) n!: number;
}
