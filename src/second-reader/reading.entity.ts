import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

/**
 * `waiting`: to be asked; `exported`: in a batch that has not come back; `answered`: what was answered is kept, but not yet
 * part of conflicts; `read`: done; `closed`: not to be read, for its segments are not given to the reader; `failed`: the
 * endpoint does not take it, or answered outside the schema twice.
 */
export type ReadingState = 'waiting' | 'exported' | 'answered' | 'read' | 'closed' | 'failed';

/** What the second reader has to do with one communication: the backlog, which is never in anybody's way. */
@Entity('reading')
@Index('reading_due', ['state', 'priority', 'communication'])
@Index('reading_question', ['questionId'])
export class ReadingEntity {
  /** `communication.number`. */
  @PrimaryColumn({ type: 'integer' }) communication!: number;
  /** The content that is to be read, or was. */
  @Column({ type: 'varchar', length: 64 }) contentHash!: string;
  /** The segment with the most customers among its own: whose budget it is read from. */
  @Column(id) segmentId!: string;
  @Column(code) state!: ReadingState;
  /** Harm that a conflict of it would do; the order of reading. */
  @Column({ type: 'double' }) priority!: number;
  /** How often somebody took it up: two processes never both do. */
  @Column({ type: 'integer' }) tries!: number;
  /** How often it was answered outside the schema, or refused. */
  @Column({ type: 'integer' }) faults!: number;
  /** Not before; while it is asked, when somebody else may take it up. */
  @Column(instant) nextAt!: Date;
  /** Of a question in a batch: `custom_id`, and what it was made from (`AskedQuestion`) as JSON. */
  @Column({ ...id, nullable: true }) questionId!: string | null;
  @Column({ ...longText, nullable: true }) question!: string | null;
  @Column({ ...longText, nullable: true }) failure!: string | null;
  @Column(instant) updatedAt!: Date;
}
