import type { Analysis } from './analysis.js';

/** A passage of fewer content stems than this is never learned: "Thank you" is no boilerplate, and removing it changes nothing. */
const MIN_STEMS = 3;

/** A passage is learned once this many unrelated campaigns of the office carry it. */
export const MIN_FAMILIES = 3;

/** Evidence looked at per passage: the communications with the smallest ids. Bounds the work of a hash that is everywhere. */
export const MAX_EVIDENCE = 16;

/** One communication of the office that contains the passage `hash`. */
export interface PassageUse {
  hash: number;
  communication: string;
  /** Null counts as a campaign of its own. */
  campaign: string | null;
  /** All passage hashes of that communication (`passageHashes`), the passage itself included. */
  hashes: readonly number[];
}

/** Hashes of the passages that could be learned as boilerplate: distinct, ascending. */
export function passageHashes(analysis: Analysis): number[] {
  const hashes = analysis.passages.filter((p) => !p.boilerplate && p.stems.length >= MIN_STEMS && p.kind !== 'subject');
  return [...new Set(hashes.map((p) => p.hash))].sort((a, b) => a - b);
}

/**
 * Which passages of an office are boilerplate: those carried by at least `MIN_FAMILIES` unrelated families of
 * communications. Two communications are one family when they belong to one campaign or when at least half of the
 * smaller one's passages are in the other: an annual letter sent three times is one family and keeps its substance.
 *
 * A pure function of the present set of communications: per hash the `MAX_EVIDENCE` uses with the smallest ids count,
 * whatever the order they are given in.
 */
export function learnBoilerplate(uses: readonly PassageUse[]): Set<number> {
  const byHash = new Map<number, PassageUse[]>();
  for (const use of uses) {
    const list = byHash.get(use.hash);
    if (list) list.push(use);
    else byHash.set(use.hash, [use]);
  }
  const learned = new Set<number>();
  for (const [hash, all] of byHash) if (countFamilies(evidence(all)) >= MIN_FAMILIES) learned.add(hash);
  return learned;
}

function evidence(uses: readonly PassageUse[]): PassageUse[] {
  return [...uses].sort((a, b) => (a.communication < b.communication ? -1 : 1)).slice(0, MAX_EVIDENCE);
}

/** Families by single linkage over at most `MAX_EVIDENCE` uses. */
function countFamilies(uses: readonly PassageUse[]): number {
  const family = uses.map((_, i) => i);
  const root = (i: number): number => (family[i] === i ? i : root(family[i] as number));
  uses.forEach((use, i) => {
    for (let j = 0; j < i; j++) if (sameFamily(use, uses[j] as PassageUse)) family[root(i)] = root(j);
  });
  return uses.filter((_, i) => family[i] === i).length;
}

function sameFamily(a: PassageUse, b: PassageUse): boolean {
  if (a.campaign !== null && a.campaign === b.campaign) return true;
  const other = new Set(b.hashes);
  const shared = a.hashes.reduce((sum, hash) => sum + (other.has(hash) ? 1 : 0), 0);
  return shared / Math.max(1, Math.min(a.hashes.length, b.hashes.length)) >= 0.5;
}
