import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, longText } from './columns.js';

/** The first answer to a request with an Idempotency-Key, given again to the same request. */
@Entity('idempotent_answer')
export class IdempotentAnswerEntity {
  /** SHA-256 over caller, route and key. */
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  /** SHA-256 of the request's body. */
  @Column({ type: 'varchar', length: 64 }) requestHash!: string;
  @Column({ type: 'integer' }) status!: number;
  @Column(longText) body!: string;
  @Column(instant) createdAt!: Date;
}
