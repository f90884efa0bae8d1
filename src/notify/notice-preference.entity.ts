import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id } from '../platform/database/columns.js';
import type { NoticeKind } from './notice.entity.js';

/** Whether somebody wants one kind of notice by mail; without a row they do. */
@Entity('notice_preference')
export class NoticePreferenceEntity {
  @PrimaryColumn(id) userId!: string;
  @PrimaryColumn(code) kind!: NoticeKind;
  /** 1 or 0. */
  @Column({ type: 'integer' }) mail!: number;
}
