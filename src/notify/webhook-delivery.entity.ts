import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** One event on its way to one webhook: the outbox. What is pending is sent again until it arrives or has been enough. */
@Entity('webhook_delivery')
@Index('webhook_delivery_once', ['webhookId', 'dedupe'], { unique: true })
@Index('webhook_delivery_due', ['state', 'nextAt'])
@Index('webhook_delivery_webhook', ['webhookId', 'id'])
export class WebhookDeliveryEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) webhookId!: string;
  /** Number of the journal's entry: an event is delivered to a webhook once, however often the journal is read. */
  @Column({ type: 'varchar', length: 80 }) dedupe!: string;
  @Column({ type: 'varchar', length: 48 }) event!: string;
  @Column(longText) body!: string;
  @Column(code) state!: DeliveryState;
  @Column({ type: 'integer' }) attempts!: number;
  /** When to try next; while a try is under way, when it is taken to have died. */
  @Column(instant) nextAt!: Date;
  @Column({ type: 'integer', nullable: true }) responseStatus!: number | null;
  @Column({ ...longText, nullable: true }) failure!: string | null;
  @Column(instant) createdAt!: Date;
  @Column({ ...instant, nullable: true }) deliveredAt!: Date | null;
}
