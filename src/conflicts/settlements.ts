import { createHash } from 'node:crypto';
import type { FactKind } from '../detection/claims/claim.js';
import { isCued } from '../detection/claims/features.js';
import type { Disagreement } from './disagreeing.js';

/** A settled pair as far as it decides. */
export interface SettledPair {
  low: number;
  high: number;
  scope: string;
  lowHash: string;
  highHash: string;
  how: string;
}

/** The scope of decisions on duplicates and overlaps. */
export const REDUNDANCY = 'redundancy';

/**
 * The scope of decisions on one fact that two communications tell differently: its kind and the two values, since the same
 * two values in one pair are the same fact wherever they stand. Where a value is a stance (must, need not), the topic
 * tells facts apart. What the conflict is called plays no part: that changes with who else joins it.
 */
export function claimScope({ kind, topic, a, b }: Fact): string {
  const fact = [kind, a.value, b.value, ...(isCued(kind) ? [topic] : [])];
  return `claim:${createHash('sha256').update(JSON.stringify(fact)).digest('hex')}`;
}

/** The scope of what holds for one fact whatever the values become. */
export function slotScope({ kind, topic }: Pick<Disagreement, 'kind' | 'topic'>): string {
  return `slot:${createHash('sha256')
    .update(JSON.stringify([kind, topic]))
    .digest('hex')}`;
}

/** Under which a disagreement may have been decided on. */
export function scopesOf(fact: Fact): string[] {
  return [claimScope(fact), slotScope(fact)];
}

/** A disagreement as far as it says what is disputed. */
export interface Fact {
  kind: FactKind;
  topic: string;
  a: { value: string };
  b: { value: string };
}

const UNDER_REDUNDANCY = [REDUNDANCY];

/** Decisions after which neither of a pair has to change. */
const TOLERATING: ReadonlySet<string> = new Set(['not_a_conflict', 'removed', 'accept']);

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
  apart(a: number, b: number, scopes: readonly string[] = UNDER_REDUNDANCY): boolean {
    return this.holding(a, b, scopes).some(({ how }) => how === 'not_a_conflict' || how === 'removed');
  }

  /** Whether the two, as they are now, have been decided on. */
  settled(a: number, b: number, scopes: readonly string[] = UNDER_REDUNDANCY): boolean {
    return this.holding(a, b, scopes).length > 0;
  }

  /** Whether the two may go out as they are: nobody has to change anything for the other's sake. */
  tolerated(a: number, b: number, scopes: readonly string[] = UNDER_REDUNDANCY): boolean {
    return this.holding(a, b, scopes).some(({ how }) => TOLERATING.has(how));
  }

  private holding(a: number, b: number, scopes: readonly string[]): SettledPair[] {
    const [low, high] = a < b ? [a, b] : [b, a];
    return (this.byPair.get(`${low} ${high}`) ?? []).filter(
      (pair) =>
        scopes.includes(pair.scope) &&
        (pair.how === 'removed' || (pair.lowHash === this.hashes.get(low) && pair.highHash === this.hashes.get(high))),
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
