import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Chronicle } from '../conflicts/chronicle.js';
import { ClearanceKeeper } from '../conflicts/clearance-keeper.js';
import type { ConflictEntity } from '../conflicts/conflict.entity.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { OwnersService } from '../conflicts/owners.service.js';
import { nextInLine } from '../conflicts/owners.js';
import { RulingsStore } from '../conflicts/rulings.store.js';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { SegmentsService } from '../registry/segments.service.js';
import type { DecisionEntity } from './decision.entity.js';
import { anew } from './reviews.service.js';
import { ReviewsStore } from './reviews.store.js';
import { judge } from './transitions.js';

/** How often dates are looked at. Nobody waits for a minute, and a look at an index costs nothing. */
const TICK_MS = 60_000;

const DAY_MS = 86_400_000;

/** The actor in the history of what follows from time alone. */
const CLOCK = 'clock';

/** Conflicts taken up at a time; the rest follows at once. */
const BATCH = 100;

/** What time does to conflicts: owners are told what is due soon, what is overdue goes up, what was accepted expires. */
@Injectable()
export class EscalationService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(EscalationService.name);
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly conflicts: ConflictsStore,
    private readonly store: ReviewsStore,
    private readonly owners: OwnersService,
    private readonly segments: SegmentsService,
    private readonly rulings: RulingsStore,
    private readonly clearances: ClearanceKeeper,
    private readonly chronicle: Chronicle,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.running;
  }

  /** Does what is to be done by now. Several processes may do so at once: each conflict is taken by one of them. */
  tick(): Promise<void> {
    this.running = this.running
      .then(() => this.once())
      .catch((error: unknown) => this.logger.error({ err: error }, 'dates could not be looked at'));
    return this.running;
  }

  private async once(): Promise<void> {
    const now = this.clock.now();
    await each(
      () => this.store.expired(now, BATCH),
      (decision) => this.expire(decision, now),
    );
    await each(
      () => this.conflicts.overdue(now, BATCH),
      (conflict) => this.escalate(conflict, now),
    );
    const tomorrow = new Date(now.getTime() + DAY_MS);
    await each(
      () => this.conflicts.dueSoon(now, tomorrow, BATCH),
      (conflict) => this.remind(conflict, now),
    );
  }

  /** Overdue: the next one in line has a day. At the end of the line it stays where it is, and is told every day. */
  private async escalate(conflict: ConflictEntity, now: Date): Promise<void> {
    const tree = await this.segments.tree();
    await this.work.run(async (tx) => {
      const members = (await this.conflicts.members([conflict.id], tx)).map((member) => member.communication);
      const line = await this.owners.line({ id: conflict.id, segmentId: conflict.segmentId, members }, tree, tx);
      const assignee = nextInLine(line, conflict.assignee) ?? conflict.assignee;
      const dueAt = new Date(now.getTime() + DAY_MS);
      const escalation = conflict.escalation + 1;
      const changes = { assignee, dueAt, escalation, remindedAt: now };
      if (!(await this.conflicts.updateVersion(conflict.id, conflict.version, changes, tx))) return;
      const detail = {
        assignee: { from: conflict.assignee, to: assignee },
        dueAt: conflict.dueAt?.toISOString(),
        escalation,
      };
      await this.chronicle.tell(conflict.id, { actor: CLOCK, action: 'overdue', detail, at: now }, tx);
    });
  }

  private async remind(conflict: ConflictEntity, now: Date): Promise<void> {
    await this.work.run(async (tx) => {
      await this.conflicts.lock(conflict.id, tx);
      const present = await this.conflicts.find(conflict.id, tx);
      if (present === null || present.remindedAt !== null) return;
      await this.conflicts.update(conflict.id, { remindedAt: now }, tx);
      const detail = { dueAt: conflict.dueAt?.toISOString() };
      await this.chronicle.tell(conflict.id, { actor: CLOCK, action: 'due_soon', detail, at: now }, tx);
    });
  }

  /** An accepted duplicate comes back when its time is over, unless it is none any more. */
  private async expire(decision: DecisionEntity, now: Date): Promise<void> {
    await this.work.run(async (tx) => {
      await this.conflicts.lock(decision.conflictId, tx);
      await this.store.updateDecision(decision.id, { state: 'expired' }, tx);
      const conflict = await this.conflicts.find(decision.conflictId, tx);
      if (conflict === null || !(await this.conflicts.stands(conflict.id, tx))) return;
      const judgement = judge('expire', conflict.status, ['service']);
      if (!judgement.allowed) return;
      const { status } = judgement;
      await this.conflicts.updateVersion(conflict.id, conflict.version, { status, ...anew(conflict, now) }, tx);
      await this.rulings.endOfConflict(conflict.id, 'release', now, tx);
      const reason = `It was accepted until ${decision.expiresAt?.toISOString()}.`;
      const members = (await this.conflicts.members([conflict.id], tx)).map((member) => member.communication);
      await this.clearances.refresh(members, { actor: CLOCK, reason, now }, tx);
      await this.chronicle.tell(
        conflict.id,
        { actor: CLOCK, action: 'reopened', from: conflict.status, to: status, reason, at: now },
        tx,
      );
    });
  }
}

/** Works through what a question yields until it yields nothing new. */
async function each<T extends { id: string }>(ask: () => Promise<T[]>, work: (one: T) => Promise<void>): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const found = (await ask()).filter(({ id }) => !seen.has(id));
    if (found.length === 0) return;
    for (const one of found) {
      seen.add(one.id);
      await work(one);
    }
  }
}
