import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import type { Group } from './clustering.js';
import type { ConflictEntity } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import type { Dossier } from './dossiers.service.js';
import { LinksStore } from './links.store.js';
import { daysToSend, dueAt, harmOf, severityOf } from './severity.js';

/** The actor in the history of what no person did. */
const DETECTOR = 'detector';

interface Surroundings {
  tree: SegmentTree;
  today: DayNumber;
  now: Date;
}

/** Keeps the conflict about a cluster in step with it: opened, changed, reopened, superseded, each with its event. */
@Injectable()
export class ConflictKeeper {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly links: LinksStore,
  ) {}

  /** Opens the conflict about a cluster, or brings it up to date. */
  async keep(
    clusterId: string,
    group: Group,
    dossiers: ReadonlyMap<number, Dossier>,
    { today, now }: Surroundings,
    tx: Transaction,
  ): Promise<void> {
    const present = await this.conflicts.ofCluster(clusterId, tx);
    const before =
      present === null ? [] : (await this.conflicts.members([present.id], tx)).map((member) => member.communication);
    const facts = await this.facts(group, dossiers, today, present?.openedAt ?? now, tx);
    const id = present?.id ?? newId();
    if (present === null) {
      const opened: ConflictEntity = {
        ...facts,
        id,
        clusterId,
        status: 'open',
        openedAt: now,
        closedAt: null,
        assignee: null,
        topic: null,
        claimKind: null,
        detail: '{}',
        version: 1,
      };
      await this.conflicts.insert(opened, tx);
      await this.tell(id, 'opened', { members: group.members, kind: facts.kind }, now, tx);
    } else {
      const joined = group.members.filter((member) => !before.includes(member));
      const reopens =
        present.status === 'superseded' || (joined.length > 0 && ['resolved', 'dismissed'].includes(present.status));
      const status = reopens ? 'open' : present.status;
      await this.conflicts.update(
        id,
        { ...facts, status, closedAt: reopens ? null : present.closedAt, version: present.version + 1 },
        tx,
      );
      const left = before.filter((member) => !group.members.includes(member));
      if (reopens) await this.tell(id, 'reopened', { from: present.status, joined, left }, now, tx);
      else if (joined.length + left.length > 0) await this.tell(id, 'changed', { joined, left }, now, tx);
    }
    await this.conflicts.replaceMembers(
      id,
      group.members.map((communication) => ({ communication, similarity: group.similarity.get(communication) ?? 0 })),
      tx,
    );
    await this.conflicts.replaceSegments(id, group.segments, tx);
  }

  /** The reason of a conflict is gone: it leaves the queue and stays in the history. Its members stay readable there. */
  async supersede(clusterId: string, mergedInto: string | null, now: Date, tx: Transaction): Promise<void> {
    const present = await this.conflicts.ofCluster(clusterId, tx);
    if (present === null || present.status === 'superseded') return;
    await this.conflicts.update(present.id, { status: 'superseded', closedAt: now, version: present.version + 1 }, tx);
    await this.tell(present.id, 'superseded', { from: present.status, mergedInto }, now, tx);
  }

  private async facts(
    group: Group,
    dossiers: ReadonlyMap<number, Dossier>,
    today: DayNumber,
    openedAt: Date,
    tx: Transaction,
  ) {
    const harmful = {
      kind: group.basis === 'text' ? ('duplicate' as const) : ('overlap' as const),
      customersAffected: group.customersAffected,
      daysToSend: daysToSend(
        group.members.flatMap((member) => dossiers.get(member) ?? []),
        today,
      ),
    };
    return {
      kind: harmful.kind,
      segmentId: group.segments[0] as string,
      severity: severityOf(harmful),
      customersAffected: group.customersAffected,
      harm: harmOf(harmful),
      dueAt: dueAt(harmful, openedAt),
      explanation: await this.explanation(group, tx),
    };
  }

  /** The sentence of the strongest finding about the principal, with how many others there are. */
  private async explanation(group: Group, tx: Transaction): Promise<string> {
    const findings = await this.links.among(group.members, tx);
    const telling =
      findings.find((link) => link.low === group.principal || link.high === group.principal) ?? findings[0];
    const sentence = telling === undefined ? '' : (JSON.parse(telling.finding) as { explanation: string }).explanation;
    const others = group.members.length - 2;
    return others > 0
      ? `${sentence} ${others} more ${others === 1 ? 'communication does' : 'communications do'} the same.`
      : sentence;
  }

  private async tell(conflictId: string, action: string, detail: object, at: Date, tx: Transaction): Promise<void> {
    await this.conflicts.addEvent(
      { id: newId(), conflictId, at, actor: DETECTOR, action, detail: JSON.stringify(detail) },
      tx,
    );
  }
}
