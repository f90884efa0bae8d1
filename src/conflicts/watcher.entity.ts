import { Entity, PrimaryColumn } from 'typeorm';
import { id } from '../platform/database/columns.js';

/** Someone who wants to be told what happens to a conflict. */
@Entity('watcher')
export class WatcherEntity {
  @PrimaryColumn(id) conflictId!: string;
  @PrimaryColumn(id) userId!: string;
}
