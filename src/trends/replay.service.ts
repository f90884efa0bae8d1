import { Injectable } from '@nestjs/common';
import { WITHIN_BAR, barOf } from '../conflicts/bars.js';
import type { ConflictStatus } from '../conflicts/conflict.entity.js';
import { ConflictsStore } from '../conflicts/conflicts.store.js';
import { isWithinOneText } from '../conflicts/disputing.js';
import { DomainError } from '../platform/problems.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsStore } from '../registry/segments.store.js';
import { FiguresStore } from './figures.store.js';
import { PeriodsService, shown } from './periods.service.js';
import type { BarReplay, ReplayQuery } from './trends.dto.js';

/** Conflicts shown of those that would enter or leave the queue; the figures count all. */
const MAX_SHOWN = 50;

/** "What if the bar were …?" */
@Injectable()
export class ReplayService {
  constructor(
    private readonly segments: SegmentsStore,
    private readonly conflicts: ConflictsStore,
    private readonly figures: FiguresStore,
    private readonly periods: PeriodsService,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /**
   * What another bar of a segment would have put before reviewers in the last 90 days, from the confidences that are
   * stored. Conflicts stay grouped as they are; saved, the bar groups anew what comes in from then on.
   */
  async replay(segmentId: string, { kind, bar }: ReplayQuery): Promise<BarReplay> {
    const rows = await this.segments.all();
    const tree = new SegmentTree(rows, this.settings.collisionWindowDays);
    if (!tree.has(segmentId))
      throw new DomainError('not-found', `There is no segment ${segmentId}. GET /api/v1/segments lists them.`);
    const changed = rows.map((row) => (row.id === segmentId ? { ...row, [`${kind}Bar`]: bar ?? null } : row));
    const replayedTree = new SegmentTree(changed, this.settings.collisionWindowDays);
    const days = this.periods.past({});
    const within = [segmentId, ...tree.descendants(segmentId)];
    const found = await this.figures.foundSince(kind, within, this.periods.instants(days).begin);
    const segmentsOf = await this.conflicts.segments(found.map(({ id }) => id));
    const raised = found.filter(({ below }) => !below);
    const replayed = found.filter(({ id, below, confidence, detail }) => {
      const segments = (segmentsOf.get(id) ?? []).filter((one) => tree.has(one));
      const least = detail !== null && isWithinOneText(detail) ? WITHIN_BAR : 0;
      const [before, after] = [tree, replayedTree].map((one) => Math.max(least, barOf(kind, segments, one))) as [
        number,
        number,
      ];
      // Where another segment's bar decides, nothing changes.
      return before === after ? !below : confidence >= after;
    });
    const leaving = raised.filter((one) => !replayed.includes(one));
    const entering = replayed.filter((one) => one.below);
    return {
      segment: segmentId,
      ...shown(days),
      kind,
      bar: barOf(kind, [segmentId], replayedTree),
      presentBar: barOf(kind, [segmentId], tree),
      present: raised.length,
      replayed: replayed.length,
      confirmedLost: leaving.filter(({ status }) => status === 'resolved').length,
      dismissedSpared: leaving.filter(({ status }) => status === 'dismissed').length,
      entering: entering.slice(0, MAX_SHOWN).map(show),
      leaving: leaving.slice(0, MAX_SHOWN).map(show),
      enteringCount: entering.length,
      leavingCount: leaving.length,
    };
  }
}

function show(row: { id: string; status: string; confidence: number; explanation: string }) {
  const { id, status, confidence, explanation } = row;
  return { conflictId: id, status: status as ConflictStatus, confidence, explanation };
}
