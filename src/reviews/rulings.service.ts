import { Injectable } from '@nestjs/common';
import { ClearanceKeeper } from '../conflicts/clearance-keeper.js';
import { CommunicationsService } from '../conflicts/communications.service.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { RulingsStore } from '../conflicts/rulings.store.js';
import { Clock } from '../platform/clock.js';
import type { Transaction } from '../platform/database/database.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { type Principal, mayWriteFor } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { Clearance } from '../registry/communication.dto.js';
import type { CommunicationEntity } from '../registry/communication.entity.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import { idOf, isReviewer } from './case-files.js';

/** Holds and releases single communications by hand, for what no decision on a conflict says. */
@Injectable()
export class RulingsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly communications: CommunicationsStore,
    private readonly offices: OfficesStore,
    private readonly conflicts: ConflictsStore,
    private readonly rulings: RulingsStore,
    private readonly clearances: ClearanceKeeper,
    private readonly shown: CommunicationsService,
  ) {}

  /** Holds a communication until it is released by hand. Its own office may, and reviewers. */
  async hold(id: string, reason: string, asker: Principal): Promise<Clearance> {
    await this.work.run(async (tx) => {
      const row = await this.existing(id, tx);
      if (!isReviewer(asker) && !mayWriteFor(asker, row.officeId))
        throw new DomainError('not-allowed', 'Only reviewers, and the office that sends it, hold a communication.');
      await this.rule(row, 'hold', [null], reason, asker, tx);
    });
    return this.shown.clearance(id, undefined, asker);
  }

  /** Releases a communication as it is now, in view of the conflicts it is in now. Nobody does so for their own office. */
  async release(id: string, reason: string, asker: Principal): Promise<Clearance> {
    await this.work.run(async (tx) => {
      const row = await this.existing(id, tx);
      if (!isReviewer(asker)) throw new DomainError('not-allowed', 'Only reviewers release a communication.');
      const advocate = (await this.offices.find(row.officeId, tx))?.advocate;
      if (asker.officeId === row.officeId || advocate === idOf(asker))
        throw new DomainError('not-allowed', `Nobody releases what their own office (${row.officeId}) wrote.`);
      if (row.withdrawnAt !== null)
        throw new DomainError('conflicting-state', 'It was withdrawn, so it cannot be released. File it again.');
      if (row.detection === 'pending')
        throw new DomainError('conflicting-state', 'It is still being compared. Release it when that is done.');
      const standing = await this.rulings.standing([row.number], tx);
      const holds = standing.filter(({ verdict }) => verdict === 'hold').map((ruling) => ruling.id);
      await this.rulings.end(holds, this.clock.now(), tx);
      const open = (await this.conflicts.openByCommunication([row.number], tx)).get(row.number) ?? [];
      await this.rule(row, 'release', open.length > 0 ? open : [null], reason, asker, tx);
    });
    return this.shown.clearance(id, undefined, asker);
  }

  private async rule(
    row: CommunicationEntity,
    verdict: 'hold' | 'release',
    conflictIds: readonly (string | null)[],
    reason: string,
    asker: Principal,
    tx: Transaction,
  ): Promise<void> {
    const now = this.clock.now();
    await this.rulings.insert(
      conflictIds.map((conflictId) => ({
        id: newId(),
        communication: row.number,
        conflictId,
        verdict,
        contentHash: verdict === 'hold' ? null : row.contentHash,
        reason,
        actor: idOf(asker),
        at: now,
        endedAt: null,
      })),
      tx,
    );
    await this.clearances.refresh([row.number], { actor: idOf(asker), reason, now }, tx);
  }

  private async existing(id: string, tx: Transaction): Promise<CommunicationEntity> {
    const row = await this.communications.find(id, tx);
    if (row === null)
      throw new DomainError('not-found', `There is no communication ${id}. GET /api/v1/communications lists them.`);
    return row;
  }
}
