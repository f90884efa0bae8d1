import { Injectable } from '@nestjs/common';
import { PeopleStore } from '../access/people.store.js';
import type { Transaction } from '../platform/database/database.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { JourneysStore } from '../registry/journeys.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { ownersInLine, turnOf } from './owners.js';

/** Finds who owns a conflict, from its first day on. */
@Injectable()
export class OwnersService {
  constructor(
    private readonly communications: CommunicationsStore,
    private readonly journeys: JourneysStore,
    private readonly offices: OfficesStore,
    private readonly people: PeopleStore,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** The line of owners of a conflict with these members in this segment. */
  async line(
    conflict: { id: string; segmentId: string; members: readonly number[] },
    tree: SegmentTree,
    tx?: Transaction,
  ): Promise<string[]> {
    const rows = (await this.communications.lightRows(conflict.members, tx)).sort((a, b) => b.number - a.number);
    const journeyIds = distinct(rows.flatMap((row) => row.journeyId ?? []));
    const journeyOwners: string[] = [];
    for (const id of journeyIds) journeyOwners.push(...present((await this.journeys.find(id, tx))?.owner));
    const advocates: string[] = [];
    for (const id of distinct(rows.map((row) => row.officeId))) {
      const office = await this.offices.find(id, tx);
      // A partner sees its own side alone, so it can't own what is between two.
      if (office?.kind !== 'partner') advocates.push(...present(office?.advocate));
    }
    const group = tree.has(conflict.segmentId) ? tree.reviewers(conflict.segmentId) : [];
    const fallback = this.settings.reviewOwner ?? (await this.people.firstAdmin(tx));
    return ownersInLine({ journeyOwners, group, advocates, fallback }, turnOf(conflict.id));
  }
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function present(value: string | null | undefined): string[] {
  return value ? [value] : [];
}
