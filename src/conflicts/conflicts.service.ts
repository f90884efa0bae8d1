import { Injectable } from '@nestjs/common';
import { Calendar } from '../platform/clock.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { CommunicationsStore, type LightCommunication } from '../registry/communications.store.js';
import { SegmentsService } from '../registry/segments.service.js';
import type {
  Cluster,
  Conflict,
  ConflictHistory,
  ConflictMember,
  ConflictPart,
  ConflictQuery,
  ConflictSummary,
  Evidence,
} from './conflict.dto.js';
import { CONFLICT_STATUSES, type ConflictEntity } from './conflict.entity.js';
import { ClustersStore } from './clusters.store.js';
import { type ConflictSort, ConflictsStore } from './conflicts.store.js';
import { RestrictedReads } from './restricted-reads.js';
import type { DisputedFact } from './disputing.js';
import { LinksStore } from './links.store.js';
import { type PartnerView, narrowCluster, narrowConflict, narrowEntry, narrowSummary } from './partner-view.js';
import { showCommunicationSummary, showConflictSummary, showEvent, showEvidence } from './showing.js';

/** What the row of a contradiction keeps as `detail`. */
type DisputeDetail = Pick<DisputedFact, 'positions' | 'majority' | 'steps' | 'proposal'>;

/** What people and programs are told about conflicts and clusters. Only looks; that a partner looked is noted. */
@Injectable()
export class ConflictsService {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly clusters: ClustersStore,
    private readonly links: LinksStore,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsService,
    private readonly calendar: Calendar,
    private readonly reads: RestrictedReads,
  ) {}

  async list(query: ConflictQuery, page: Page, asker: Principal): Promise<Listing<ConflictSummary>> {
    const sort = query.sort ?? 'harm';
    const view = await this.viewOf(asker);
    if (beyond(view, query.segment) || beyond(view, query.reaching)) return NOTHING;
    const onlyOffice = view?.office ?? null;
    const filter = { ...query, ...(await this.periodAndReach(query)), status: statuses(query.status), onlyOffice };
    const rows = await this.conflicts.page(filter, sort, page);
    const kept = rows.slice(0, page.limit);
    const summaries = new Map((await this.summariesFor(view, kept)).map((summary) => [summary.id, summary]));
    return listing(
      rows,
      page.limit,
      (row) => sortKey(row, sort),
      (row) => summaries.get(row.id) as ConflictSummary,
    );
  }

  /** The summaries of conflicts by id, most harmful first. */
  async byIds(ids: readonly string[], asker: Principal): Promise<ConflictSummary[]> {
    return this.summariesFor(await this.viewOf(asker), await this.conflicts.byIds(ids));
  }

  async get(id: string, asker: Principal): Promise<Conflict> {
    const { row, summary } = await this.existing(id, asker);
    const cluster = row.clusterId === null ? null : await this.clusters.find(row.clusterId);
    const numbers = (await this.conflicts.members([id])).map((member) => member.communication);
    const disputed = row.kind === 'contradiction';
    const principal =
      cluster === null ? null : ((await this.communications.lightRows([cluster.principal]))[0]?.id ?? null);
    const whole: Conflict = {
      ...summary,
      members: await this.parts(summary.members, numbers),
      clusterId: row.clusterId,
      principal,
      ...(disputed ? await this.dispute(row, numbers) : { suggestion: null }),
      evidence: await this.evidence(numbers),
      history: (await this.conflicts.events(id)).map(showEvent),
    };
    const view = await this.viewOf(asker);
    if (view === null) return whole;
    const others = whole.members.filter(({ office }) => office !== view.office);
    await this.reads.note(
      id,
      others.map(({ communicationId }) => communicationId),
      asker,
    );
    return narrowConflict(whole, view);
  }

  async history(id: string, asker: Principal): Promise<ConflictHistory> {
    await this.existing(id, asker);
    const entries = (await this.conflicts.events(id)).map(showEvent);
    return { items: seesOnly(asker) === null ? entries : entries.map(narrowEntry) };
  }

  async listClusters(segment: string | undefined, page: Page, asker: Principal): Promise<Listing<Cluster>> {
    const view = await this.viewOf(asker);
    if (beyond(view, segment)) return NOTHING;
    const rows = await this.clusters.page(segment, view?.office ?? null, page);
    const clusters = await this.showClusters(rows.slice(0, page.limit).map((row) => row.id));
    const shown = new Map(
      clusters.map((cluster) => [cluster.id, view === null ? cluster : narrowCluster(cluster, view)]),
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
    const view = await this.viewOf(asker);
    const [standing] = row === null || view === null ? [] : await this.showClusters([row.mergedInto ?? id]);
    if (row === null || (view !== null && !hasMemberOf(view.office, standing))) {
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
    return view === null ? cluster : narrowCluster(cluster, view);
  }

  private async periodAndReach({ openedFrom, openedTo, closedFrom, closedTo, reaching }: ConflictQuery) {
    const begin = (time: string | undefined) => (time === undefined ? undefined : this.calendar.beginOf(time));
    const end = (time: string | undefined) => (time === undefined ? undefined : this.calendar.endOf(time));
    return {
      openedFrom: begin(openedFrom),
      openedTo: end(openedTo),
      closedFrom: begin(closedFrom),
      closedTo: end(closedTo),
      reaching: reaching === undefined ? undefined : (await this.segments.tree()).line([reaching]),
    };
  }

  /** What the asker may not see is as if it were not there. */
  private async existing(id: string, asker: Principal): Promise<{ row: ConflictEntity; summary: ConflictSummary }> {
    const row = await this.conflicts.find(id);
    const [summary] = row === null ? [] : await this.summaries([row]);
    const only = seesOnly(asker);
    if (row && summary && (only === null || hasMemberOf(only, summary))) return { row, summary };
    throw new DomainError('not-found', `There is no conflict ${id}. GET /api/v1/conflicts lists them.`);
  }

  /** What a partner sees by; null for all others. */
  private async viewOf(asker: Principal): Promise<PartnerView | null> {
    const office = seesOnly(asker);
    if (office === null) return null;
    const tree = await this.segments.tree();
    return { office, reach: tree.line(await this.communications.segmentsWrittenTo(office)) };
  }

  private async summariesFor(view: PartnerView | null, rows: readonly ConflictEntity[]): Promise<ConflictSummary[]> {
    const summaries = await this.summaries(rows);
    return view === null ? summaries : summaries.map((summary) => narrowSummary(summary, view));
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
        edits: proposal.edits.map(({ after, ...place }) => ({ ...place, text: after })),
      },
    };
  }

  private async parts(members: readonly ConflictMember[], numbers: readonly number[]): Promise<ConflictPart[]> {
    const rows = await this.communications.lightRows(numbers);
    const segments = await this.communications.segmentsOf(numbers);
    const known = new Map(rows.map((row) => [row.id, showCommunicationSummary(row, segments.get(row.number) ?? [])]));
    return members.map((member) => {
      const communication = known.get(member.communicationId);
      return communication === undefined ? member : { ...member, communication };
    });
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

const NOTHING = { items: [], nextCursor: null };

/** A filter by what a partner may not see finds nothing, so that it tells nothing. */
function beyond(view: PartnerView | null, segment: string | undefined): boolean {
  return view !== null && segment !== undefined && !view.reach.has(segment);
}

function hasMemberOf(office: string, group: { members: readonly { office: string }[] } | undefined): boolean {
  return group?.members.some((member) => member.office === office) ?? false;
}

function sortKey(row: ConflictEntity, sort: ConflictSort): string {
  const value = row[sort];
  return JSON.stringify([sort, value instanceof Date ? value.toISOString() : value, row.id]);
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
