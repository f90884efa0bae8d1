import { Column, Entity, PrimaryColumn } from 'typeorm';
import { code, id, instant, longText } from '../platform/database/columns.js';

export const IMPORT_STATUSES = ['queued', 'running', 'done', 'failed'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];
export const IMPORT_FORMATS = ['ndjson', 'mbox', 'csv', 'zip'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** A bulk intake. Its counts and position are stored with the rows they count, so that a crash loses and doubles nothing. */
@Entity('import')
export class ImportEntity {
  @PrimaryColumn(id) id!: string;
  @Column(code) format!: ImportFormat;
  @Column(code) status!: ImportStatus;
  /** Size of the upload in bytes, and how much of it has been worked through. */
  @Column({ type: 'double' }) bytes!: number;
  /** Entries (lines, messages, rows) that are behind us: work goes on after them. */
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'integer' }) received!: number;
  @Column({ type: 'integer' }) accepted!: number;
  @Column({ type: 'integer' }) unchanged!: number;
  @Column({ type: 'integer' }) rejected!: number;
  /** For formats that cannot say it themselves (mbox): office, segments ... of every entry, as JSON. */
  @Column(longText) defaults!: string;
  /** The one office that the key which started it writes for, or null. */
  @Column({ ...id, nullable: true }) officeId!: string | null;
  /** Who started it: id of a person or key; its revisions are theirs. Null for imports of before this was kept. */
  @Column({ ...id, nullable: true }) startedBy!: string | null;
  /** Why it failed. */
  @Column({ ...longText, nullable: true }) failure!: string | null;
  @Column({ ...instant, nullable: true }) cancelledAt!: Date | null;
  @Column(instant) createdAt!: Date;
  @Column({ ...instant, nullable: true }) finishedAt!: Date | null;
}
