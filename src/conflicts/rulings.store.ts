import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { dbTime, inPieces } from '../platform/database/sql.js';
import { RulingEntity, type Verdict } from './ruling.entity.js';

/** Questions about rulings. */
@Injectable()
export class RulingsStore {
  constructor(private readonly database: Database) {}

  /** Rulings that stand on any of these communications, oldest first. */
  standing(communications: readonly number[], on: EntityManager = this.database.look): Promise<RulingEntity[]> {
    return inPieces(communications, (piece) =>
      on.find(RulingEntity, { where: { communication: In(piece), endedAt: IsNull() }, order: { id: 'ASC' } }),
    );
  }

  async insert(rulings: readonly RulingEntity[], tx: EntityManager): Promise<void> {
    for (const ruling of rulings) await tx.insert(RulingEntity, ruling);
  }

  /** Ends what stands of a conflict's decisions (of one verdict, or all). */
  async endOfConflict(conflictId: string, verdict: Verdict | null, now: Date, tx: EntityManager): Promise<void> {
    await tx.query(
      `UPDATE ruling SET endedAt = ? WHERE conflictId = ? AND endedAt IS NULL${verdict === null ? '' : ' AND verdict = ?'}`,
      [dbTime(now), conflictId, ...(verdict === null ? [] : [verdict])],
    );
  }

  async end(ids: readonly string[], now: Date, tx: EntityManager): Promise<void> {
    if (ids.length > 0) await tx.update(RulingEntity, { id: In([...ids]) }, { endedAt: now });
  }
}
