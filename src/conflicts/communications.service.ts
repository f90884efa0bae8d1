import { Injectable } from '@nestjs/common';
import { Calendar, dayOfDate } from '../platform/clock.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, mayWriteFor, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { givenOf } from '../registry/communication.js';
import type {
  Clearance,
  Communication,
  CommunicationQuery,
  CommunicationSummary,
  RevisionList,
} from '../registry/communication.dto.js';
import type { CommunicationEntity } from '../registry/communication.entity.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { ConflictsStore } from './conflicts.store.js';
import { DetectionService } from './detection.service.js';
import { FilingService } from './filing.service.js';
import { showCommunication, showCommunicationSummary } from './showing.js';

/** Communications with what is known of their conflicts: listed, shown, cleared, withdrawn. */
@Injectable()
export class CommunicationsService {
  constructor(
    private readonly store: CommunicationsStore,
    private readonly conflicts: ConflictsStore,
    private readonly filing: FilingService,
    private readonly detection: DetectionService,
    private readonly calendar: Calendar,
  ) {}

  async list(query: CommunicationQuery, page: Page, asker: Principal): Promise<Listing<CommunicationSummary>> {
    const { from, to, limit: _limit, cursor: _cursor, ...filter } = query;
    const days = { fromDay: this.day(from), toDay: this.day(to) };
    const rows = await this.store.page({ ...filter, ...days, onlyOffice: seesOnly(asker) }, page);
    const segments = await this.store.segmentsOf(rows.map((row) => row.number));
    return listing(
      rows,
      page.limit,
      (row) => String(row.number),
      (row) => showCommunicationSummary(row, segments.get(row.number) ?? []),
    );
  }

  async get(id: string, asker: Principal): Promise<Communication> {
    const row = await this.existing(id, asker);
    return showCommunication(row, await this.segmentsOf(row), await this.openConflicts(row));
  }

  /**
   * What a sending system asks right before it sends. Fails closed: while it is being compared, or where the sender has
   * another content than the one it was cleared for, it is to be reviewed.
   */
  async clearance(id: string, contentHash: string | undefined, asker: Principal): Promise<Clearance> {
    const row = await this.conflicts.clearanceOf(id);
    if (row === null || !maySee(asker, row)) throw noCommunication(id);
    const sendable = row.clearance === 'clear' || row.clearance === 'released';
    const sure = row.detection === 'done' && (contentHash === undefined || contentHash === row.contentHash);
    return {
      state: sendable && !sure ? 'review' : row.clearance,
      contentHash: row.contentHash,
      conflictIds: row.conflictIds,
    };
  }

  async revisions(id: string, asker: Principal): Promise<RevisionList> {
    const row = await this.existing(id, asker);
    const earlier = (await this.store.revisionsOf(id)).map((revision) => ({
      revision: revision.revision,
      contentHash: revision.contentHash,
      createdAt: revision.createdAt.toISOString(),
      current: false,
      content: revision.content as Record<string, unknown>,
    }));
    const present = {
      revision: row.revision,
      contentHash: row.contentHash,
      createdAt: row.updatedAt.toISOString(),
      current: true,
      content: givenOf(row, await this.segmentsOf(row)) as unknown as Record<string, unknown>,
    };
    return { items: [...earlier, present] };
  }

  /** Takes a communication out of the running, at once. Withdrawing it again changes nothing. */
  async withdraw(id: string, principal: Principal): Promise<Communication> {
    const row = await this.existing(id, principal);
    if (!mayWriteFor(principal, row.officeId)) {
      throw new DomainError(
        'not-allowed',
        `This communication is of the office ${row.officeId}; your key writes for ${principal.officeId ?? 'none'}.`,
      );
    }
    await this.detection.detect(await this.filing.withdraw(id, principal.personId ?? principal.id));
    return this.get(id, principal);
  }

  /** What the asker may not see is as if it were not there. */
  private async existing(id: string, asker: Principal): Promise<CommunicationEntity> {
    const row = await this.store.find(id);
    if (row === null || !maySee(asker, row)) throw noCommunication(id);
    return row;
  }

  private async segmentsOf(row: CommunicationEntity): Promise<string[]> {
    return (await this.store.segmentsOf([row.number])).get(row.number) ?? [];
  }

  private async openConflicts(row: CommunicationEntity): Promise<string[]> {
    return (await this.conflicts.openByCommunication([row.number])).get(row.number) ?? [];
  }

  private day(time: string | undefined): number | undefined {
    if (time === undefined) return undefined;
    return time.length === 10 ? dayOfDate(time) : this.calendar.dayOf(new Date(time));
  }
}

function maySee(asker: Principal, { officeId }: Pick<CommunicationEntity, 'officeId'>): boolean {
  const only = seesOnly(asker);
  return only === null || officeId === only;
}

function noCommunication(id: string): DomainError {
  return new DomainError('not-found', `There is no communication ${id}. GET /api/v1/communications lists them.`);
}
