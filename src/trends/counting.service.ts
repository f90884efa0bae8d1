import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Pump } from '../platform/pump.js';
import { CountsStore, type Delta, type Share } from './counts.store.js';
import { type GroundConflict, GroundStore } from './ground.store.js';
import { type Count, countsOfCommunication, countsOfConflict } from './shares.js';

/** Marks worked through in one unit of work. */
const BATCH = 1_000;

/** How long a reader waits for the counts to catch up before it is shown them as they are. */
const PATIENCE_MS = 2_000;

/**
 * Keeps the counts by day in step with the ground. Whatever changed is marked in the unit of work that changed it; here it
 * is counted from the ground as it is now, its former share is taken out, and the mark with it. So no order of events, no
 * crash and no second process makes a difference to the counts.
 */
@Injectable()
export class CountingService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(CountingService.name);
  private readonly pump = new Pump(
    () => this.countMarked(),
    (error) => this.logger.error({ err: error }, 'what changed could not be counted'),
  );

  constructor(
    private readonly work: UnitOfWork,
    private readonly counts: CountsStore,
    private readonly ground: GroundStore,
  ) {}

  onApplicationBootstrap(): void {
    // Nobody wakes it: amid an import, what changes ten times within seconds is counted once. Readers have it run at once.
    this.pump.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.pump.stop();
  }

  /** Resolves when what was committed before is counted; at the latest after two seconds, amid a large import. */
  async caughtUp(): Promise<void> {
    if ((await this.counts.marks(1)).length === 0) return;
    const enough = new AbortController();
    const patience = sleep(PATIENCE_MS, undefined, { signal: enough.signal }).catch(() => undefined);
    await Promise.race([this.pump.run(), patience]);
    enough.abort();
  }

  /** Counts everything anew from the ground. Returns how many communications and conflicts that were. */
  async rebuild(): Promise<number> {
    await this.work.run(async (tx) => {
      await this.counts.lock(tx);
      await this.counts.forgetAll(tx);
    });
    let counted = 0;
    for (;;) {
      const done = await this.countBatch();
      if (done === 0) return counted;
      counted += done;
    }
  }

  private async countMarked(): Promise<void> {
    while (!this.pump.stopping && (await this.counts.marks(1)).length > 0) await this.countBatch();
  }

  private countBatch(): Promise<number> {
    return this.work.run(async (tx) => {
      await this.counts.lock(tx);
      const marks = await this.counts.marks(BATCH, tx);
      const conflicts = subjectsOf('conflict', marks);
      const communications = subjectsOf('communication', marks).map(Number);
      const concerned = await this.countConflicts(conflicts, tx);
      await this.countCommunications([...new Set([...communications, ...concerned])], tx);
      await this.counts.removeMarks(
        marks.map(({ id }) => id),
        tx,
      );
      return marks.length;
    });
  }

  /** @returns numbers of the communications that were, or are, members: what they add depends on the conflict */
  private async countConflicts(ids: readonly string[], tx: Transaction): Promise<number[]> {
    const present = await this.ground.conflicts(ids, tx);
    const numbers = await this.counts.numbersOf([...present.values()], tx);
    const shares = new Map<string, Share>();
    [...present.values()].forEach((conflict, i) => {
      const { id, members } = conflict;
      shares.set(`conflict:${id}`, { scope: numbers[i] as number, counts: countsOfConflict(conflict), members });
    });
    const former = await this.replace(shares, tx);
    return [...former.values(), ...shares.values()].flatMap(({ members }) => members ?? []);
  }

  private async countCommunications(numbers: readonly number[], tx: Transaction): Promise<void> {
    const present = await this.ground.communications(numbers, tx);
    const conflictIds = [...new Set([...present.values()].flatMap((one) => one.conflictIds))];
    const conflicts = await this.ground.conflicts(conflictIds, tx);
    const scopes = await this.counts.numbersOf([...present.values()], tx);
    const shares = new Map<string, Share>();
    [...present].forEach(([number, communication], i) => {
      const own = communication.conflictIds.flatMap((id): GroundConflict[] => {
        const conflict = conflicts.get(id);
        return conflict === undefined ? [] : [conflict];
      });
      shares.set(`communication:${number}`, {
        scope: scopes[i] as number,
        counts: countsOfCommunication(communication, own),
      });
    });
    await this.replace(shares, tx);
  }

  /** @returns the former shares */
  private async replace(shares: ReadonlyMap<string, Share>, tx: Transaction): Promise<Map<string, Share>> {
    const former = await this.counts.shares([...shares.keys()], tx);
    const sums = new Map<string, Delta>();
    const put = (scope: number, { measure, day, kind }: Count, n: number) => {
      const cell = `${measure} ${scope} ${day} ${kind}`;
      const before = sums.get(cell)?.n ?? 0;
      sums.set(cell, { measure, scope, day, kind, n: before + n });
    };
    for (const { scope, counts } of former.values()) for (const count of counts) put(scope, count, -1);
    for (const { scope, counts } of shares.values()) for (const count of counts) put(scope, count, 1);
    await this.counts.add(
      [...sums.values()].filter(({ n }) => n !== 0),
      tx,
    );
    await this.counts.replaceShares(shares, tx);
    return former;
  }
}

function subjectsOf(thing: string, marks: readonly { thing: string; subject: string }[]): string[] {
  return [...new Set(marks.filter((mark) => mark.thing === thing).map(({ subject }) => subject))];
}
