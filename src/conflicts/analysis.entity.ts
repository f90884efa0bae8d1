import { Column, Entity, PrimaryColumn } from 'typeorm';
import { longText } from '../platform/database/columns.js';

/** What detection keeps of a communication's present revision, so that comparing never reads it anew. */
@Entity('analysis')
export class AnalysisEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
  /** Which version of the analysis wrote it. */
  @Column({ type: 'varchar', length: 16 }) detector!: string;
  /** The analysis as JSON. Opaque to SQL, hence text and not `json`. */
  @Column(longText) content!: string;
  /** JSON arrays of the integers this communication stands under in the index, needed to take it out again. */
  @Column(longText) indexKeys!: string;
}
