import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Events } from '../platform/events.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { RegistryNotes } from './registry-notes.js';
import type { ChangeSegment, CreateSegment, Segment } from './segment.dto.js';
import type { SegmentEntity } from './segment.entity.js';
import { SegmentTree } from './segment-tree.js';
import { SegmentsStore } from './segments.store.js';

/** How long a tree read from the database is used before another process's changes are looked for. */
const TREE_AGE_MS = 1_000;

/** The segments: created, changed, and read as a tree. */
@Injectable()
export class SegmentsService {
  private cached: { tree: SegmentTree; readAt: number } | null = null;

  constructor(
    private readonly store: SegmentsStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly events: Events,
    private readonly notes: RegistryNotes,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** The tree, at most a second old where other processes write; `fresh` reads it anew. */
  async tree({ fresh = false } = {}): Promise<SegmentTree> {
    const now = Date.now();
    if (fresh || this.cached === null || now - this.cached.readAt > TREE_AGE_MS) {
      this.cached = { tree: new SegmentTree(await this.store.all(), this.settings.collisionWindowDays), readAt: now };
    }
    return this.cached.tree;
  }

  /** A partner's office is shown those that it writes to. */
  async list(page: Page, asker: Principal): Promise<Listing<Segment>> {
    const rows = await this.store.page(seesOnly(asker), page);
    const tree = await this.tree();
    return listing(
      rows,
      page.limit,
      (row) => row.id,
      (row) => show(row, tree),
    );
  }

  async get(id: string, asker: Principal): Promise<Segment> {
    const only = seesOnly(asker);
    if (only !== null && !(await this.store.isWrittenTo(id, only))) throw unknown(id);
    return show(await this.existing(id), await this.tree());
  }

  /** Creates a segment. The same content again is no error: `created` is false then. */
  async create(given: CreateSegment, asker: Principal): Promise<{ segment: Segment; created: boolean }> {
    const wanted = {
      id: given.id,
      name: given.name,
      parentId: given.parentId ?? null,
      audienceSize: given.audienceSize ?? null,
      collisionWindowDays: given.collisionWindowDays ?? null,
      reviewers: given.reviewers ? JSON.stringify(given.reviewers) : null,
      decisionsNeeded: given.decisionsNeeded ?? null,
      duplicateBar: given.duplicateBar ?? null,
      overlapBar: given.overlapBar ?? null,
      contradictionBar: given.contradictionBar ?? null,
      secondReaderBar: given.secondReaderBar ?? null,
    };
    const { row, created } = await this.work.run(async (tx) => {
      const present = await this.store.find(given.id, tx);
      if (present !== null) {
        const same = (Object.keys(wanted) as (keyof typeof wanted)[]).every(
          (field) => present[field] === wanted[field],
        );
        if (same) return { row: present, created: false };
        throw new DomainError(
          'already-exists',
          `The segment ${given.id} exists with other content. Change it with PATCH /api/v1/segments/${given.id}, or choose another id.`,
        );
      }
      this.requireParent(given.id, wanted.parentId, await this.store.all(tx));
      const row = await this.store.insert({ ...wanted, createdAt: this.clock.now() }, tx);
      this.notes.created('segment', row.id, wanted, asker, tx);
      return { row, created: true };
    });
    this.cached = null;
    return { segment: show(row, await this.tree()), created };
  }

  /** Changes a segment; where that changes who meets whom, its communications are compared anew. */
  async change(id: string, changes: ChangeSegment, asker: Principal): Promise<Segment> {
    const before = await this.existing(id);
    await this.work.run(async (tx) => {
      if (changes.parentId !== undefined) {
        await this.store.lockTree(tx);
        this.requireParent(id, changes.parentId, await this.store.all(tx));
      }
      const wanted = { ...changes, reviewers: changes.reviewers && JSON.stringify(changes.reviewers) };
      const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      if (Object.keys(given).length === 0) return;
      await this.store.update(id, given, tx);
      this.notes.changed('segment', id, { before, given }, asker, tx);
    });
    this.cached = null;
    const after = await this.existing(id);
    const moved = before.parentId !== after.parentId;
    if (
      moved ||
      before.collisionWindowDays !== after.collisionWindowDays ||
      before.audienceSize !== after.audienceSize
    ) {
      await this.events.emit('segment.changed', { segmentId: id });
    }
    return show(after, await this.tree());
  }

  private async existing(id: string): Promise<SegmentEntity> {
    const segment = await this.store.find(id);
    if (segment === null) throw unknown(id);
    return segment;
  }

  private requireParent(id: string, parentId: string | null, all: SegmentEntity[]): void {
    if (parentId === null) return;
    const tree = new SegmentTree(all, this.settings.collisionWindowDays);
    if (parentId !== id && !tree.has(parentId)) {
      throw new DomainError('unknown-reference', `There is no segment ${parentId} to be the parent. Create it first.`, [
        { pointer: '/parentId', detail: `no segment has the id ${parentId}` },
      ]);
    }
    if (parentId === id || tree.ancestry(parentId).includes(id)) {
      throw new DomainError(
        'segment-cycle',
        `${parentId} lies within ${id}, so it cannot be its parent. Choose a segment outside it.`,
        [{ pointer: '/parentId', detail: 'would make the segment its own ancestor' }],
      );
    }
  }
}

function unknown(id: string): DomainError {
  return new DomainError('not-found', `There is no segment ${id}. GET /api/v1/segments lists them.`);
}

function show(row: SegmentEntity, tree: SegmentTree): Segment {
  return {
    id: row.id,
    name: row.name,
    parentId: row.parentId,
    audienceSize: row.audienceSize,
    collisionWindowDays: row.collisionWindowDays,
    inheritedWindowDays: tree.inheritedWindow(row.parentId),
    reviewers: row.reviewers === null ? null : (JSON.parse(row.reviewers) as string[]),
    decisionsNeeded: row.decisionsNeeded,
    duplicateBar: row.duplicateBar,
    overlapBar: row.overlapBar,
    contradictionBar: row.contradictionBar,
    secondReaderBar: row.secondReaderBar,
    createdAt: row.createdAt.toISOString(),
  };
}
