import { Injectable } from '@nestjs/common';
import { Chronicle } from '../conflicts/chronicle.js';
import { ClearanceKeeper } from '../conflicts/clearance-keeper.js';
import type { Conflict, Fix } from '../conflicts/conflict.dto.js';
import type { ConflictEntity } from '../conflicts/conflict.entity.js';
import { ConflictsService } from '../conflicts/conflicts.service.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { DetectionService } from '../conflicts/detection.service.js';
import { FilingService } from '../conflicts/filing.service.js';
import { RulingsStore } from '../conflicts/rulings.store.js';
import { SettlingService } from '../conflicts/settling.service.js';
import { Calendar, Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { invalidRequest } from '../platform/validation.js';
import type { LightCommunication } from '../registry/communications.store.js';
import { type CaseFile, CaseFiles, changedMeanwhile, idOf, requireMove } from './case-files.js';
import type { DecisionEntity } from './decision.entity.js';
import { type DecidedMember, type Effects, effectsOf } from './effects.js';
import type { Decide, DecideMany, DecidedMany, DecidedOne } from './reviews.dto.js';
import { ReviewsService, requireNotOwn } from './reviews.service.js';
import { ReviewsStore } from './reviews.store.js';
import { type Given, rulingOf, sameRuling } from './ruling-of.js';
import type { DecisionDetail } from './showing.js';

/** Decides, and has what follows from it done in the same unit of work: all of it holds, or nothing was decided. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly files: CaseFiles,
    private readonly store: ReviewsStore,
    private readonly reviews: ReviewsService,
    private readonly conflicts: ConflictsStore,
    private readonly shown: ConflictsService,
    private readonly chronicle: Chronicle,
    private readonly clearances: ClearanceKeeper,
    private readonly rulings: RulingsStore,
    private readonly settling: SettlingService,
    private readonly filing: FilingService,
    private readonly detection: DetectionService,
  ) {}

  /** Decides one conflict. Where its segment asks for two reviewers, the first one's decision waits for the second. */
  async decide(id: string, given: Decide, asker: Principal): Promise<Conflict> {
    await this.detection.detect(await this.work.run((tx) => this.decideWithin(id, given, asker, tx)));
    return this.shown.get(id, asker);
  }

  /** One decision on many conflicts, each by itself. What names no communications takes each one's own fix. */
  async decideMany({ conflicts, version: _one, ...given }: DecideMany, asker: Principal): Promise<DecidedMany> {
    const items: DecidedOne[] = [];
    const pending = new Set<number>();
    for (const id of conflicts) {
      try {
        for (const number of await this.work.run((tx) => this.decideWithin(id, given, asker, tx))) pending.add(number);
        const status = (await this.conflicts.find(id))?.status;
        items.push({ conflictId: id, ...(status ? { status } : {}) });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        const fields = error.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ');
        items.push({ conflictId: id, problem: error.kind, detail: fields || error.detail });
      }
    }
    await this.detection.detect([...pending]);
    return { items };
  }

  /** @returns the numbers of the communications that have to be compared now */
  private async decideWithin(id: string, given: Decide, asker: Principal, tx: Transaction): Promise<number[]> {
    const file = await this.files.open(id, asker, tx);
    requireMove('decide', file, given.version);
    requireLookedAt(file);
    const members = file.members.map(decided);
    const wanted = { ...given, ...fixOf(file.conflict, given) };
    const now = this.clock.now();
    const { ruled, faults } = rulingOf(wanted, members, now, this.calendar);
    if (faults.length > 0) throw invalidRequest(faults);
    const effects = effectsOf(ruled, members);
    requireNotOwn(
      file,
      file.members.filter(({ number }) => effects.released.some((one) => one.number === number)),
    );
    const proposal = await this.agreedProposal(file, ruled, asker, tx);
    if (proposal === null && (await this.reviews.decisionsNeeded(id, tx)) > 1)
      return this.propose(file, wanted, ruled, asker, now, tx);
    await this.record(file, wanted, ruled, proposal, asker, now, tx);
    return this.apply(file, ruled, effects, asker, now, tx);
  }

  /**
   * The first reviewer's decision that this one confirms; null where there is none, it was another, or the texts changed.
   * @throws DomainError when the asker made it
   */
  private async agreedProposal(
    { conflict, members }: CaseFile,
    ruled: Given,
    asker: Principal,
    tx: Transaction,
  ): Promise<DecisionEntity | null> {
    const proposal = await this.store.decision(conflict.id, 'proposed', tx);
    if (proposal === null) return null;
    const { communications, contents } = JSON.parse(proposal.detail) as DecisionDetail;
    const same = sameRuling({ ...proposal, communications }, ruled);
    const current = members.every((row) => contents[row.id] === row.contentHash);
    if (!same || !current) return null;
    if (proposal.actor !== idOf(asker)) return proposal;
    throw new DomainError(
      'conflicting-state',
      'This segment asks for two reviewers, and you have decided this already: another reviewer has to agree.',
    );
  }

  private async propose(
    file: CaseFile,
    given: Decide,
    ruled: Given,
    asker: Principal,
    now: Date,
    tx: Transaction,
  ): Promise<number[]> {
    const status = requireMove('propose', file, given.version);
    await this.change(file.conflict, { status }, tx);
    await this.store.moveDecisions(file.conflict.id, 'proposed', 'replaced', tx);
    await this.store.insertDecision(this.rowOf(file, given, ruled, 'proposed', asker, now), tx);
    await this.chronicle.tell(
      file.conflict.id,
      {
        actor: idOf(asker),
        action: 'proposed',
        from: file.conflict.status,
        to: status,
        reason: ruled.reason,
        detail: { decision: ruled.decision, keep: ruled.keep, communications: ruled.communications },
        at: now,
      },
      tx,
    );
    return [];
  }

  private async record(
    file: CaseFile,
    given: Decide,
    ruled: Given,
    proposal: DecisionEntity | null,
    asker: Principal,
    now: Date,
    tx: Transaction,
  ): Promise<void> {
    await this.store.moveDecisions(file.conflict.id, 'final', 'replaced', tx);
    if (proposal === null) {
      await this.store.moveDecisions(file.conflict.id, 'proposed', 'replaced', tx);
      await this.store.insertDecision(this.rowOf(file, given, ruled, 'final', asker, now), tx);
      return;
    }
    const confirmed = { state: 'final' as const, confirmedBy: idOf(asker), confirmedAt: now };
    await this.store.updateDecision(proposal.id, { ...confirmed, expiresAt: ruled.expiresAt }, tx);
  }

  private async apply(
    { conflict, members }: CaseFile,
    ruled: Given,
    effects: Effects,
    asker: Principal,
    now: Date,
    tx: Transaction,
  ): Promise<number[]> {
    const { id } = conflict;
    await this.change(conflict, { status: effects.status, closedAt: now }, tx);
    await this.rulings.endOfConflict(id, null, now, tx);
    const because = { conflictId: id, reason: ruled.reason, actor: idOf(asker), at: now, endedAt: null };
    const ruling = (verdict: 'hold' | 'release') => (member: DecidedMember) => ({
      ...because,
      id: newId(),
      verdict,
      communication: member.number,
      contentHash: member.contentHash,
    });
    await this.rulings.insert([...effects.held.map(ruling('hold')), ...effects.released.map(ruling('release'))], tx);
    await this.settling.settle(
      conflict,
      effects.settled.map(({ low, high, how, expiresAt }) => ({
        low: low.number,
        high: high.number,
        lowHash: low.contentHash,
        highHash: high.contentHash,
        how,
        expiresAt,
      })),
      tx,
    );
    const cause = { actor: idOf(asker), reason: ruled.reason, now, conflictId: id };
    const withdrawn = await this.filing.withdrawWithin(
      effects.withdrawn.map((member) => member.id),
      cause,
      tx,
    );
    await this.clearances.refresh(
      members.map(({ number }) => number),
      cause,
      tx,
    );
    await this.chronicle.tell(
      id,
      {
        actor: idOf(asker),
        action: 'decided',
        from: conflict.status,
        to: effects.status,
        reason: ruled.reason,
        detail: told(ruled, effects),
        at: now,
      },
      tx,
    );
    // Said not to belong together: the cluster is made anew without them.
    return ruled.decision === 'not_a_conflict' ? members.map(({ number }) => number) : withdrawn;
  }

  private rowOf(
    { conflict, members }: CaseFile,
    given: Decide,
    ruled: Given,
    state: 'proposed' | 'final',
    asker: Principal,
    now: Date,
  ): DecisionEntity {
    const detail: DecisionDetail = {
      edits: given.edits ?? [],
      communications: [...ruled.communications],
      owner: given.decision === 'accept' ? (given.owner ?? idOf(asker)) : null,
      withdrawn: effectsOf(ruled, members.map(decided)).withdrawn.map(({ id }) => id),
      contents: Object.fromEntries(members.map((row) => [row.id, row.contentHash])),
    };
    return {
      id: newId(),
      conflictId: conflict.id,
      state,
      decision: ruled.decision,
      keep: ruled.keep,
      reason: ruled.reason,
      expiresAt: ruled.expiresAt,
      detail: JSON.stringify(detail),
      actor: idOf(asker),
      at: now,
      confirmedBy: null,
      confirmedAt: null,
    };
  }

  private async change(conflict: ConflictEntity, changes: Partial<ConflictEntity>, tx: Transaction): Promise<void> {
    if (await this.conflicts.updateVersion(conflict.id, conflict.version, changes, tx)) return;
    throw changedMeanwhile((await this.conflicts.find(conflict.id, tx)) ?? conflict);
  }
}

