import { Injectable } from '@nestjs/common';
import { ConflictsService } from '../conflicts/conflicts.service.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import type { DeclaredDuplicate } from './duplicates.dto.js';
import { type Accepted, ReviewsStore } from './reviews.store.js';
import type { DecisionDetail } from './showing.js';

/** What was declared to be a legitimate duplicate, by whom, why and until when. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly store: ReviewsStore,
    private readonly conflicts: ConflictsService,
  ) {}

  async list(page: Page, asker: Principal): Promise<Listing<DeclaredDuplicate>> {
    const rows = await this.store.accepted(page);
    const about = await this.conflicts.byIds(
      rows.map(({ conflictId }) => conflictId),
      asker,
    );
    const known = new Map(about.map((conflict) => [conflict.id, conflict]));
    return listing(
      rows,
      page.limit,
      ({ expiresAt, id }) => JSON.stringify([expiresAt.toISOString(), id]),
      (row) => show(row, known.get(row.conflictId)),
    );
  }
}

function show(
  row: Accepted,
  about: Pick<DeclaredDuplicate, 'kind' | 'segment' | 'members' | 'explanation'> | undefined,
): DeclaredDuplicate {
  if (about === undefined) throw new Error(`the decision ${row.id} is about no conflict`);
  const { owner } = JSON.parse(row.detail) as DecisionDetail;
  const { kind, segment, members, explanation } = about;
  return {
    conflictId: row.conflictId,
    kind,
    segment,
    members,
    explanation,
    reason: row.reason,
    owner: owner ?? row.actor,
    declaredBy: row.actor,
    declaredAt: row.at.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
  };
}
