import type { Schemas } from '../api/client';

type Segment = Schemas['Segment'];

/** The tree from above to below, each level by name; `depth` is 0 at the top. */
export function treeOf(segments: readonly Segment[]): { segment: Segment; depth: number }[] {
  const below = (parentId: string | null, depth: number): { segment: Segment; depth: number }[] =>
    segments
      .filter((one) => one.parentId === parentId)
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap((segment) => [{ segment, depth }, ...below(segment.id, depth + 1)]);
  return below(null, 0);
}

/** Ids of a segment and of all above it, the nearest first. */
function lineage(id: string, segments: readonly Segment[]): string[] {
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
