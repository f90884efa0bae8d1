import type { Settlement } from '../conflicts/settled-pair.entity.js';

export const DECISIONS = ['keep_one', 'reword', 'reschedule', 'accept', 'not_a_conflict'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** A member of the conflict, as far as a decision's effects go. */
export interface DecidedMember {
  number: number;
  id: string;
  office: string;
  campaign: string | null;
  contentHash: string;
}

/** What was decided. */
export interface Ruled {
  decision: DecisionKind;
  /** For keep_one: id of the communication that stays. */
  keep: string | null;
  /** For reword and reschedule: ids of the communications that have to change. */
  communications: readonly string[];
  expiresAt: Date | null;
}

/** What follows from a decision. */
export interface Effects {
  status: 'resolved' | 'dismissed';
  withdrawn: DecidedMember[];
  held: DecidedMember[];
  released: DecidedMember[];
  /** Pairs that are not asked about again while their texts stay. */
  settled: { low: DecidedMember; high: DecidedMember; how: Settlement; expiresAt: Date | null }[];
}

/**
 * What follows from a decision on a conflict with these members. Variants of the campaign that is kept never collided
 * with it: they stay as well.
 */
export function effectsOf(ruled: Ruled, members: readonly DecidedMember[]): Effects {
  const { decision } = ruled;
  const status = decision === 'not_a_conflict' ? 'dismissed' : 'resolved';
  if (decision === 'keep_one') {
    const kept = members.find(({ id }) => id === ruled.keep);
    const stays = (member: DecidedMember) => member === kept || (kept !== undefined && isVariantOf(kept, member));
    return {
      status,
      withdrawn: members.filter((member) => !stays(member)),
      held: [],
      released: members.filter(stays),
      settled: [],
    };
  }
  const changes = decision === 'reword' || decision === 'reschedule' ? ruled.communications : [];
  return {
    status,
    withdrawn: [],
    held: members.filter(({ id }) => changes.includes(id)),
    released: members.filter(({ id }) => !changes.includes(id)),
    settled: pairsOf(members).map(([low, high]) => ({
      low,
      high,
      how: decision,
      expiresAt: decision === 'accept' ? ruled.expiresAt : null,
    })),
  };
}

/** Every pair once, the lower number first. */
export function pairsOf<M extends { number: number }>(members: readonly M[]): [M, M][] {
  const ordered = [...members].sort((a, b) => a.number - b.number);
  // One that contradicts itself is a pair with itself.
  if (ordered.length === 1) return ordered.map((member): [M, M] => [member, member]);
  return ordered.flatMap((low, i) => ordered.slice(i + 1).map((high): [M, M] => [low, high]));
}

function isVariantOf(kept: DecidedMember, member: DecidedMember): boolean {
  return kept.campaign !== null && kept.campaign === member.campaign && kept.office === member.office;
}
