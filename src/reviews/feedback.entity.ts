import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant, longText } from '../platform/database/columns.js';

/** Whether a decision helped, as one of those says whom it concerned. */
@Entity('feedback')
export class FeedbackEntity {
  @PrimaryColumn(id) conflictId!: string;
  @PrimaryColumn(id) actor!: string;
  /** 1 or 0. */
  @Column({ type: 'integer' }) helped!: number;
  @Column({ ...longText, nullable: true }) words!: string | null;
  @Column(instant) at!: Date;
}
