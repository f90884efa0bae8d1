import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';
import type { DisagreementEntity } from './disagreement.entity.js';

/** Communications of one connected component looked at together; what lies beyond keeps its conflicts. */
const MAX_COMPONENT = 2_000;

/** Questions about disagreements. */
@Injectable()
export class DisagreementsStore {
  constructor(private readonly database: Database) {}

  /** All disagreements of any of these communications. */
  async touching(
    communications: readonly number[],
    on: EntityManager = this.database.look,
  ): Promise<DisagreementEntity[]> {
    const rows = await inPieces(communications, async (piece) => {
      const list = inList(piece);
      const ask = (side: string) =>
        on.query<DisagreementEntity[]>(
          `SELECT low, high, ordinal, kind, confidence, finding FROM disagreement WHERE ${side} IN ${list.sql}`,
          list.values,
        );
      return [...(await ask('low')), ...(await ask('high'))];
    });
    return [...new Map(rows.map((row) => [`${row.low} ${row.high} ${row.ordinal}`, row])).values()];
  }

  /** Adds all that hangs together with `nodes` by disagreements to it, and returns the disagreements among them. */
  async connected(nodes: Set<number>, on: EntityManager = this.database.look): Promise<DisagreementEntity[]> {
    const found = new Map<string, DisagreementEntity>();
    let frontier = [...nodes];
    while (frontier.length > 0) {
      const next = new Set<number>();
      for (const row of await this.touching(frontier, on)) {
        found.set(`${row.low} ${row.high} ${row.ordinal}`, row);
        for (const number of [row.low, row.high]) {
          if (!nodes.has(number) && nodes.size + next.size < MAX_COMPONENT) next.add(number);
        }
      }
      for (const number of next) nodes.add(number);
      frontier = [...next];
    }
    return [...found.values()].filter(({ low, high }) => nodes.has(low) && nodes.has(high));
  }

  async deleteTouching(communications: readonly number[], tx: EntityManager): Promise<void> {
    for (let from = 0; from < communications.length; from += 4096) {
      const list = inList(communications.slice(from, from + 4096));
      await tx.query(`DELETE FROM disagreement WHERE low IN ${list.sql}`, list.values);
      await tx.query(`DELETE FROM disagreement WHERE high IN ${list.sql}`, list.values);
    }
  }

  async insert(rows: readonly DisagreementEntity[], tx: EntityManager): Promise<void> {
    await insertRows(
      tx,
      'disagreement',
      ['low', 'high', 'ordinal', 'kind', 'confidence', 'finding'],
      rows.map((row) => [row.low, row.high, row.ordinal, row.kind, row.confidence, row.finding]),
    );
  }
}
