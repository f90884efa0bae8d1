import { Injectable } from '@nestjs/common';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import type {
  Cluster,
  Conflict,
  ConflictHistory,
  ConflictMember,
  ConflictQuery,
  ConflictSummary,
  Evidence,
} from './conflict.dto.js';
import { CONFLICT_STATUSES, type ConflictEntity } from './conflict.entity.js';
import { ClustersStore } from './clusters.store.js';
import { type ConflictSort, ConflictsStore } from './conflicts.store.js';
import { LinksStore } from './links.store.js';
import { narrowCluster, narrowConflict, narrowEntry, narrowSummary } from './partner-view.js';
import { showConflictSummary, showEvent, showEvidence } from './showing.js';

/** What people and programs are told about conflicts and clusters. Only looks. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly clusters: ClustersStore,
    private readonly links: LinksStore,
    private readonly communications: CommunicationsStore,
  ) {}

  async list(query: ConflictQuery, page: Page, asker: Principal): Promise<Listing<ConflictSummary>> {
    const sort = query.sort ?? 'harm';
    const onlyOffice = seesOnly(asker);
    const rows = await this.conflicts.page({ ...query, status: statuses(query.status), onlyOffice }, sort, page);
    const kept = rows.slice(0, page.limit);
    const summaries = new Map((await this.summariesFor(asker, kept)).map((summary) => [summary.id, summary]));
    return listing(
      rows,
      page.limit,
      (row) => sortKey(row, sort),
      (row) => summaries.get(row.id) as ConflictSummary,
    );
  }

  /** The summaries of conflicts by id, most harmful first. */
  async byIds(ids: readonly string[], asker: Principal): Promise<ConflictSummary[]> {
    return this.summariesFor(asker, await this.conflicts.byIds(ids));
  }

  async get(id: string, asker: Principal): Promise<Conflict> {
    const { row, summary } = await this.existing(id, asker);
    const cluster = row.clusterId === null ? null : await this.clusters.find(row.clusterId);
    const numbers = (await this.conflicts.members([id])).map((member) => member.communication);
    const principal =
      cluster === null ? null : ((await this.communications.lightRows([cluster.principal]))[0]?.id ?? null);
    const whole: Conflict = {
      ...summary,
      clusterId: row.clusterId,
      principal,
      evidence: await this.evidence(numbers),
      suggestion: null,
      history: (await this.conflicts.events(id)).map(showEvent),
    };
    const only = seesOnly(asker);
    return only === null ? whole : narrowConflict(whole, only);
  }

  async history(id: string, asker: Principal): Promise<ConflictHistory> {
    await this.existing(id, asker);
    const entries = (await this.conflicts.events(id)).map(showEvent);
    return { items: seesOnly(asker) === null ? entries : entries.map(narrowEntry) };
  }

  async listClusters(segment: string | undefined, page: Page, asker: Principal): Promise<Listing<Cluster>> {
    const only = seesOnly(asker);
    const rows = await this.clusters.page(segment, only, page);
    const clusters = await this.showClusters(rows.slice(0, page.limit).map((row) => row.id));
    const shown = new Map(
      clusters.map((cluster) => [cluster.id, only === null ? cluster : narrowCluster(cluster, only)]),
    );
    return listing(
      rows,
      page.limit,
      (row) => row.id,
      (row) => shown.get(row.id) as Cluster,
    );
  }

  /** A cluster, or the id of the one that it was merged into. */
  async getCluster(id: string, asker: Principal): Promise<Cluster | { movedTo: string }> {
    const row = await this.clusters.find(id);
    const only = seesOnly(asker);
    const [standing] = row === null || only === null ? [] : await this.showClusters([row.mergedInto ?? id]);
    if (row === null || (only !== null && !standing?.members.some((member) => member.office === only))) {
      throw new DomainError('not-found', `There is no cluster ${id}. GET /api/v1/clusters lists them.`);
    }
    if (row.mergedInto !== null) return { movedTo: row.mergedInto };
    if (row.dissolvedAt !== null) {
      throw new DomainError(
        'not-found',
        `The cluster ${id} was dissolved on ${row.dissolvedAt.toISOString()}: its communications are no longer redundant.`,
      );
    }
    const [cluster] = (await this.showClusters([id])) as [Cluster];
    return only === null ? cluster : narrowCluster(cluster, only);
  }

  /** What the asker may not see is as if it were not there. */
  private async existing(id: string, asker: Principal): Promise<{ row: ConflictEntity; summary: ConflictSummary }> {
    const row = await this.conflicts.find(id);
    const [summary] = row === null ? [] : await this.summaries([row]);
    const only = seesOnly(asker);
    if (row && summary && (only === null || summary.members.some((member) => member.office === only))) {
      return { row, summary };
    }
    throw new DomainError('not-found', `There is no conflict ${id}. GET /api/v1/conflicts lists them.`);
  }

  private async summariesFor(asker: Principal, rows: readonly ConflictEntity[]): Promise<ConflictSummary[]> {
    const summaries = await this.summaries(rows);
    const only = seesOnly(asker);
    return only === null ? summaries : summaries.map((summary) => narrowSummary(summary, only));
  }

  private async summaries(rows: readonly ConflictEntity[]): Promise<ConflictSummary[]> {
    const ids = rows.map((row) => row.id);
    const members = await this.conflicts.members(ids);
    const segments = await this.conflicts.segments(ids);
    const communications = await this.byNumber(members.map((member) => member.communication));
    return rows.map((row) =>
      showConflictSummary(
        row,
        segments.get(row.id) ?? [],
        showMembers(
          members.filter((member) => member.conflictId === row.id),
          communications,
        ),
      ),
    );
  }

  private async evidence(numbers: readonly number[]): Promise<Evidence[]> {
    if (numbers.length === 0) return [];
    const links = await this.links.among(numbers);
    const texts = await this.communications.texts(numbers);
    const communications = await this.byNumber(numbers);
    const side = (number: number) => ({ id: communications.get(number)?.id ?? '', text: texts.get(number) ?? '' });
    return links.map((link) => showEvidence(link, side(link.low), side(link.high)));
  }

  private async showClusters(ids: readonly string[]): Promise<Cluster[]> {
    const clusters = await this.clusters.whole(ids);
    const conflicts = new Map((await this.conflicts.ofClusters(ids)).map((conflict) => [conflict.clusterId, conflict]));
    const segments = await this.conflicts.segments([...conflicts.values()].map((conflict) => conflict.id));
    const communications = await this.byNumber(
      clusters.flatMap((cluster) => cluster.members.map((member) => member.communication)),
    );
    return clusters.map((cluster) => {
      const conflict = conflicts.get(cluster.id);
      return {
        id: cluster.id,
        segment: conflict?.segmentId ?? '',
        segments: segments.get(conflict?.id ?? '') ?? [],
        principal: communications.get(cluster.principal)?.id ?? '',
        members: showMembers(cluster.members, communications),
        basis: cluster.basis,
        conflictId: conflict?.id ?? null,
      };
    });
  }

  private async byNumber(numbers: readonly number[]): Promise<Map<number, LightCommunication>> {
    const rows = await this.communications.lightRows([...new Set(numbers)]);
    return new Map(rows.map((row) => [row.number, row]));
  }
}

function showMembers(
  members: readonly { communication: number; similarity: number }[],
  communications: ReadonlyMap<number, LightCommunication>,
): ConflictMember[] {
  return members.flatMap(({ communication, similarity }) => {
    const row = communications.get(communication);
    return row ? [{ communicationId: row.id, externalId: row.externalId, office: row.officeId, similarity }] : [];
  });
}

function sortKey(row: ConflictEntity, sort: ConflictSort): string {
  const value = row[sort];
  return JSON.stringify([value instanceof Date ? value.toISOString() : value, row.id]);
}

function statuses(given: string | undefined): string[] | undefined {
  if (given === undefined) return undefined;
  const wanted = given.split(',');
  const unknown = wanted.find((status) => !(CONFLICT_STATUSES as readonly string[]).includes(status));
  if (unknown === undefined) return wanted;
  throw new DomainError('invalid-request', `"${unknown}" is no status of a conflict.`, [
    {
      pointer: '/status',
      detail: `must be one of ${CONFLICT_STATUSES.join(', ')}, or several of them separated by commas`,
    },
  ]);
}
