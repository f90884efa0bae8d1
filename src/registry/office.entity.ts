import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id, instant } from '../platform/database/columns.js';

export const OFFICE_KINDS = ['marketing', 'operations', 'executive', 'partner', 'other'] as const;
export type OfficeKind = (typeof OFFICE_KINDS)[number];

/** A sender. */
@Entity('office')
export class OfficeEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column(code) kind!: OfficeKind;
  /** User id of the person who speaks for the customer there. */
  @Column({ ...id, nullable: true }) advocate!: string | null;
  @Column(instant) createdAt!: Date;
}
