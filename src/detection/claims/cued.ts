import type { CuedHit } from './extract.js';
import type { Token } from './scan.js';

/** Claims without a number: obligations, inclusions, ways of doing it, who qualifies. */
export function cuedClaims(_t: readonly Token[]): CuedHit[] {
  return [];
}
