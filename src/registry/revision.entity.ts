import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** An earlier revision of a communication, whole, as the offices sent it; written when the next one arrives. */
@Entity('revision')
export class RevisionEntity {
  @PrimaryColumn(id) communicationId!: string;
  @PrimaryColumn({ type: 'integer' }) revision!: number;
  @Column({ type: 'varchar', length: 64 }) contentHash!: string;
  @Column({ type: 'json' }) content!: object;
  @Column(instant) createdAt!: Date;
}
