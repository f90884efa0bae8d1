import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { DayNumber } from '../platform/clock.js';
import { newId } from '../platform/ids.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { Chronicle } from './chronicle.js';
import type { Fix } from './conflict.dto.js';
import type { ConflictEntity, ConflictKind, Finder } from './conflict.entity.js';
import { ConflictsStore } from './conflicts.store.js';
import type { Dossier } from './dossier.js';
import { OwnersService } from './owners.service.js';
import { RulingsStore } from './rulings.store.js';
import { daysToSend, dueAt, harmOf, severityOf } from './severity.js';
import { statusAfter } from './standing.js';

/** The actor in the history of what no person did. */
const DETECTOR = 'detector';

/** Statuses in which a decision stands: that its reason is gone does not undo it. */
const DECIDED: readonly string[] = ['resolved', 'dismissed'];

/** A conflict as it should be, as far as detection decides it. */
export interface Draft {
  kind: ConflictKind;
  clusterId: string | null;
  /** The one with the most customers first. */
  segments: readonly string[];
  customersAffected: number;
  confidence: number;
  foundBy: Finder;
  below: boolean;
  topic: string | null;
  claimKind: string | null;
  explanation: string;
  /** What is particular to the kind. */
  detail: object;
  members: readonly { communication: number; similarity: number }[];
  /** Whether any two of its members collide in a way that nobody has decided on. */
  unsettled: boolean;
  /** The one move that settles it without doubt, if there is one. */
  fix: Fix | null;
}

/** What is known beside the findings. */
export interface Ground {
  dossiers: ReadonlyMap<number, Dossier>;
  tree: SegmentTree;
  today: DayNumber;
  now: Date;
}

