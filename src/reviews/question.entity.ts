import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, instant, longText } from '../platform/database/columns.js';

/** Something that an office was asked: about a conflict, or to read a communication for clarity before it is sent. */
@Entity('question')
@Index('question_conflict', ['conflictId'])
@Index('question_communication', ['communicationId'])
@Index('question_office', ['officeId', 'id'])
export class QuestionEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ ...id, nullable: true }) conflictId!: string | null;
  @Column({ ...id, nullable: true }) communicationId!: string | null;
  /** Whose advocate is asked. */
  @Column(id) officeId!: string;
  @Column(longText) question!: string;
  @Column(id) askedBy!: string;
  @Column(instant) askedAt!: Date;
  @Column({ ...longText, nullable: true }) answer!: string | null;
  @Column({ ...id, nullable: true }) answeredBy!: string | null;
  @Column({ ...instant, nullable: true }) answeredAt!: Date | null;
}
