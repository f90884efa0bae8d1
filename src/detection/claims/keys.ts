import type { Claim } from './claim.js';

/**
 * Keys by which the service finds letters that may tell a fact differently without comparing all with all: for each
 * claim its kind (and unit, where it takes one) with a rare term of its subject. Static: a key never depends on what
 * else is in the registry, so rows are written once per revision, as `(segment, key, communication)`.
 */
export const MOST_KEYS = 24;

/** Terms below this weight are in too many letters to be worth a row. */
const LEAST_WEIGHT = 0.5;

export function claimKeys(claims: readonly Claim[]): number[] {
  const weights = new Map<number, number>();
  for (const claim of claims) {
    if (claim.tense === 'past') continue;
    const family = familyOf(claim);
    let taken = 0;
    for (const [term, weight] of claim.subject) {
      if (taken >= 4 || weight < LEAST_WEIGHT) break;
      taken++;
      const key = hash(`${family}|${term}`);
      const w = weight * rank(claim);
      if ((weights.get(key) ?? 0) < w) weights.set(key, w);
    }
  }
  return [...weights]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_KEYS)
    .map(([key]) => key)
    .sort((a, b) => a - b);
}

/** Kinds that can contradict each other share a family: what is open or ruled out, must or need not. */
function familyOf(claim: Claim): string {
  switch (claim.kind) {
    case 'obligation':
    case 'polarity':
    case 'eligibility':
      return 'said';
    case 'contact':
      return claim.value.unit;
    default:
      return claim.kind;
  }
}

/** Numbers first, bare statements last: there are many of these and few of them are disputed. */
function rank(claim: Claim): number {
  if (claim.kind === 'polarity') return claim.value.bound === 'is' ? 0.6 : 0.35;
  if (claim.kind === 'obligation') return claim.value.bound === 'is' ? 0.8 : 0.5;
  return 1;
}

/** FNV-1a, 31 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h & 0x7fffffff;
}