/** Keeps conflicts in step with what detection finds: opened, changed, reopened, superseded, each with its event. */
@Injectable()
export class ConflictKeeper {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly owners: OwnersService,
    private readonly rulings: RulingsStore,
    private readonly chronicle: Chronicle,
  ) {}

  /** Opens a conflict, or brings the present one up to date. Returns its id; null where all of it was decided before. */
  async keep(present: ConflictEntity | null, draft: Draft, ground: Ground, tx: Transaction): Promise<string | null> {
    if (present === null) return draft.unsettled ? this.open(draft, ground, tx) : null;
    await this.bringUpToDate(await this.locked(present, tx), draft, ground, tx);
    return present.id;
  }

  /** The reason of a conflict is gone: it leaves the queue and stays in the history. Its members stay readable there. */
  async supersede(conflict: ConflictEntity, mergedInto: string | null, now: Date, tx: Transaction): Promise<void> {
    const present = await this.locked(conflict, tx);
    if (present.status === 'superseded' || DECIDED.includes(present.status)) return;
    await this.conflicts.update(present.id, { status: 'superseded', closedAt: now, version: present.version + 1 }, tx);
    const happening = { from: present.status, to: 'superseded', detail: { mergedInto }, at: now };
    await this.chronicle.tell(present.id, { actor: DETECTOR, action: 'superseded', ...happening }, tx);
  }

  /** As it is once nobody else can change it: a decision made meanwhile must not be overwritten. */
  private async locked(conflict: ConflictEntity, tx: Transaction): Promise<ConflictEntity> {
    await this.conflicts.lock(conflict.id, tx);
    return (await this.conflicts.find(conflict.id, tx)) ?? conflict;
  }

  private async open(draft: Draft, ground: Ground, tx: Transaction): Promise<string> {
    const { now } = ground;
    const id = newId();
    const assignee = await this.ownerOf(id, draft, ground, tx);
    await this.conflicts.insert(
      {
        ...factsOf(draft, ground, now),
        id,
        status: 'open',
        openedAt: now,
        closedAt: null,
        assignee,
        version: 1,
        escalation: 0,
        remindedAt: null,
      },
      tx,
    );
    await this.place(id, draft, ground, tx);
    const members = draft.members.map((member) => member.communication);
    const detail = { kind: draft.kind, members, confidence: draft.confidence, assignee };
    await this.chronicle.tell(id, { actor: DETECTOR, action: 'opened', to: 'open', detail, at: now }, tx);
    return id;
  }

  private async bringUpToDate(present: ConflictEntity, draft: Draft, ground: Ground, tx: Transaction): Promise<void> {
    const { id } = present;
    const { now } = ground;
    const what = await this.difference(id, draft, ground, tx);
    const { unsettled } = draft;
    const { status, action } = statusAfter(present.status, { unsettled, revised: what.revised.length > 0 });
    const reopens = action === 'reopened';
    const facts = factsOf(draft, ground, reopens ? now : present.openedAt);
    const moved = what.joined.length + what.left.length > 0 || facts.detail !== present.detail;
    const changed = moved || what.revised.length > 0 || status !== present.status;
    await this.conflicts.update(
      id,
      {
        ...facts,
        status,
        assignee: present.assignee ?? (await this.ownerOf(id, draft, ground, tx)),
        closedAt: reopens ? null : present.closedAt,
        version: changed ? present.version + 1 : present.version,
        ...(reopens ? { escalation: 0, remindedAt: null } : {}),
        // Once it went up for being overdue, its date is the one that was set then.
        ...(!reopens && present.escalation > 0 ? { dueAt: present.dueAt } : {}),
      },
      tx,
    );
    await this.place(id, draft, ground, tx);
    // What was released in view of the conflict as it was, is not released in view of what it has become.
    if (reopens || what.joined.length + what.revised.length > 0)
      await this.rulings.endOfConflict(id, 'release', now, tx);
    const told = { actor: DETECTOR, detail: what, at: now };
    if (action !== null) await this.chronicle.tell(id, { ...told, action, from: present.status, to: status }, tx);
    else if (moved) await this.chronicle.tell(id, { ...told, action: 'changed' }, tx);
  }

  private async ownerOf(id: string, draft: Draft, { tree }: Ground, tx: Transaction): Promise<string | null> {
    const members = draft.members.map((member) => member.communication);
    const [owner] = await this.owners.line({ id, segmentId: draft.segments[0] as string, members }, tree, tx);
    return owner ?? null;
  }

  private async difference(id: string, draft: Draft, { dossiers }: Ground, tx: Transaction) {
    const rows = await this.conflicts.members([id], tx);
    const before = new Map(rows.map((member) => [member.communication, member.contentHash]));
    const members = draft.members.map((member) => member.communication);
    return {
      joined: members.filter((member) => !before.has(member)),
      left: [...before.keys()].filter((member) => !members.includes(member)),
      revised: members.filter(
        (member) => before.has(member) && before.get(member) !== dossiers.get(member)?.contentHash,
      ),
    };
  }

  private async place(id: string, draft: Draft, { dossiers }: Ground, tx: Transaction): Promise<void> {
    await this.conflicts.replaceMembers(
      id,
      draft.members.map((member) => ({
        ...member,
        contentHash: dossiers.get(member.communication)?.contentHash ?? '',
        officeId: dossiers.get(member.communication)?.reach.office ?? '',
      })),
      tx,
    );
    await this.conflicts.replaceSegments(id, draft.segments, tx);
  }
}

function factsOf(draft: Draft, { dossiers, today }: Ground, openedAt: Date) {
  const days = daysToSend(
    draft.members.flatMap((member) => dossiers.get(member.communication) ?? []),
    today,
  );
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
    foundBy: draft.foundBy,
    below: draft.below ? 1 : 0,
    topic: draft.topic?.slice(0, 191) ?? null,
    claimKind: draft.claimKind,
    explanation: draft.explanation,
    searchText: searchTextOf(draft, dossiers),
    detail: JSON.stringify({ ...draft.detail, ...(draft.fix === null ? {} : { fix: draft.fix }) }),
    noBrainer: draft.fix === null ? 0 : 1,
  };
}

function searchTextOf({ explanation, topic, members }: Draft, dossiers: Ground['dossiers']): string {
  const letters = members.flatMap(({ communication }) => dossiers.get(communication) ?? []);
  const names = letters.flatMap(({ subject, externalId }) => [subject ?? '', externalId]);
  return [explanation, topic ?? '', ...names].join('\n').toLowerCase();
}
