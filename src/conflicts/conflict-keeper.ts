import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import type { ConflictEntity, ConflictKind } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import type { Dossier } from './dossier.js';
import { daysToSend, dueAt, harmOf, severityOf } from './severity.js';

/** The actor in the history of what no person did. */
const DETECTOR = 'detector';

/** A conflict as it should be, as far as detection decides it. */
export interface Draft {
  kind: ConflictKind;
  clusterId: string | null;
  /** The one with the most customers first. */
  segments: readonly string[];
  customersAffected: number;
  confidence: number;
  below: boolean;
  topic: string | null;
  claimKind: string | null;
  explanation: string;
  /** What is particular to the kind. */
  detail: object;
  members: readonly { communication: number; similarity: number }[];
}

/** Keeps conflicts in step with what detection finds: opened, changed, reopened, superseded, each with its event. */
@Injectable()
export class ConflictKeeper {
  constructor(private readonly conflicts: ConflictsStore) {}

  /** Opens a conflict, or brings the present one up to date. Returns its id. */
  async keep(
    present: ConflictEntity | null,
    draft: Draft,
    { dossiers, today, now }: { dossiers: ReadonlyMap<number, Dossier>; today: DayNumber; now: Date },
    tx: Transaction,
  ): Promise<string> {
    const facts = factsOf(
      draft,
      daysToSend(
        draft.members.flatMap((member) => dossiers.get(member.communication) ?? []),
        today,
      ),
      present?.openedAt ?? now,
    );
    const id = present?.id ?? newId();
    const members = draft.members.map((member) => member.communication);
    if (present === null) {
      await this.conflicts.insert(
        { ...facts, id, status: 'open', openedAt: now, closedAt: null, assignee: null, version: 1 },
        tx,
      );
      await this.tell(id, 'opened', { kind: draft.kind, members, confidence: draft.confidence }, now, tx);
    } else {
      await this.update(present, facts, members, now, tx);
    }
    await this.conflicts.replaceMembers(id, draft.members, tx);
    await this.conflicts.replaceSegments(id, draft.segments, tx);
    return id;
  }

  /** The reason of a conflict is gone: it leaves the queue and stays in the history. Its members stay readable there. */
  async supersede(present: ConflictEntity, mergedInto: string | null, now: Date, tx: Transaction): Promise<void> {
    if (present.status === 'superseded') return;
    await this.conflicts.update(present.id, { status: 'superseded', closedAt: now, version: present.version + 1 }, tx);
    await this.tell(present.id, 'superseded', { from: present.status, mergedInto }, now, tx);
  }

  private async update(
    present: ConflictEntity,
    facts: ReturnType<typeof factsOf>,
    members: readonly number[],
    now: Date,
    tx: Transaction,
  ): Promise<void> {
    const before = (await this.conflicts.members([present.id], tx)).map((member) => member.communication);
    const joined = members.filter((member) => !before.includes(member));
    const left = before.filter((member) => !members.includes(member));
    const changed = joined.length + left.length > 0 || facts.detail !== present.detail;
    const decided = present.status === 'resolved' || present.status === 'dismissed';
    const reopens = present.status === 'superseded' || (decided && changed);
    const status = reopens ? 'open' : present.status;
    await this.conflicts.update(
      present.id,
      { ...facts, status, closedAt: reopens ? null : present.closedAt, version: present.version + 1 },
      tx,
    );
    if (reopens) await this.tell(present.id, 'reopened', { from: present.status, joined, left }, now, tx);
    else if (changed) await this.tell(present.id, 'changed', { joined, left }, now, tx);
  }

  private async tell(conflictId: string, action: string, detail: object, at: Date, tx: Transaction): Promise<void> {
    await this.conflicts.addEvent(
      { id: newId(), conflictId, at, actor: DETECTOR, action, detail: JSON.stringify(detail) },
      tx,
    );
  }
}

function factsOf(draft: Draft, days: number | null, openedAt: Date) {
  const harmful = { kind: draft.kind, customersAffected: draft.customersAffected, daysToSend: days };
  return {
    kind: draft.kind,
    clusterId: draft.clusterId,
    segmentId: draft.segments[0] as string,
    severity: severityOf(harmful),
    customersAffected: draft.customersAffected,
    harm: harmOf(harmful),
    dueAt: dueAt(harmful, openedAt),
    confidence: draft.confidence,
    below: draft.below ? 1 : 0,
    topic: draft.topic?.slice(0, 191) ?? null,
    claimKind: draft.claimKind,
    explanation: draft.explanation,
    detail: JSON.stringify(draft.detail),
  };
}
