import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { CERTAIN } from './bars.js';
import type { Fix } from './conflict.dto.js';
import { ConflictKeeper, type Draft } from './conflict-keeper.js';
import type { ConflictEntity } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import { disagreementOf } from './disagreeing.js';
import { DisagreementsStore } from './disagreements.store.js';
import { type DisputedFact, disputedFacts } from './disputing.js';
import type { Dossier } from './dossier.js';
import { DossiersService } from './dossiers.service.js';
import { successors } from './identity.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { Settlements, claimScope } from './settlements.js';

/** Brings the conflicts about disputed facts in step with the disagreements. */
@Injectable()
export class DisputesService {
  constructor(
    private readonly disagreements: DisagreementsStore,
    private readonly conflicts: ConflictsStore,
    private readonly communications: CommunicationsStore,
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
    const texts = await this.communications.texts([...new Set(rows.flatMap(({ low, high }) => [low, high]))], tx);
    const facts = disputedFacts(rows.map(disagreementOf), { dossiers, texts, tree, today });
    const { kept, merged, gone } = successors(
      facts.map((fact) => statements(fact.positions)),
      standing.map((conflict) => ({ id: conflict.id, members: statements(positionsOf(conflict)) })),
      // Whoever changes the figure stays in the same dispute with the others.
      1,
    );
    const byId = new Map(standing.map((conflict) => [conflict.id, conflict]));
    for (const [i, fact] of facts.entries()) {
      const draft = draftOf(fact, await this.unsettled(fact, dossiers, now, tx));
      kept[i] = await this.keeper.keep(byId.get(kept[i] ?? '') ?? null, draft, { dossiers, tree, today, now }, tx);
    }
    for (const id of [...merged.keys(), ...gone]) {
      const into = merged.has(id) ? (kept[merged.get(id) as number] ?? null) : null;
      await this.keeper.supersede(byId.get(id) as ConflictEntity, into, now, tx);
    }
    return nodes;
  }

  /** Whether any two who are part of the dispute have not been decided on as they are now. */
  private async unsettled(
    fact: DisputedFact,
    dossiers: ReadonlyMap<number, Dossier>,
    now: Date,
    tx: Transaction,
  ): Promise<boolean> {
    const members = membersOf(fact);
    const pairs = await this.settledPairs.among(members, claimScope(fact.topic), now, tx);
    const hashes = new Map(members.map((member) => [member, dossiers.get(member)?.contentHash ?? '']));
    const settlements = new Settlements(pairs, hashes);
    // One that contradicts itself is a pair with itself.
    if (members.length === 1) return members.some((member) => !settlements.settled(member, member));
    return members.some((low, i) => members.slice(i + 1).some((high) => !settlements.settled(low, high)));
  }
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
    members.map(({ communication, start }) => `${communication} ${start} ${value}`),
  );
}
