/** Whom a conflict concerns, as far as ownership goes. */
export interface Concerned {
  /** Owners of its members' journeys, the newest member's first. */
  journeyOwners: readonly string[];
  /** The reviewer group of its segment. */
  group: readonly string[];
  /** Advocates of its members' offices, that of the newest member first. */
  advocates: readonly string[];
  /** Who gets what nobody else is there for: named in the settings, else an admin. */
  fallback: string | null;
}

/**
 * The line of those who own a conflict, first to last: the journey's owner decides across offices; else the segment's
 * reviewer group, its members in turn; else the advocate of the office that came later; else the fallback. What is overdue
 * goes to the next.
 *
 * @param turn any number that differs from conflict to conflict, so that a group's members take turns
 */
export function ownersInLine({ journeyOwners, group, advocates, fallback }: Concerned, turn: number): string[] {
  const first = group.length === 0 ? 0 : turn % group.length;
  const line = [
    ...journeyOwners,
    ...group.slice(first),
    ...group.slice(0, first),
    ...advocates,
    ...(fallback === null ? [] : [fallback]),
  ];
  return [...new Set(line)];
}

/** The next one in line after `present`; null at the end of it. Whoever is not in the line is followed by its first. */
export function nextInLine(line: readonly string[], present: string | null): string | null {
  return line[present === null ? 0 : line.indexOf(present) + 1] ?? null;
}

/** A number from an id's last digits, which differ from id to id. */
export function turnOf(id: string): number {
  return Number.parseInt(id.replace(/[^0-9a-f]/g, '').slice(-6) || '0', 16);
}
