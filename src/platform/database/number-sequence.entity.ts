import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The next free small integer, by name; see `sequence.store.ts`. */
@Entity('number_sequence')
export class NumberSequenceEntity {
  @PrimaryColumn({ type: 'varchar', length: 32 }) name!: string;
  @Column({ type: 'integer' }) next!: number;
}
