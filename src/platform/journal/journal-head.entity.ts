import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where the journal ends: one row, which every unit of work that appends takes in turn. */
@Entity('journal_head')
export class JournalHeadEntity {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' }) id!: number;
  @Column({ type: 'integer' }) seq!: number;
  @Column({ type: 'varchar', length: 64 }) hash!: string;
}
