import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';

export const SUBSCRIPTION_KINDS = ['segment', 'journey', 'phrase'] as const;
export type SubscriptionKind = (typeof SUBSCRIPTION_KINDS)[number];

/** Somebody wants to know what customers of a segment, or on a journey, are told, or where a phrase is used. */
@Entity('subscription')
@Index('subscription_once', ['userId', 'kind', 'target'], { unique: true })
export class SubscriptionEntity {
  @PrimaryColumn(id) id!: string;
  @Column(id) userId!: string;
  @Column(code) kind!: SubscriptionKind;
  /** Id of the segment or journey, or the phrase in lower case. */
  @Column({ type: 'varchar', length: 191 }) target!: string;
  @Column(instant) createdAt!: Date;
}
