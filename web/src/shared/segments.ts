import type { Schemas } from '../api/client';

export type Segment = Schemas['Segment'];

/** A segment with those below it. */
export interface SegmentNode {
  segment: Segment;
  depth: number;
  children: SegmentNode[];
}

/** The tree, each level by name. */
export function treeOf(segments: readonly Segment[]): SegmentNode[] {
  const below = (parentId: string | null, depth: number): SegmentNode[] =>
    segments
      .filter((one) => one.parentId === parentId)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map((segment) => ({ segment, depth, children: below(segment.id, depth + 1) }));
  return below(null, 0);
}

/** Ids of a segment and of all above it, the nearest first. */
export function lineage(id: string, segments: readonly Segment[]): string[] {
  const line: string[] = [];
  for (let at: string | null = id; at !== null; ) {
    line.push(at);
    at = segments.find((one) => one.id === at)?.parentId ?? null;
  }
  return line;
}

/** Customers in any of the segments, those within another of them counted once. */
export function customersIn(ids: readonly string[], segments: readonly Segment[]): number {
  const outermost = ids.filter(
    (id) =>
      !lineage(id, segments)
        .slice(1)
        .some((above) => ids.includes(above)),
  );
  return outermost.reduce((sum, id) => sum + (segments.find((one) => one.id === id)?.audienceSize ?? 0), 0);
}
