import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Journal } from '../platform/journal/journal.js';
import type { ClearanceState } from '../registry/communication.entity.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import { type Clearing, clearanceOf } from './clearing.js';
import { ConflictsStore } from './conflicts.store.js';
import type { RulingEntity } from './ruling.entity.js';
import { RulingsStore } from './rulings.store.js';

/** On whose account clearances change, when, and why. */
export interface Cause {
  actor: string;
  reason: string | null;
  now: Date;
  /** The conflict whose decision it follows from. */
  conflictId?: string;
}

const NONE: ReadonlySet<number> = new Set();

/** Keeps clearances in step with conflicts and rulings, and notes every change that somebody may have to act upon. */
@Injectable()
export class ClearanceKeeper {
  constructor(
    private readonly communications: CommunicationsStore,
    private readonly conflicts: ConflictsStore,
    private readonly rulings: RulingsStore,
    private readonly journal: Journal,
  ) {}

  /**
   * Brings the clearances of these communications in step.
   * @param compared numbers whose present content has just been compared, though they are still marked as pending
   */
  async refresh(
    numbers: readonly number[],
    cause: Cause,
    tx: Transaction,
    compared: ReadonlySet<number> = NONE,
  ): Promise<void> {
    const rows = await this.communications.lightRows(numbers, tx);
    const open = await this.conflicts.openByCommunication(numbers, tx);
    const standing = groupBy(await this.rulings.standing(numbers, tx), (ruling) => ruling.communication);
    const byState = new Map<ClearanceState, number[]>();
    for (const row of rows) {
      const rulings = standing.get(row.number) ?? [];
      const clearing = clearanceOf({
        present: row.clearance,
        withdrawn: row.withdrawnAt !== null,
        compared: row.detection === 'done' || compared.has(row.number),
        contentHash: row.contentHash,
        openConflicts: open.get(row.number) ?? [],
        rulings,
        left: await this.leftBy(row, rulings, tx),
      });
      await this.endServed(row, clearing, cause.now, tx);
      if (clearing.state === row.clearance) continue;
      byState.set(clearing.state, [...(byState.get(clearing.state) ?? []), row.number]);
      this.noteChange(row, clearing.state, open.get(row.number) ?? [], cause, tx);
    }
    for (const [state, changed] of byState) await this.communications.setClearance(changed, state, tx);
  }

  /** Conflicts behind holds whose cluster stands, or stood, without this communication. */
  private async leftBy(
    row: LightCommunication,
    rulings: readonly RulingEntity[],
    tx: Transaction,
  ): Promise<ReadonlySet<string>> {
    const behind = rulings.flatMap(({ verdict, conflictId, contentHash }) =>
      verdict === 'hold' && conflictId !== null && contentHash === row.contentHash ? [conflictId] : [],
    );
    return behind.length === 0 ? new Set() : this.conflicts.clustersLeft(row.number, behind, tx);
  }

  private async endServed(row: LightCommunication, { served }: Clearing, now: Date, tx: Transaction): Promise<void> {
    if (served.length === 0) return;
    await this.rulings.end(
      served.map(({ id }) => id),
      now,
      tx,
    );
    await this.rulings.insert(
      served.map(({ conflictId }) => ({
        id: newId(),
        communication: row.number,
        conflictId,
        verdict: 'release' as const,
        contentHash: row.contentHash,
        reason: 'It no longer conflicts.',
        actor: 'detector',
        at: now,
        endedAt: null,
      })),
      tx,
    );
  }

  private noteChange(
    row: LightCommunication,
    state: ClearanceState,
    conflictIds: readonly string[],
    cause: Cause,
    tx: Transaction,
  ): void {
    // What was just filed and found clear is no news: nobody was told that it had to wait.
    if (state === 'clear' && row.clearance === 'review' && row.detection === 'pending') return;
    this.journal.note(
      {
        at: cause.now,
        actor: cause.actor,
        action: ACTIONS[state === 'clear' && row.clearance !== 'released' ? 'released' : state],
        subject: row.id,
        from: row.clearance,
        to: state,
        reason: cause.reason,
        detail: {
          communication: {
            id: row.id,
            externalId: row.externalId,
            office: row.officeId,
            subject: row.subject,
            revision: row.revision,
            contentHash: row.contentHash,
          },
          conflictIds,
        },
      },
      tx,
    );
  }
}

const ACTIONS: Record<ClearanceState, string> = {
  clear: 'communication.cleared',
  review: 'communication.review',
  held: 'communication.held',
  released: 'communication.released',
};

function groupBy<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}
