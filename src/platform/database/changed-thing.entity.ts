import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id } from './columns.js';

/** That something changed and has to be counted anew; taken away by whoever has counted it. */
@Entity('changed_thing')
export class ChangedThingEntity {
  @PrimaryColumn(id) id!: string;
  @Column(code) thing!: 'communication' | 'conflict';
  /** `communication.number`, or the conflict's id. */
  @Column(id) subject!: string;
}
