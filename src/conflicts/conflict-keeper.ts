import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { Chronicle } from './chronicle.js';
import type { Group } from './clustering.js';
import type { ConflictEntity } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import type { Dossier } from './dossiers.service.js';
import { type LightLink, LinksStore } from './links.store.js';
import { OwnersService } from './owners.service.js';
import { RulingsStore } from './rulings.store.js';
import type { Settlements } from './settlements.js';
import { daysToSend, dueAt, harmOf, severityOf } from './severity.js';
import { statusAfter } from './standing.js';

/** The actor in the history of what no person did. */
const DETECTOR = 'detector';

/** Statuses in which a decision stands: a cluster that falls apart does not undo it. */
const DECIDED: readonly string[] = ['resolved', 'dismissed'];

interface Surroundings {
  tree: SegmentTree;
  today: DayNumber;
  now: Date;
  settlements: Settlements;
  links: readonly LightLink[];
}

type Dossiers = ReadonlyMap<number, Dossier>;

/** How a group differs from what its conflict knew. */
interface Difference {
  joined: number[];
  left: number[];
  revised: number[];
}

/** Keeps the conflict about a cluster in step with it: opened, changed, reopened, superseded, each with its event. */
@Injectable()
export class ConflictKeeper {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly links: LinksStore,
    private readonly communications: CommunicationsStore,
    private readonly owners: OwnersService,
    private readonly rulings: RulingsStore,
    private readonly chronicle: Chronicle,
  ) {}

  /** Opens the conflict about a cluster, or brings it up to date. */
  async keep(clusterId: string, group: Group, dossiers: Dossiers, about: Surroundings, tx: Transaction): Promise<void> {
    // A conflict about the very same communications is the same conflict, whichever cluster they sit in.
    const present = await this.locked(
      (await this.conflicts.ofCluster(clusterId, tx)) ?? (await this.conflicts.orphanAbout(group.members, tx)),
      tx,
    );
    const unsettled = about.links.some(
      ({ low, high, score }) =>
        score >= REDUNDANCY_BAR &&
        group.members.includes(low) &&
        group.members.includes(high) &&
        !about.settlements.settled(low, high),
    );
    if (present !== null) await this.bringUpToDate(present, clusterId, group, unsettled, dossiers, about, tx);
    else if (unsettled) await this.open(clusterId, group, dossiers, about, tx);
  }

  /** The reason of a conflict is gone: it leaves the queue and stays in the history. Its members stay readable there. */
  async supersede(clusterId: string, mergedInto: string | null, now: Date, tx: Transaction): Promise<void> {
    const present = await this.locked(await this.conflicts.ofCluster(clusterId, tx), tx);
    if (present === null || present.status === 'superseded' || DECIDED.includes(present.status)) return;
    await this.conflicts.update(present.id, { status: 'superseded', closedAt: now, version: present.version + 1 }, tx);
    await this.tell(present.id, 'superseded', present.status, 'superseded', { mergedInto }, now, tx);
  }

  /** As it is once nobody else can change it: a decision made meanwhile must not be overwritten. */
  private async locked(conflict: ConflictEntity | null, tx: Transaction): Promise<ConflictEntity | null> {
    if (conflict === null) return null;
    await this.conflicts.lock(conflict.id, tx);
    return this.conflicts.find(conflict.id, tx);
  }

  private async open(
    clusterId: string,
    group: Group,
    dossiers: Dossiers,
    { tree, today, now }: Surroundings,
    tx: Transaction,
  ): Promise<void> {
    const id = newId();
    const facts = await this.facts(group, dossiers, today, now, tx);
    const [owner] = await this.owners.line({ id, segmentId: facts.segmentId, members: group.members }, tree, tx);
    const opened: ConflictEntity = {
      ...facts,
      ...(await this.noBrainer(group, dossiers, {}, tx)),
      id,
      clusterId,
      status: 'open',
      openedAt: now,
      closedAt: null,
      assignee: owner ?? null,
      topic: null,
      claimKind: null,
      version: 1,
      escalation: 0,
      remindedAt: null,
    };
    await this.conflicts.insert(opened, tx);
    await this.place(id, group, dossiers, tx);
    await this.tell(id, 'opened', null, 'open', { members: group.members, kind: facts.kind, assignee: owner ?? null }, now, tx);
  }

  private async bringUpToDate(
    present: ConflictEntity,
    clusterId: string,
    group: Group,
    unsettled: boolean,
    dossiers: Dossiers,
    { today, now, tree }: Surroundings,
    tx: Transaction,
  ): Promise<void> {
    const { id } = present;
    const { joined, left, revised } = await this.difference(id, group, dossiers, tx);
    const { status, action } = statusAfter(present.status, { unsettled, revised: revised.length > 0 });
    const reopens = action === 'reopened';
    const facts = await this.facts(group, dossiers, today, reopens ? now : present.openedAt, tx);
    const changed = status !== present.status || joined.length + left.length + revised.length > 0;
    const [owner] =
      present.assignee === null
        ? await this.owners.line({ id, segmentId: facts.segmentId, members: group.members }, tree, tx)
        : [present.assignee];
    await this.conflicts.update(
      id,
      {
        ...facts,
        ...(await this.noBrainer(group, dossiers, JSON.parse(present.detail) as object, tx)),
        clusterId,
        status,
        assignee: owner ?? null,
        closedAt: reopens ? null : present.closedAt,
        version: changed ? present.version + 1 : present.version,
        // Once it went up for being overdue, its date is the one that was set then.
        ...(reopens ? { escalation: 0, remindedAt: null } : present.escalation > 0 ? { dueAt: present.dueAt } : {}),
      },
      tx,
    );
    await this.place(id, group, dossiers, tx);
    // What was released in view of the conflict as it was, is not released in view of what it has become.
    if (reopens || joined.length + revised.length > 0) await this.rulings.endOfConflict(id, 'release', now, tx);
    const what = { joined, left, revised };
    if (action !== null) await this.tell(id, action, present.status, status, what, now, tx);
    else if (joined.length + left.length > 0) await this.tell(id, 'changed', null, null, what, now, tx);
  }

  private async difference(id: string, group: Group, dossiers: Dossiers, tx: Transaction): Promise<Difference> {
    const before = new Map(
      (await this.conflicts.members([id], tx)).map((member) => [member.communication, member.contentHash]),
    );
    return {
      joined: group.members.filter((member) => !before.has(member)),
      left: [...before.keys()].filter((member) => !group.members.includes(member)),
      revised: group.members.filter(
        (member) => before.has(member) && before.get(member) !== dossiers.get(member)?.contentHash,
      ),
    };
  }

  private async place(id: string, group: Group, dossiers: Dossiers, tx: Transaction): Promise<void> {
    await this.conflicts.replaceMembers(
      id,
      group.members.map((communication) => ({
        communication,
        similarity: group.similarity.get(communication) ?? 0,
        contentHash: dossiers.get(communication)?.contentHash ?? '',
      })),
      tx,
    );
    await this.conflicts.replaceSegments(id, group.segments, tx);
  }

  private async facts(group: Group, dossiers: Dossiers, today: DayNumber, openedAt: Date, tx: Transaction) {
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

  /** Exact copies need no thought: the one the others are measured against stays. */
  private async noBrainer(
    group: Group,
    dossiers: Dossiers,
    detail: object,
    tx: Transaction,
  ): Promise<{ noBrainer: number; detail: string }> {
    const { fix: _earlier, ...rest } = detail as { fix?: unknown };
    const keep = dossiers.get(group.principal)?.id;
    if (keep === undefined || !(await this.areCopies(group, tx))) return { noBrainer: 0, detail: JSON.stringify(rest) };
    const fix = { decision: 'keep_one', keep, reason: 'The others are exact copies of it.' };
    return { noBrainer: 1, detail: JSON.stringify({ ...rest, fix }) };
  }

  private async areCopies(group: Group, tx: Transaction): Promise<boolean> {
    if (group.basis !== 'text' || [...group.similarity.values()].some((similarity) => similarity < 0.99)) return false;
    const texts = await this.communications.texts(group.members, tx);
    return new Set([...texts.values()].map((text) => text.replace(/\s+/g, ' ').trim())).size === 1;
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

  private tell(
    conflictId: string,
    action: string,
    from: string | null,
    to: string | null,
    detail: object,
    at: Date,
    tx: Transaction,
  ): Promise<void> {
    return this.chronicle.tell(conflictId, { actor: DETECTOR, action, from, to, detail, at }, tx);
  }
}
