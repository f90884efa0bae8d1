import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a follower has worked through the journal. */
@Entity('journal_cursor')
export class JournalCursorEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 }) name!: string;
  /** The last entry that was worked through. */
  @Column({ type: 'integer' }) seq!: number;
}
