import type { Claim } from './claim.js';
import { displayValue } from './display.js';

/** One sentence that a marketing person understands. The same whichever letter stands first. */
export function explain(x: Claim, y: Claim, topic: string): string {
  const [a, b] = [displayValue(x), displayValue(y)].sort() as [string, string];
  return `Customers who get both are told two things about “${topic}”: ${a} and ${b}.`;
}
