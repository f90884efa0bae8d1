import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dbTime, fromDbTime, inList, inPieces } from '../platform/database/sql.js';
import { SettledPairEntity } from './settled-pair.entity.js';

/** Questions about settled pairs. */
@Injectable()
export class SettledPairsStore {
  constructor(private readonly database: Database) {}

  /** What holds at `now` between any two of these communications, in all scopes. */
  async among(
    communications: readonly number[],
    now: Date,
    on: EntityManager = this.database.look,
  ): Promise<SettledPairEntity[]> {
    const wanted = new Set(communications);
    const rows = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return on.query<SettledPairEntity[]>(
        `SELECT low, high, scope, lowHash, highHash, how, conflictId, expiresAt FROM settled_pair
         WHERE low IN ${list.sql} AND (expiresAt IS NULL OR expiresAt > ?)`,
        [...list.values, dbTime(now)],
      );
    });
    return rows
      .filter((row) => wanted.has(row.high))
      .map((row) => ({ ...row, expiresAt: row.expiresAt === null ? null : fromDbTime(row.expiresAt) }));
  }

  /** Settles pairs; what was decided on the same contents before is replaced. */
  async settle(rows: readonly SettledPairEntity[], tx: EntityManager): Promise<void> {
    for (let from = 0; from < rows.length; from += 256) {
      const batch = rows.slice(from, from + 256);
      await tx.query(
        `REPLACE INTO settled_pair (low, high, scope, lowHash, highHash, how, conflictId, expiresAt) VALUES ${batch.map(() => '(?,?,?,?,?,?,?,?)').join(',')}`,
        batch.flatMap((row) => [
          row.low,
          row.high,
          row.scope,
          row.lowHash,
          row.highHash,
          row.how,
          row.conflictId,
          row.expiresAt === null ? null : dbTime(row.expiresAt),
        ]),
      );
    }
  }

  /** Takes back what a conflict's decisions settled; members that were removed stay removed. */
  async unsettle(conflictId: string, tx: EntityManager): Promise<void> {
    await tx.query(`DELETE FROM settled_pair WHERE conflictId = ? AND how <> 'removed'`, [conflictId]);
  }
}
