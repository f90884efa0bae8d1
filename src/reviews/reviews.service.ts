import { Injectable } from '@nestjs/common';
import { Chronicle } from '../conflicts/chronicle.js';
import { ClearanceKeeper } from '../conflicts/clearance-keeper.js';
import type { Conflict } from '../conflicts/conflict.dto.js';
import type { ConflictEntity } from '../conflicts/conflict.entity.js';
import { ConflictsService } from '../conflicts/conflicts.service.js';
import { ConflictKeeper } from '../conflicts/conflict-keeper.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { DetectionService } from '../conflicts/detection.service.js';
import { FilingService } from '../conflicts/filing.service.js';
import { OwnersService } from '../conflicts/owners.service.js';
import { RulingsStore } from '../conflicts/rulings.store.js';
import { SettledPairsStore } from '../conflicts/settled-pairs.store.js';
import { SettlingService } from '../conflicts/settling.service.js';
import { latestDueAt } from '../conflicts/severity.js';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import { SegmentsService } from '../registry/segments.service.js';
import { type CaseFile, CaseFiles, changedMeanwhile, idOf, requireMove } from './case-files.js';
import type { DecisionEntity } from './decision.entity.js';
import { mentionsIn } from './mentions.js';
import type { Ask, Assign, Because, Comment, GiveFeedback, Review } from './reviews.dto.js';
import { ReviewsStore } from './reviews.store.js';
import { type DecisionDetail, showDisposition, showQuestion, showReception } from './showing.js';
import { possibleMoves } from './transitions.js';

