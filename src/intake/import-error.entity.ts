import { Column, Entity, PrimaryColumn } from 'typeorm';
import { id, longText } from '../platform/database/columns.js';

/** One fault of one rejected entry. */
@Entity('import_error')
export class ImportErrorEntity {
  @PrimaryColumn(id) importId!: string;
  @PrimaryColumn({ type: 'integer' }) line!: number;
  @PrimaryColumn({ type: 'integer' }) ordinal!: number;
  @Column({ type: 'varchar', length: 191 }) pointer!: string;
  @Column(longText) detail!: string;
}
