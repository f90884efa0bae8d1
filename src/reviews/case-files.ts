import { Injectable } from '@nestjs/common';
import type { ConflictEntity } from '../conflicts/conflict.entity.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import type { Transaction } from '../platform/database/database.js';
import { Database } from '../platform/database/database.js';
import { type Principal, may } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import { JourneysStore } from '../registry/journeys.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import type { QuestionEntity } from './question.entity.js';
import { ReviewsStore } from './reviews.store.js';
import { type Move, type Part, judge } from './transitions.js';

/** A conflict as someone sees it who wants to do something with it. */
export interface CaseFile {
  conflict: ConflictEntity;
  members: LightCommunication[];
  /** The contents that the conflict was last brought up to date with, by number. */
  seen: ReadonlyMap<number, string>;
  openQuestions: QuestionEntity[];
  /** What the asker is to it. */
  parts: Part[];
  /** Offices that the asker belongs to or speaks for. */
  ownOffices: ReadonlySet<string>;
}

/** Opens conflicts for those who want to do something with them, and says what they may. */
@Injectable()
export class CaseFiles {
  constructor(
    private readonly database: Database,
    private readonly conflicts: ConflictsStore,
    private readonly communications: CommunicationsStore,
    private readonly journeys: JourneysStore,
    private readonly offices: OfficesStore,
    private readonly reviews: ReviewsStore,
  ) {}

  /**
   * The file of a conflict.
   * @throws DomainError when there is none, or it is none of a partner's business
   */
  async open(id: string, asker: Principal, tx: Transaction = this.database.look): Promise<CaseFile> {
    const conflict = await this.conflicts.find(id, tx);
    if (conflict === null) throw noConflict(id);
    const rows = await this.conflicts.members([id], tx);
    const members = await this.communications.lightRows(
      rows.map((row) => row.communication),
      tx,
    );
    const openQuestions = await this.reviews.openQuestions(id, tx);
    const involved = new Set([...members.map((row) => row.officeId), ...openQuestions.map((one) => one.officeId)]);
    const ownOffices = await this.ownOffices(asker, involved, tx);
    const file = {
      conflict,
      members,
      seen: new Map(rows.map((row) => [row.communication, row.contentHash])),
      openQuestions,
      ownOffices,
      parts: await this.parts(asker, conflict, members, openQuestions, ownOffices, tx),
    };
    if (file.parts.length === 0 && asker.partner) throw noConflict(id);
    return file;
  }

  private async ownOffices(asker: Principal, involved: ReadonlySet<string>, tx: Transaction): Promise<Set<string>> {
    const own = new Set(asker.officeId === null ? [] : [asker.officeId]);
    for (const id of involved) if ((await this.offices.find(id, tx))?.advocate === idOf(asker)) own.add(id);
    return own;
  }

  private async parts(
    asker: Principal,
    conflict: ConflictEntity,
    members: readonly LightCommunication[],
    openQuestions: readonly QuestionEntity[],
    ownOffices: ReadonlySet<string>,
    tx: Transaction,
  ): Promise<Part[]> {
    const decides = isReviewer(asker) || (await this.ownsJourney(asker, members, tx));
    const owns = conflict.assignee === idOf(asker);
    const asked = openQuestions.some(({ officeId }) => ownOffices.has(officeId));
    const concerned =
      asker.officeId === null || decides || owns || asked || members.some(({ officeId }) => ownOffices.has(officeId));
    const parts: [Part, boolean][] = [
      ['decider', decides],
      ['owner', owns],
      ['asked', asked],
      ['concerned', concerned],
    ];
    return parts.filter(([, is]) => is).map(([part]) => part);
  }

  private async ownsJourney(
    asker: Principal,
    members: readonly LightCommunication[],
    tx: Transaction,
  ): Promise<boolean> {
    const journeys = new Set(members.flatMap(({ journeyId }) => journeyId ?? []));
    for (const id of journeys) if ((await this.journeys.find(id, tx))?.owner === idOf(asker)) return true;
    return false;
  }
}

/** Reviewers and admins decide on every conflict. */
export function isReviewer(asker: Principal): boolean {
  return may(asker, 'review');
}

/** Who somebody is: a person who asks by a key of theirs is that person, and no second one. */
export function idOf({ personId, id }: Principal): string {
  return personId ?? id;
}

/**
 * The status that a move leads to.
 * @throws DomainError when it is not the asker's to make, was made from a stale version, or does not fit the status
 */
export function requireMove(move: Move, { conflict, parts }: CaseFile, version: number | undefined) {
  const judgement = judge(move, conflict.status, parts);
  if (!judgement.allowed && judgement.because === 'who') throw new DomainError('not-allowed', judgement.detail);
  if (version !== undefined && version !== conflict.version) throw changedMeanwhile(conflict);
  if (!judgement.allowed) throw new DomainError('conflicting-state', judgement.detail);
  return judgement.status;
}

/** Somebody else was faster. */
export function changedMeanwhile(conflict: Pick<ConflictEntity, 'id' | 'status' | 'version'>): DomainError {
  return new DomainError(
    'conflicting-state',
    `The conflict was changed meanwhile: it is ${conflict.status} now, in version ${conflict.version}. Look at it again (GET /api/v1/conflicts/${conflict.id}) before you decide.`,
  );
}

function noConflict(id: string): DomainError {
  return new DomainError('not-found', `There is no conflict ${id}. GET /api/v1/conflicts lists them.`);
}
