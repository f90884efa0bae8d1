import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** An address that is told of events. */
@Entity('webhook')
export class WebhookEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ type: 'varchar', length: 2000 }) url!: string;
  /** JSON array of event names. */
  @Column({ type: 'varchar', length: 500 }) events!: string;
  /** What deliveries are signed with; needed in clear for that. */
  @Column({ type: 'varchar', length: 191 }) secret!: string;
  @Column(id) createdBy!: string;
  @Column(instant) createdAt!: Date;
}