/** A revision that was not compared yet is not what was looked at. */
function requireLookedAt({ members, seen }: CaseFile): void {
  const revised = members.find((row) => row.withdrawnAt === null && row.contentHash !== seen.get(row.number));
  if (revised === undefined) return;
  throw new DomainError(
    'conflicting-state',
    `${revised.externalId} was revised meanwhile and is being compared. Look at the conflict again before you decide.`,
  );
}

function decided(row: LightCommunication): DecidedMember {
  return {
    number: row.number,
    id: row.id,
    office: row.officeId,
    campaign: row.campaign,
    contentHash: row.contentHash,
  };
}

/** What a no-brainer's fix says of which communications, where a decision of its kind names none. */
function fixOf({ detail }: ConflictEntity, given: Decide): Pick<Decide, 'keep' | 'edits'> {
  const { fix } = JSON.parse(detail) as { fix?: Fix };
  const named = Boolean(given.keep) || (given.edits ?? given.communications ?? []).length > 0;
  if (fix === undefined || fix.decision !== given.decision || named) return {};
  return { keep: fix.keep, ...(fix.edits ? { edits: fix.edits } : {}) };
}

function told(ruled: Given, effects: Effects): object {
  const idsOf = (members: readonly DecidedMember[]) => members.map(({ id }) => id);
  return {
    decision: ruled.decision,
    ...(ruled.keep === null ? {} : { keep: ruled.keep }),
    ...(ruled.expiresAt === null ? {} : { expiresAt: ruled.expiresAt.toISOString() }),
    withdrawn: idsOf(effects.withdrawn),
    held: idsOf(effects.held),
    released: idsOf(effects.released),
  };
}
