import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import type { ConflictKind, Finder } from './conflict.entity.js';

/**
 * Confidence from which a finding is a conflict where its segment says nothing else. The figures of redundancy are in
 * docs/detection.md. Of contradictions from 0.6 on, 24 of 31 are right on eight companies held out, 85 % on companies left out.
 */
const DEFAULT_BARS: Record<ConflictKind, number> = {
  duplicate: REDUNDANCY_BAR,
  overlap: REDUNDANCY_BAR,
  contradiction: 0.6,
};

/**
 * The same for what a second reader found by itself, of whatever kind. Set, not measured: what a model's confidence is worth
 * is learned from decisions (`trust.ts`), which moves confidences against this bar.
 */
export const SECOND_READER_BAR = 0.6;

/** Confidence from which a contradiction is called certain: on companies held out 9 of 9 are right, on companies left out about 90 %. */
export const CERTAIN = 0.8;

/** The same for duplicates and overlaps. */
export const CERTAIN_REDUNDANCY = 0.8;

/**
 * Two sentences of one text are a conflict from here on, whatever the segment's bar. No labelled letter contradicts itself: the
 * 17 labelled companies and the sample one give 16 findings from 0.7 on, all false, the highest at 0.813 (opening hours of
 * two days or two counters). Below, where sentences made up to contradict each other lie too (0.73 to 0.76), they are listed.
 */
export const WITHIN_BAR = 0.85;

/** The lowest bar among the segments in which something lies: where one segment wants to see it, it is seen. */
export function barOf(
  kind: ConflictKind,
  segments: readonly string[],
  tree: SegmentTree,
  foundBy: Finder = 'detector',
): number {
  const readers = foundBy === 'second-reader';
  const usual = readers ? SECOND_READER_BAR : DEFAULT_BARS[kind];
  const bars = segments.map((segment) => tree.bar(segment, readers ? 'secondReader' : kind) ?? usual);
  return bars.length > 0 ? Math.min(...bars) : usual;
}
