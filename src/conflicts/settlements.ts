/** A settled pair as far as it decides. */
export interface SettledPair {
  low: number;
  high: number;
  lowHash: string;
  highHash: string;
  how: string;
}

/** The scope of decisions on duplicates and overlaps. */
export const REDUNDANCY = 'redundancy';

/** The scope of decisions on one disputed fact. */
export function claimScope(topic: string): string {
  return `claim:${topic}`.slice(0, 191);
}

/** What people have decided on pairs, held against the present contents. Pure. */
export class Settlements {
  private readonly byPair = new Map<string, SettledPair[]>();

  /** @param hashes present content hashes by number */
  constructor(
    pairs: readonly SettledPair[],
    private readonly hashes: ReadonlyMap<number, string>,
  ) {
    for (const pair of pairs) {
      const key = `${pair.low} ${pair.high}`;
      this.byPair.set(key, [...(this.byPair.get(key) ?? []), pair]);
    }
  }

  /** Whether the two must not be put into one conflict: said to be none, or taken apart for good. */
  apart(a: number, b: number): boolean {
    return this.holding(a, b).some(({ how }) => how === 'not_a_conflict' || how === 'removed');
  }

  /** Whether the two, as they are now, have been decided on. */
  settled(a: number, b: number): boolean {
    return this.holding(a, b).length > 0;
  }

  private holding(a: number, b: number): SettledPair[] {
    const [low, high] = a < b ? [a, b] : [b, a];
    return (this.byPair.get(`${low} ${high}`) ?? []).filter(
      (pair) =>
        pair.how === 'removed' || (pair.lowHash === this.hashes.get(low) && pair.highHash === this.hashes.get(high)),
    );
  }
}

/**
 * The largest parts of a group in which no two must be kept apart: what remains to be looked at once people have said
 * that some of its members do not belong together. A part may share members with another one.
 */
export function partsWithoutApart(members: readonly number[], apart: (a: number, b: number) => boolean): number[][] {
  const parts = new Map<string, number[]>();
  const open = [[...members]];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [most] = part
      .map((member) => ({ member, others: part?.filter((other) => other !== member && apart(member, other)) ?? [] }))
      .sort((x, y) => y.others.length - x.others.length || x.member - y.member);
    if (most === undefined || most.others.length === 0) parts.set(part.join(), part);
    else {
      open.push(part.filter((member) => member !== most.member));
      open.push(part.filter((member) => !most.others.includes(member)));
    }
  }
  const all = [...parts.values()].filter((part) => part.length > 1);
  return all.filter(
    (part) => !all.some((other) => other.length > part.length && part.every((member) => other.includes(member))),
  );
}
