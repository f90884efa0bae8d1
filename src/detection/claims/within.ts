import type { Claim } from './claim.js';
import { compareClaims, type ContradictionFinding } from './compare.js';
import type { ClaimSide, CompareContext } from './side.js';

/** Within one letter the writer has the whole in view: only what is nearly certain is worth a word. */
export const WITHIN_CONFIDENCE = 0.7;

/**
 * Two sentences of one communication that can't both be true. Compared as two letters would be, the first half of the claims
 * against the rest, for every place to part them that lies between two sentences saying the same kind of thing.
 */
export function contradictionsWithin(side: ClaimSide, context: CompareContext = {}): ContradictionFinding[] {
  const found = new Map<string, ContradictionFinding>();
  const kinds = new Map<string, Claim[]>();
  for (const c of side.claims) kinds.set(c.kind, [...(kinds.get(c.kind) ?? []), c]);
  for (const list of kinds.values()) {
    if (list.length < 2 || list.length > 40) continue;
    for (let i = 0; i < list.length; i++) {
      const rest = list.slice(i + 1).filter((c) => c.sentence !== list[i]!.sentence);
      if (!rest.length) continue;
      for (const f of compareClaims(
        { claims: [list[i]!], text: side.text },
        { claims: rest, text: side.text },
        context,
      )) {
        if (f.confidence < WITHIN_CONFIDENCE) continue;
        const key = `${f.a.start}|${f.b.start}`;
        const claimA = side.claims.indexOf(list[i]!);
        const claimB = side.claims.indexOf(rest[f.claimB]!);
        const known = found.get(key);
        if (!known || known.confidence < f.confidence)
          found.set(key, {
            ...f,
            claimA,
            claimB,
            explanation: f.explanation.replace('Customers who get both are told', 'The same communication tells'),
          });
      }
    }
  }
  return [...found.values()].sort((p, q) => p.a.start - q.a.start || p.b.start - q.b.start);
}

/** HTML and text part of one mail that disagree: two sides like any others. */
export const contradictionsBetweenParts = compareClaims;
