import { Entity, PrimaryColumn } from 'typeorm';

/** The index of candidates: communications of one segment that share a key are compared. Clustered by its key. */
@Entity('candidate_key')
export class CandidateKeyEntity {
  /** `segment.number`. */
  @PrimaryColumn({ type: 'integer' }) segment!: number;
  @PrimaryColumn({ type: 'integer' }) bandKey!: number;
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
}
