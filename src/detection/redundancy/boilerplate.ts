import { hashCodes } from '../similarity/hash.js';
import { type Analysis, termsOf } from './analysis.js';

/** A passage of fewer content stems than this is never learned: "Thank you" is no boilerplate, and removing it changes nothing. */
const MIN_STEMS = 3;

/** A passage is learned once this many unrelated campaigns of the office carry it. */
export const MIN_FAMILIES = 3;

/** Share of the smaller letter's other passages that makes two letters one family. */
const FAMILY_SHARE = 0.75;

/** Evidence looked at per passage: the communications with the smallest ids. Bounds the work of a hash that is everywhere. */
export const MAX_EVIDENCE = 16;

/** One communication that contains the passage `hash`. */
export interface PassageUse {
  hash: number;
  communication: string;
  /** Null counts as a campaign of its own. */
  campaign: string | null;
  /** `titleHash` of that communication. */
  title: number;
  /** All passage hashes of that communication (`passageHashes`), the passage itself included. */
  hashes: readonly number[];
}

/** Hashes of the passages that could be learned as boilerplate: distinct, ascending. */
export function passageHashes(analysis: Analysis): number[] {
  const { passages } = termsOf(analysis);
  const hashes = passages.filter((p) => !p.boilerplate && p.stems.length >= MIN_STEMS && p.kind !== 'subject');
  return [...new Set(hashes.map((p) => p.hash))].sort((a, b) => a - b);
}

/** Equal for letters of one title: the words of the subject line, or of the first passage, without numbers and blanks. */
export function titleHash(analysis: Analysis): number {
  const title = termsOf(analysis).passages.find((p) => !p.boilerplate && p.stems.length > 0);
  return title ? hashCodes(title.stems) : 0;
}

/**
 * Which passages of an office are boilerplate: those carried by at least `MIN_FAMILIES` unrelated families of
 * communications. Two communications are one family when they are of one campaign, have the same title, or share
 * `FAMILY_SHARE` of their other passages: an annual letter sent three times is one family and keeps its substance,
 * three different mails over one footer are three families.
 *
 * A pure function of the present set of communications: per hash the `MAX_EVIDENCE` uses with the smallest ids count,
 * whatever the order they are given in.
 *
 * @param uses for every hash in question, the uses of it by communications of the office that are not withdrawn (at
 * least the `MAX_EVIDENCE` with the smallest ids)
 */
export function learnBoilerplate(uses: readonly PassageUse[]): Set<number> {
  const byHash = new Map<number, PassageUse[]>();
  for (const use of uses) {
    const list = byHash.get(use.hash);
    if (list) list.push(use);
    else byHash.set(use.hash, [use]);
  }
  const learned = new Set<number>();
  for (const [hash, all] of byHash) {
    if (all.length >= MIN_FAMILIES && countFamilies(evidence(all)) >= MIN_FAMILIES) learned.add(hash);
  }
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
  if ((a.campaign !== null && a.campaign === b.campaign) || a.title === b.title) return true;
  const others = Math.min(a.hashes.length, b.hashes.length) - 1;
  if (others <= 0) return false;
  const right = new Set(b.hashes);
  const shared = a.hashes.reduce((sum, hash) => sum + (hash !== a.hash && right.has(hash) ? 1 : 0), 0);
  return shared / others >= FAMILY_SHARE;
}
