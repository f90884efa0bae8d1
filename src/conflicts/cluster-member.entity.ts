import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** A communication's place in a cluster. */
@Entity('cluster_member')
@Index('cluster_member_communication', ['communication'])
export class ClusterMemberEntity {
  @PrimaryColumn(id) clusterId!: string;
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
  /** Likeness to the principal's text, 0..1. */
  @Column({ type: 'double' }) similarity!: number;
}
