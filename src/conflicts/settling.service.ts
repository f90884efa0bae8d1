import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { ConflictEntity } from './conflict.entity.js';
import { type Disagreement, disagreementOf } from './disagreeing.js';
import { DisagreementsStore } from './disagreements.store.js';
import { positionsOf } from './disputes.service.js';
import type { SettledPairEntity } from './settled-pair.entity.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { REDUNDANCY, claimScope, slotScope } from './settlements.js';

/** A pair of a conflict's members, and how it was decided on. */
export type DecidedPair = Omit<SettledPairEntity, 'scope' | 'conflictId'>;

/** Settles pairs under what a conflict is about: that two are redundant, or each fact of it that they tell differently. */
@Injectable()
export class SettlingService {
  constructor(
    private readonly settledPairs: SettledPairsStore,
    private readonly disagreements: DisagreementsStore,
  ) {}

  /** What was decided on pairs of a conflict's members. */
  async settle(conflict: ConflictEntity, pairs: readonly DecidedPair[], tx: Transaction): Promise<void> {
    const facts = await this.facts(conflict, pairs, tx);
    const rows = pairs.flatMap((pair): SettledPairEntity[] =>
      scopesOf(pair, conflict, facts).map((scope) => ({ ...pair, scope, conflictId: conflict.id })),
    );
    await this.settledPairs.settle(rows, tx);
  }

  /** The disagreements that a disputed fact is made from. */
  private async facts(
    conflict: ConflictEntity,
    pairs: readonly DecidedPair[],
    tx: Transaction,
  ): Promise<readonly Disagreement[]> {
    if (conflict.kind !== 'contradiction') return [];
    const held = new Set(
      positionsOf(conflict).flatMap(({ value, members }) =>
        members.map((one) => `${one.communication} ${one.said ?? value}`),
      ),
    );
    const rows = await this.disagreements.touching([...new Set(pairs.flatMap(({ low, high }) => [low, high]))], tx);
    return rows
      .map(disagreementOf)
      .filter(
        ({ kind, low, high, a, b }) =>
          kind === conflict.claimKind && held.has(`${low} ${a.value}`) && held.has(`${high} ${b.value}`),
      );
  }
}

function scopesOf({ low, high, how }: DecidedPair, conflict: ConflictEntity, facts: readonly Disagreement[]): string[] {
  if (conflict.kind !== 'contradiction') return [REDUNDANCY];
  const own = facts.filter((fact) => fact.low === low && fact.high === high);
  return [...new Set(own.map(how === 'removed' ? slotScope : claimScope))];
}
