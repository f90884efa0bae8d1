import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';

/** Which passages an office repeats, and which of them it was learned to repeat everywhere. */
@Injectable()
export class PassagesStore {
  constructor(private readonly database: Database) {}

  async insertUses(
    rows: readonly { officeId: string; passage: number; communication: number }[],
    tx: EntityManager,
  ): Promise<void> {
    const sorted = [...rows].sort((a, b) => a.passage - b.passage);
    await insertRows(
      tx,
      'passage_use',
      ['officeId', 'passage', 'communication'],
      sorted.map((row) => [row.officeId, row.passage, row.communication]),
    );
  }

  async deleteUses(
    officeId: string,
    passages: readonly number[],
    communication: number,
    tx: EntityManager,
  ): Promise<void> {
    if (passages.length === 0) return;
    const list = inList(passages);
    await tx.query(`DELETE FROM passage_use WHERE officeId = ? AND passage IN ${list.sql} AND communication = ?`, [
      officeId,
      ...list.values,
      communication,
    ]);
  }

  /** How many communications of the office carry each passage, as far as `limit`; a passage that none carries is absent. */
  async users(
    officeId: string,
    passage: number,
    limit: number,
    on: EntityManager = this.database.look,
  ): Promise<number[]> {
    const rows = await on.query<{ communication: number }[]>(
      `SELECT communication FROM passage_use WHERE officeId = ? AND passage = ? ORDER BY communication LIMIT ${limit}`,
      [officeId, passage],
    );
    return rows.map((row) => row.communication);
  }

  /** Those of `passages` that more than one communication of the office carries. */
  async repeated(
    officeId: string,
    passages: readonly number[],
    on: EntityManager = this.database.look,
  ): Promise<number[]> {
    const rows = await inPieces(passages, (piece) => {
      const list = inList(piece);
      return on.query<{ passage: number }[]>(
        // An EXISTS per passage reads two index rows, where a COUNT would read every use of a footer.
        `SELECT DISTINCT u.passage AS passage FROM passage_use u WHERE u.officeId = ? AND u.passage IN ${list.sql} AND EXISTS (
           SELECT 1 FROM passage_use o WHERE o.officeId = u.officeId AND o.passage = u.passage AND o.communication < u.communication)`,
        [officeId, ...list.values],
      );
    });
    return rows.map((row) => row.passage);
  }

  /** The office's learned passages. */
  async learned(officeId: string, on: EntityManager = this.database.look): Promise<Set<number>> {
    const rows = await on.query<{ passage: number }[]>(`SELECT passage FROM learned_passage WHERE officeId = ?`, [
      officeId,
    ]);
    return new Set(rows.map((row) => row.passage));
  }

  async learn(officeId: string, passages: readonly number[], tx: EntityManager): Promise<void> {
    await insertRows(
      tx,
      'learned_passage',
      ['officeId', 'passage'],
      passages.map((passage) => [officeId, passage]),
    );
  }

  async unlearn(officeId: string, passages: readonly number[], tx: EntityManager): Promise<void> {
    if (passages.length === 0) return;
    const list = inList(passages);
    await tx.query(`DELETE FROM learned_passage WHERE officeId = ? AND passage IN ${list.sql}`, [
      officeId,
      ...list.values,
    ]);
  }
}
