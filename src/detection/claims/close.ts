/**
 * How closely two communications are addressed to the same customers: the segments that both name and that are no roots of the
 * tree (depth 0, everybody), by the number of segments that the more widely addressed of them names. 1 where both go to
 * the same narrow segments and to nobody else; 0 where they meet only through a root, or through an ancestor of one of them.
 */
export function closeness(a: readonly string[], b: readonly string[], depthOf: (segment: string) => number): number {
  const shared = a.filter((segment) => b.includes(segment) && depthOf(segment) > 0);
  return shared.length === 0 ? 0 : shared.length / Math.max(a.length, b.length);
}
