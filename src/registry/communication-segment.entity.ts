import { Entity, Index, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** Which segments a communication is addressed to. */
@Entity('communication_segment')
@Index('communication_segment_segment', ['segmentId', 'communication'])
export class CommunicationSegmentEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
  @PrimaryColumn(id) segmentId!: string;
}
