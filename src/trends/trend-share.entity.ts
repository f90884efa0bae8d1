import { Column, Entity, PrimaryColumn } from 'typeorm';
import { longText } from '../platform/database/columns.js';

/** What one communication or conflict adds to the counts at present, so that it can be taken out again. */
@Entity('trend_share')
export class TrendShareEntity {
  /** `communication:` with the number, or `conflict:` with the id. */
  @PrimaryColumn({ type: 'varchar', length: 80 }) source!: string;
  /** A `Share` as JSON. */
  @Column(longText) content!: string;
}