/** Everything that people do with a conflict but decide: assign, talk, ask, take members out, take decisions back. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: CaseFiles,
    private readonly store: ReviewsStore,
    private readonly conflicts: ConflictsStore,
    private readonly shown: ConflictsService,
    private readonly chronicle: Chronicle,
    private readonly owners: OwnersService,
    private readonly clearances: ClearanceKeeper,
    private readonly rulings: RulingsStore,
    private readonly settledPairs: SettledPairsStore,
    private readonly settling: SettlingService,
    private readonly filing: FilingService,
    private readonly keeper: ConflictKeeper,
    private readonly detection: DetectionService,
    private readonly communications: CommunicationsStore,
    private readonly offices: OfficesStore,
    private readonly segments: SegmentsService,
  ) {}

  /** Where the review stands, for the one who asks. A partner is shown its own part alone. */
  async review(id: string, asker: Principal): Promise<Review> {
    const file = await this.files.open(id, asker);
    const { partner } = asker;
    const { conflict, members, parts, ownOffices } = file;
    const tree = await this.segments.tree();
    const questions = await this.store.questionsAbout(id);
    const decision = await this.store.decision(id, 'final');
    const proposal = await this.store.decision(id, 'proposed');
    const line = { id, segmentId: conflict.segmentId, members: members.map(({ number }) => number) };
    return {
      conflictId: id,
      status: conflict.status,
      version: conflict.version,
      moves: possibleMoves(conflict.status, parts),
      // It may name communications of others, and reasons that were not meant for a partner.
      decision: decision && !partner ? showDisposition(decision) : null,
      proposal: proposal && !partner ? showDisposition(proposal) : null,
      decisionsNeeded: await this.decisionsNeeded(id),
      questions: questions.filter(({ officeId }) => !partner || ownOffices.has(officeId)).map(showQuestion),
      line: partner ? [] : await this.owners.line(line, tree),
      watchers: partner ? [] : await this.conflicts.watchers(id),
      reception: showReception(partner ? [] : await this.store.feedback(id)),
    };
  }

  /** Reviewers who have to agree: the most that any of its segments asks for. */
  async decisionsNeeded(conflictId: string, tx?: Transaction): Promise<number> {
    const tree = await this.segments.tree();
    const segments = (await this.conflicts.segments([conflictId], tx)).get(conflictId) ?? [];
    return Math.max(
      1,
      ...segments.filter((segment) => tree.has(segment)).map((segment) => tree.decisionsNeeded(segment)),
    );
  }

  /** Gives it to someone; from then on it is in review. */
  async assign(id: string, { assignee, version }: Assign, asker: Principal): Promise<Conflict> {
    await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      const status = requireMove('assign', file, version);
      const before = file.conflict.assignee;
      await this.change(file.conflict, { assignee, status }, tx);
      const detail = { assignee: { from: before, to: assignee } };
      await this.tell(file.conflict, 'assigned', status, asker, { detail }, tx);
    });
    return this.shown.get(id, asker);
  }

  /** Says something. From an office that was asked, it is the answer. */
  async comment(id: string, { text }: Comment, asker: Principal): Promise<Conflict> {
    await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      requireMove('comment', file, undefined);
      const detail = { text, mentions: mentionsIn(text) };
      await this.conflicts.watch(id, idOf(asker), tx);
      if (await this.answers(file, text, asker, tx)) return;
      await this.tell(file.conflict, 'commented', null, asker, { detail }, tx);
    });
    return this.shown.get(id, asker);
  }

  /** Asks an office; its advocate is told. */
  async ask(id: string, { office, question, version }: Ask, asker: Principal): Promise<Conflict> {
    await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      const status = requireMove('ask', file, version);
      if ((await this.offices.find(office, tx)) === null) {
        throw new DomainError('unknown-reference', `There is no office ${office}. GET /api/v1/offices lists them.`, [
          { pointer: '/office', detail: `no office has the id ${office}` },
        ]);
      }
      await this.change(file.conflict, { status }, tx);
      await this.store.insertQuestion(
        {
          id: newId(),
          conflictId: id,
          communicationId: null,
          officeId: office,
          question,
          askedBy: idOf(asker),
          askedAt: this.clock.now(),
          answer: null,
          answeredBy: null,
          answeredAt: null,
        },
        tx,
      );
      await this.conflicts.watch(id, idOf(asker), tx);
      await this.tell(file.conflict, 'asked', status, asker, { detail: { office, question } }, tx);
    });
    return this.shown.get(id, asker);
  }

  /** Takes one member out of the cluster, for good: the detector does not put it back, whatever its text becomes. */
  async remove(id: string, communicationId: string, { reason, version }: Because, asker: Principal): Promise<Conflict> {
    const pending = await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      requireMove('remove', file, version);
      const gone = file.members.find((member) => member.id === communicationId);
      if (gone === undefined)
        throw new DomainError('not-found', `The communication ${communicationId} is no member of this conflict.`);
      requireNotOwn(file, [gone]);
      const rest = file.members.filter((member) => member !== gone);
      // One communication alone does not conflict: whoever takes out the second last says that there was no conflict.
      const status = rest.length < 2 ? 'dismissed' : file.conflict.status;
      const closedAt = rest.length < 2 ? this.clock.now() : null;
      await this.change(file.conflict, { status, closedAt }, tx);
      await this.settling.settle(
        file.conflict,
        // One that contradicts itself is a pair with itself.
        (rest.length > 0 ? rest : [gone]).map(({ number }) => ({
          low: Math.min(number, gone.number),
          high: Math.max(number, gone.number),
          lowHash: '',
          highHash: '',
          how: 'removed' as const,
          expiresAt: null,
        })),
        tx,
      );
      if (rest.length >= 2) await this.conflicts.removeMember(id, gone.number, tx);
      const numbers = file.members.map(({ number }) => number);
      await this.communications.markDetection(numbers, 'pending', tx);
      const detail = { communicationId, externalId: gone.externalId };
      await this.tell(file.conflict, 'removed', status, asker, { reason, detail }, tx);
      return numbers;
    });
    await this.detection.detect(pending);
    return this.shown.get(id, asker);
  }

  /**
   * Takes a decision back, with what followed from it: what it withdrew is there again, what it held or released is to be
   * reviewed. Nothing may be sent before it is decided anew.
   */
  async reopen(id: string, { reason, version }: Because, asker: Principal): Promise<Conflict> {
    const pending = await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      const status = requireMove('reopen', file, version);
      const withdrawn = withdrawnBy(await this.store.decision(id, 'final', tx), file.members);
      requireUnchanged(file, withdrawn);
      const now = this.clock.now();
      const restored = await this.filing.restoreWithin(withdrawn, now, tx);
      await this.change(file.conflict, { status, ...anew(file.conflict, now) }, tx);
      await this.store.moveDecisions(id, 'final', 'reopened', tx);
      await this.settledPairs.unsettle(id, tx);
      await this.rulings.endOfConflict(id, null, now, tx);
      const numbers = file.members.map(({ number }) => number);
      await this.clearances.refresh(numbers, { actor: idOf(asker), reason: reason ?? null, now }, tx);
      await this.communications.markDetection(numbers, 'pending', tx);
      const detail = withdrawn.length === 0 ? {} : { restored: withdrawn };
      await this.tell(file.conflict, 'reopened', status, asker, { reason, detail }, tx);
      return [...new Set([...numbers, ...restored])];
    });
    await this.detection.detect(pending);
    await this.closeIfParted(id);
    return this.shown.get(id, asker);
  }

  /** Says whether the decision helped; saying it again replaces what one said before. */
  async giveFeedback(id: string, { helped, words }: GiveFeedback, asker: Principal): Promise<Review> {
    await this.work.run(async (tx) => {
      const file = await this.files.open(id, asker, tx);
      requireMove('feedback', file, undefined);
      const at = this.clock.now();
      await this.store.saveFeedback(
        { conflictId: id, actor: idOf(asker), helped: helped ? 1 : 0, words: words ?? null, at },
        tx,
      );
      await this.tell(file.conflict, 'feedback', null, asker, { detail: { helped, words: words ?? null } }, tx);
    });
    return this.review(id, asker);
  }

  /** Wants to be told what happens to it, or no longer. */
  async watch(id: string, asker: Principal, watches: boolean): Promise<Review> {
    await this.work.run(async (tx) => {
      requireMove('comment', await this.files.open(id, asker, tx), undefined);
      if (watches) await this.conflicts.watch(id, idOf(asker), tx);
      else await this.conflicts.unwatch(id, idOf(asker), tx);
    });
    return this.review(id, asker);
  }

  /** What was decided may have become part of another conflict meanwhile: then it is asked there. */
  private async closeIfParted(id: string): Promise<void> {
    await this.work.run(async (tx) => {
      const conflict = await this.conflicts.find(id, tx);
      if (conflict !== null && !(await this.conflicts.stands(id, tx)))
        await this.keeper.supersede(conflict, null, this.clock.now(), tx);
    });
  }

  /** @returns whether the text was an answer to what the asker's office was asked */
  private async answers(file: CaseFile, text: string, asker: Principal, tx: Transaction): Promise<boolean> {
    if (!file.parts.includes('asked') || file.conflict.status !== 'awaiting_office') return false;
    const mine = file.openQuestions.filter(({ officeId }) => file.ownOffices.has(officeId));
    const answer = { answer: text, answeredBy: idOf(asker), answeredAt: this.clock.now() };
    await this.store.answer(
      mine.map((question) => question.id),
      answer,
      tx,
    );
    const last = mine.length === file.openQuestions.length;
    const status = last ? requireMove('answer', file, undefined) : file.conflict.status;
    if (last) await this.change(file.conflict, { status }, tx);
    const detail = { text, mentions: mentionsIn(text), offices: [...new Set(mine.map((one) => one.officeId))] };
    await this.tell(file.conflict, 'answered', status, asker, { detail }, tx);
    return true;
  }

  private async change(conflict: ConflictEntity, changes: Partial<ConflictEntity>, tx: Transaction): Promise<void> {
    if (await this.conflicts.updateVersion(conflict.id, conflict.version, changes, tx)) return;
    throw changedMeanwhile((await this.conflicts.find(conflict.id, tx)) ?? conflict);
  }

  private tell(
    conflict: ConflictEntity,
    action: string,
    to: string | null,
    asker: Principal,
    { reason, detail }: { reason?: string | null | undefined; detail?: object },
    tx: Transaction,
  ): Promise<void> {
    const from = to === null ? null : conflict.status;
    const happening = { actor: idOf(asker), action, from, to, reason: reason ?? null, at: this.clock.now() };
    return this.chronicle.tell(conflict.id, { ...happening, ...(detail ? { detail } : {}) }, tx);
  }
}

