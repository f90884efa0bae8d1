import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** What somebody narrows the queue to again and again, under a name of theirs. */
@Entity('queue_view')
@Index('queue_view_once', ['userId', 'name'], { unique: true })
export class QueueViewEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) userId!: string;
  @Column({ type: 'varchar', length: 100 }) name!: string;
  /** The filters as `GET /conflicts` takes them, `kind=contradiction&sort=dueAt`. */
  @Column({ type: 'varchar', length: 2000 }) query!: string;
  @Column(instant) createdAt!: Date;
}
