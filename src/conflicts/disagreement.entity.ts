import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, longText } from '../platform/database/columns.js';

/** One fact that two communications which meet tell differently: what disputes are made from. `low` <= `high`; equal within one communication. */
@Entity('disagreement')
@Index('disagreement_high', ['high'])
export class DisagreementEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) low!: number;
  @PrimaryColumn({ type: 'integer' }) high!: number;
  /** Tells several facts of one pair apart. */
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column(code) kind!: string;
  /** Calibrated probability, 0..1. */
  @Column({ type: 'double' }) confidence!: number;
  /** The finding as JSON (`StoredDisagreement`). */
  @Column(longText) finding!: string;
}
