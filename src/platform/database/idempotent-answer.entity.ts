import { Column, Entity, PrimaryColumn } from 'typeorm';
import { instant, longText } from './columns.js';

/** The first answer to a request with an Idempotency-Key, given again to the same request. */
@Entity('idempotent_answer')
export class IdempotentAnswerEntity {
  /** SHA-256 over caller, route and key. */
  @PrimaryColumn({ type: 'varchar', length: 64 }) id!: string;
  /** Of the body, keyed with the Idempotency-Key. */
  @Column({ type: 'varchar', length: 64 }) requestHash!: string;
  @Column({ type: 'integer' }) status!: number;
  /** Sealed with the Idempotency-Key. */
  @Column(longText) body!: string;
  @Column(instant) createdAt!: Date;
}
