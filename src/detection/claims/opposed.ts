import type { Claim } from './claim.js';
import { oppositesOf } from './concepts.js';

/** Whether the two sentences speak of concepts that deny each other, in the words next to the cue or as their slot. */
export function opposed(a: Claim, b: Claim): boolean {
  for (const list of [a.near, a.slot]) {
    for (const term of list) {
      if (term.charCodeAt(0) !== 35) continue;
      const against = oppositesOf(term);
      if (against.size === 0) continue;
      for (const id of against) if (b.near.includes(id) || b.slot.includes(id)) return true;
    }
  }
  return false;
}
