import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dbTime, inList, inPieces } from '../platform/database/sql.js';
import type { RemarkEntity } from './remark.entity.js';
import type { Remark, RemarkContent } from './remarking.js';

/** Questions about what a second reader remarked. */
@Injectable()
export class RemarksStore {
  constructor(private readonly database: Database) {}

  /** All remarks on any of these communications, whatever their contents are now. */
  async touching(communications: readonly number[], on: EntityManager = this.database.look): Promise<Remark[]> {
    const rows = await inPieces(communications, async (piece) => {
      const list = inList(piece);
      const ask = (side: string) =>
        on.query<Omit<RemarkEntity, 'at'>[]>(
          `SELECT low, high, lowHash, highHash, reader, content FROM remark WHERE ${side} IN ${list.sql}`,
          list.values,
        );
      return [...(await ask('low')), ...(await ask('high'))];
    });
    const distinct = new Map(rows.map((row) => [`${row.low} ${row.high}`, row]));
    return [...distinct.values()].map(({ content, ...row }) => ({ ...row, ...(JSON.parse(content) as RemarkContent) }));
  }

  /** Keeps remarks; what was said of a pair before is replaced. */
  async replace(remarks: readonly Remark[], at: Date, tx: EntityManager): Promise<void> {
    for (const { low, high, lowHash, highHash, reader, redundancy, facts } of remarks) {
      await tx.query('REPLACE INTO remark (low, high, lowHash, highHash, reader, content, at) VALUES (?,?,?,?,?,?,?)', [
        low,
        high,
        lowHash,
        highHash,
        reader,
        JSON.stringify({ redundancy, facts }),
        dbTime(at),
      ]);
    }
  }
}
