import { Entity, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** A passage that an office repeats across unrelated campaigns: boilerplate, never a reason for redundancy. */
@Entity('learned_passage')
export class LearnedPassageEntity {
  @PrimaryColumn(id) officeId!: string;
  @PrimaryColumn({ type: 'integer' }) passage!: number;
}
