/** A standing thing and who belongs to it. */
export interface Standing<M> {
  id: string;
  members: readonly M[];
}

/** What becomes of standing ids when the groups behind them change. */
export interface Succession {
  /** For each new group the id it keeps, or null for a new one. */
  kept: (string | null)[];
  /** Ids whose members went over to another group: the index of that group. */
  merged: Map<string, number>;
  /** Ids of which nothing is left together. */
  gone: string[];
}

/**
 * Gives lasting ids to groups that come and go. A standing id follows the group that has most of its members; where
 * several follow the same group, the oldest (first in `standing`) is kept and the others are merged into it.
 *
 * @param least members that must have stayed together: of a cluster two, since one alone takes no redundancy along
 */
export function successors<M extends number | string>(
  groups: readonly (readonly M[])[],
  standing: readonly Standing<M>[],
  least: number,
): Succession {
  // Groups of different segments can have a member in common.
  const groupsOf = new Map<M, number[]>();
  for (const [i, members] of groups.entries())
    for (const member of members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), i]);
  const kept: (string | null)[] = groups.map(() => null);
  const merged = new Map<string, number>();
  const gone: string[] = [];
  for (const { id, members } of standing) {
    const heir = mostCommon(
      members.flatMap((member) => groupsOf.get(member) ?? []),
      least,
    );
    if (heir === null) gone.push(id);
    else if (kept[heir] === null) kept[heir] = id;
    else merged.set(id, heir);
  }
  return { kept, merged, gone };
}

/** The value that occurs most often (the first of several), if it does so `least` times. */
function mostCommon(values: readonly number[], least: number): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: number | null = null;
  for (const [value, count] of counts) if (count >= least && count > (counts.get(best ?? -1) ?? 0)) best = value;
  return best;
}