/** What a conflict starts with when it is asked again. */
export function anew(conflict: ConflictEntity, now: Date): Partial<ConflictEntity> {
  return { closedAt: null, dueAt: latestDueAt(conflict.severity, now), escalation: 0, remindedAt: null };
}

/**
 * Nobody lets go what their own office wrote.
 * @throws DomainError when one of `released` is of an office that the asker belongs to or speaks for
 */
export function requireNotOwn(
  { ownOffices }: Pick<CaseFile, 'ownOffices'>,
  released: readonly { officeId: string; externalId: string }[],
): void {
  const own = released.find(({ officeId }) => ownOffices.has(officeId));
  if (own === undefined) return;
  throw new DomainError(
    'not-allowed',
    `This would release ${own.externalId}, which is of your own office (${own.officeId}). Somebody of another office has to decide it.`,
  );
}

/** Those of the members that a decision withdrew, and that nobody has touched since. */
function withdrawnBy(decision: DecisionEntity | null, members: readonly LightCommunication[]): string[] {
  if (decision === null) return [];
  const { withdrawn = [] } = JSON.parse(decision.detail) as DecisionDetail;
  const at = (decision.confirmedAt ?? decision.at).getTime();
  return members.filter((row) => withdrawn.includes(row.id) && row.withdrawnAt?.getTime() === at).map(({ id }) => id);
}

/** What was revised or withdrawn since is another question than the one that was decided. */
function requireUnchanged({ members, seen }: CaseFile, withdrawn: readonly string[]): void {
  const changed = members.find(
    (row) => row.contentHash !== seen.get(row.number) || (row.withdrawnAt !== null && !withdrawn.includes(row.id)),
  );
  if (changed === undefined) return;
  throw new DomainError(
    'conflicting-state',
    `${changed.externalId} was ${changed.withdrawnAt === null ? 'revised' : 'withdrawn'} since this was decided, so the decision can't be taken back. What collides as it is now has a conflict of its own.`,
  );
}
