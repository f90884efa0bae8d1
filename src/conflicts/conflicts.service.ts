import { Injectable } from '@nestjs/common';
import { type Listing, type Page, listing } from '../platform/paging.js';
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
import type { DisputedFact } from './disputing.js';
import { LinksStore } from './links.store.js';
import { showConflictSummary, showEvent, showEvidence } from './showing.js';

/** What the row of a contradiction keeps as `detail`. */
type DisputeDetail = Pick<DisputedFact, 'positions' | 'majority' | 'steps' | 'proposal'>;

/** What people and programs are told about conflicts and clusters. Only looks. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly clusters: ClustersStore,
    private readonly links: LinksStore,
    private readonly communications: CommunicationsStore,
  ) {}

  async list(query: ConflictQuery, page: Page): Promise<Listing<ConflictSummary>> {
    const sort = query.sort ?? 'harm';
    const rows = await this.conflicts.page({ ...query, status: statuses(query.status) }, sort, page);
    const kept = rows.slice(0, page.limit);
    const summaries = new Map((await this.summaries(kept)).map((summary) => [summary.id, summary]));
    return listing(
      rows,
      page.limit,
      (row) => sortKey(row, sort),
      (row) => summaries.get(row.id) as ConflictSummary,
    );
  }

  /** The summaries of conflicts by id, most harmful first. */
  async byIds(ids: readonly string[]): Promise<ConflictSummary[]> {
    return this.summaries(await this.conflicts.byIds(ids));
  }

  async get(id: string): Promise<Conflict> {
    const row = await this.existing(id);
    const [summary] = await this.summaries([row]);
    const cluster = row.clusterId === null ? null : await this.clusters.find(row.clusterId);
    const numbers = (await this.conflicts.members([id])).map((member) => member.communication);
    const disputed = row.kind === 'contradiction';
    const principal =
      cluster === null ? null : ((await this.communications.lightRows([cluster.principal]))[0]?.id ?? null);
    return {
      ...(summary as ConflictSummary),
      clusterId: row.clusterId,
      principal,
      ...(disputed ? await this.dispute(row, numbers) : { suggestion: null }),
      evidence: disputed ? [] : await this.evidence(numbers),
      history: (await this.conflicts.events(id)).map(showEvent),
    };
  }

  async history(id: string): Promise<ConflictHistory> {
    await this.existing(id);
    return { items: (await this.conflicts.events(id)).map(showEvent) };
  }

  async listClusters(segment: string | undefined, page: Page): Promise<Listing<Cluster>> {
    const rows = await this.clusters.page(segment, page);
    const shown = new Map(
      (await this.showClusters(rows.slice(0, page.limit).map((row) => row.id))).map((cluster) => [cluster.id, cluster]),
    );
    return listing(
      rows,
      page.limit,
      (row) => row.id,
      (row) => shown.get(row.id) as Cluster,
    );
  }

  /** A cluster, or the id of the one that it was merged into. */
  async getCluster(id: string): Promise<Cluster | { movedTo: string }> {
    const row = await this.clusters.find(id);
    if (row === null) throw new DomainError('not-found', `There is no cluster ${id}. GET /api/v1/clusters lists them.`);
    if (row.mergedInto !== null) return { movedTo: row.mergedInto };
    if (row.dissolvedAt !== null) {
      throw new DomainError(
        'not-found',
        `The cluster ${id} was dissolved on ${row.dissolvedAt.toISOString()}: its communications are no longer redundant.`,
      );
    }
    return (await this.showClusters([id]))[0] as Cluster;
  }

  private async existing(id: string): Promise<ConflictEntity> {
    const row = await this.conflicts.find(id);
    if (row === null)
      throw new DomainError('not-found', `There is no conflict ${id}. GET /api/v1/conflicts lists them.`);
    return row;
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

  /** What is particular to a contradiction: its positions, the evidence, and which of them should stand. */
  private async dispute(
    row: ConflictEntity,
    numbers: readonly number[],
  ): Promise<Pick<Conflict, 'positions' | 'majority' | 'steps' | 'suggestion'>> {
    const { positions, majority, steps, proposal } = JSON.parse(row.detail) as DisputeDetail;
    const communications = await this.byNumber(numbers);
    return {
      positions: positions.map(({ value, members }) => ({
        value,
        members: members.flatMap(({ communication, ...place }) => {
          const holder = communications.get(communication);
          return holder
            ? [{ communicationId: holder.id, externalId: holder.externalId, office: holder.officeId, ...place }]
            : [];
        }),
      })),
      majority,
      steps,
      suggestion: proposal && {
        keep: proposal.keep,
        why: proposal.why,
        edits: proposal.edits.map(({ communicationId, start, end, before, after }) => ({
          communicationId,
          start,
          end,
          before,
          text: after,
        })),
      },
    };
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
