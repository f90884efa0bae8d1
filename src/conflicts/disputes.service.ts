import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { CERTAIN } from './bars.js';
import type { Fix } from './conflict.dto.js';
import { ConflictKeeper, type Draft } from './conflict-keeper.js';
import type { ConflictEntity } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import { type Disagreement, disagreementOf } from './disagreeing.js';
import { DisagreementsStore } from './disagreements.store.js';
import { type DisputedFact, disputedFacts } from './disputing.js';
import type { Dossier } from './dossier.js';
import { DossiersService } from './dossiers.service.js';
import { successors } from './identity.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { Settlements, scopesOf } from './settlements.js';

/** Brings the conflicts about disputed facts in step with the disagreements. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly disagreements: DisagreementsStore,
    private readonly conflicts: ConflictsStore,
    private readonly dossiers: DossiersService,
    private readonly settledPairs: SettledPairsStore,
    private readonly keeper: ConflictKeeper,
  ) {}

  /** Settles all disputes that hang together with what was touched; returns every communication looked at. */
  async settle(
    touched: Iterable<number>,
    { tree, today, now }: { tree: SegmentTree; today: DayNumber; now: Date },
    tx: Transaction,
  ): Promise<Set<number>> {
    const nodes = new Set(touched);
    const rows = await this.disagreements.connected(nodes, tx);
    const standing = await this.conflicts.contradictionsOf([...nodes], tx);
    if (rows.length === 0 && standing.length === 0) return nodes;
    const dossiers = await this.dossiers.load([...nodes], tx);
    const settlements = await this.settlements(dossiers, now, tx);
    const apart = (one: Disagreement) => settlements.apart(one.low, one.high, scopesOf(one));
    const facts = disputedFacts(rows.map(disagreementOf), { apart, dossiers, tree, today });
    const heritable = await this.heritable(standing, facts, tx);
    const { kept, merged, gone } = successors(
      facts.map((fact) => statements(fact.positions)),
      heritable.map((conflict) => ({ id: conflict.id, members: statements(positionsOf(conflict)) })),
      // Whoever changes the figure stays in the same dispute with the others.
      1,
    );
    const byId = new Map(standing.map((conflict) => [conflict.id, conflict]));
    for (const [i, fact] of facts.entries()) {
      const draft = draftOf(fact, isUnsettled(fact, settlements));
      kept[i] = await this.keeper.keep(byId.get(kept[i] ?? '') ?? null, draft, { dossiers, tree, today, now }, tx);
    }
    for (const id of [...merged.keys(), ...gone]) {
      const into = merged.has(id) ? (kept[merged.get(id) as number] ?? null) : null;
      await this.keeper.supersede(byId.get(id) as ConflictEntity, into, now, tx);
    }
    return nodes;
  }

  /** What people have decided on any two of them. */
  private async settlements(dossiers: ReadonlyMap<number, Dossier>, now: Date, tx: Transaction): Promise<Settlements> {
    const pairs = await this.settledPairs.among([...dossiers.keys()], now, tx);
    return new Settlements(pairs, new Map([...dossiers].map(([number, dossier]) => [number, dossier.contentHash])));
  }

  /**
   * Conflicts that a fact can go on in. What was said to be none stays with those of whom it was said: a dispute of one of
   * them with somebody else is another one.
   */
  private async heritable(
    standing: readonly ConflictEntity[],
    facts: readonly DisputedFact[],
    tx: Transaction,
  ): Promise<ConflictEntity[]> {
    const dismissed = standing.filter(({ status }) => status === 'dismissed').map(({ id }) => id);
    const members = await this.conflicts.members(dismissed, tx);
    const goesOn = (id: string) => {
      const own = members.filter(({ conflictId }) => conflictId === id).map(({ communication }) => communication);
      return facts.some((fact) => own.every((number) => membersOf(fact).includes(number)));
    };
    return standing.filter(({ id }) => !dismissed.includes(id) || goesOn(id));
  }
}

/** Whether anything in the dispute has not been decided on as it is now. */
function isUnsettled({ disagreements }: DisputedFact, settlements: Settlements): boolean {
  return disagreements.some((one) => !settlements.settled(one.low, one.high, scopesOf(one)));
}

/** The positions that a contradiction's row keeps. */
export function positionsOf(conflict: ConflictEntity): DisputedFact['positions'] {
  return (JSON.parse(conflict.detail) as Pick<DisputedFact, 'positions'>).positions;
}

function draftOf(fact: DisputedFact, unsettled: boolean): Draft {
  const { positions, majority, steps, proposal } = fact;
  return {
    kind: 'contradiction',
    clusterId: null,
    segments: fact.segments,
    customersAffected: fact.customersAffected,
    confidence: fact.confidence,
    foundBy: fact.foundBy,
    below: fact.below,
    topic: fact.topic,
    claimKind: fact.claimKind,
    explanation: fact.explanation,
    detail: { positions, majority, steps, proposal },
    members: membersOf(fact).map((communication) => ({ communication, similarity: 0 })),
    unsettled,
    fix: fixOf(fact),
  };
}

/** Numbers, ascending. */
function membersOf({ positions }: DisputedFact): number[] {
  const members = new Set(positions.flatMap((position) => position.members.map((member) => member.communication)));
  return [...members].sort((a, b) => a - b);
}

/** One value against another, most say the same, and it is certain: the few have to take over what the many say. */
function fixOf({ positions, majority, confidence, proposal }: DisputedFact): Fix | null {
  if (!majority || positions.length !== 2 || confidence < CERTAIN || proposal === null || proposal.edits.length === 0)
    return null;
  const edits = proposal.edits.map(({ communicationId, before, after }) => ({
    communicationId,
    text: `“${after}” instead of “${before}”`,
  }));
  return { decision: 'reword', keep: proposal.keep, edits, reason: proposal.why };
}

/** What a dispute is recognised by when it is worked out anew: who says what about which place. */
function statements(positions: DisputedFact['positions']): string[] {
  return positions.flatMap(({ value, members }) =>
    members.map(({ communication, part, start, said }) => `${communication} ${part ?? ''}${start} ${said ?? value}`),
  );
}
