import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, instant } from '../platform/database/columns.js';

/** An end-to-end customer experience (onboarding, renewal) with an owner who decides across offices. */
@Entity('journey')
export class JourneyEntity {
  @PrimaryColumn(id) id!: string;
  @Column({ type: 'varchar', length: 200 }) name!: string;
  @Column({ ...id, nullable: true }) owner!: string | null;
  @Column(instant) createdAt!: Date;
}
