import { Entity, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** Which communications of an office contain a passage; the evidence for learned boilerplate. */
@Entity('passage_use')
export class PassageUseEntity {
  @PrimaryColumn(id) officeId!: string;
  @PrimaryColumn({ type: 'integer' }) passage!: number;
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
}
