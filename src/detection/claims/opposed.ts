import type { Claim } from './claim.js';
import { oppositesOf } from './concepts.js';
import type { ClaimView } from './side.js';

/** Whether the two sentences speak of concepts that deny each other, in the words next to the cue or as their slot. */
export function opposed(x: ClaimView, y: ClaimView): boolean {
  const denied = (x.denies ??= deniedBy(x.claim));
  if (denied.length === 0) return false;
  const { near, slot } = y.claim;
  return denied.some((term) => near.includes(term) || slot.includes(term));
}

const NONE: readonly number[] = [];

function deniedBy({ near, slot }: Claim): readonly number[] {
  let out: number[] | null = null;
  for (const list of [near, slot])
    for (const term of list) for (const against of oppositesOf(term)) (out ??= []).push(against);
  return out ?? NONE;
}
