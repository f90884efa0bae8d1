import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, longText } from '../platform/database/columns.js';

export type LinkKind = 'duplicate' | 'overlap';

/** Two communications that meet and are redundant: the edges from which clusters are made. `low` < `high` always. */
@Entity('link')
@Index('link_high', ['high'])
export class LinkEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) low!: number;
  @PrimaryColumn({ type: 'integer' }) high!: number;
  @Column(code) kind!: LinkKind;
  /** Probability (0..1) that a customer would call it redundant. */
  @Column({ type: 'double' }) score!: number;
  /** Likeness of the texts, 0..1, as people are shown it. */
  @Column({ type: 'double' }) similarity!: number;
  /** The finding as JSON: steps that add up to the score, aligned passages, explanation. */
  @Column(longText) finding!: string;
}
