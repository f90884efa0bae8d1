import { candidatesOf, compareClaims, type ContradictionFinding, findingsOf } from './compare.js';
import { relate } from './equal.js';
import { overlap, sentencesAlike } from './features.js';
import { type ClaimSide, type ClaimView, viewOf, partOf } from './side.js';

/** Within one letter the writer has the whole in view: only what is nearly certain is worth a word. */
const WITHIN_CONFIDENCE = 0.7;

/** Two sentences of one letter are of one purpose, and hardly one text twice: as much as letters of which that is undecided. Set, not learnt. */
const ONE_LETTER = { redundancy: 0.5 };

/** Two values of one kind have to share so much of their subjects. Set, not learnt: letters with such contradictions are not labelled. */
const LEAST_SHARED = 1;

/** Where no word next to both values is the same, the sentences have to be alike. */
const LEAST_ALIKE = 0.25;

/** More claims of a kind are a price list. */
const MOST_OF_A_KIND = 40;

/**
 * Two sentences of one communication that can't both be true. Each claim is compared with the later ones of its kind as if it
 * were a letter of its own, once one of them is seen to give something alike another value: in most letters none does.
 */
export function contradictionsWithin(side: ClaimSide): ContradictionFinding[] {
  const found = new Map<string, ContradictionFinding>();
  const { claims, byKind } = viewOf(side);
  for (const list of byKind.values()) {
    if (list.length > MOST_OF_A_KIND) continue;
    for (let i = 0; i + 1 < list.length; i++) {
      const one = list[i]!;
      if (!list.some((other, k) => k > i && mayContradict(one, other))) continue;
      const rest = list.slice(i + 1).filter((other) => other.claim.sentence !== one.claim.sentence);
      for (const finding of findingsOf(
        candidatesOf(partOf(claims, [one]), partOf(claims, rest), ONE_LETTER),
        side.text,
        side.text,
      )) {
        const key = `${finding.a.start}|${finding.b.start}`;
        const known = found.get(key)?.confidence ?? 0;
        if (finding.confidence >= WITHIN_CONFIDENCE && finding.confidence > known) found.set(key, ofOne(finding));
      }
    }
  }
  return [...found.values()].sort((p, q) => p.a.start - q.a.start || p.b.start - q.b.start);
}

/**
 * What the HTML of one email and its plain-text part tell differently. They are two wordings of one letter, sent to the same
 * customers, so that they are compared like two letters of one segment; `a` is in the HTML.
 */
export function contradictionsBetweenParts(html: ClaimSide, plain: ClaimSide): ContradictionFinding[] {
  return compareClaims(html, plain, { close: 1 })
    .filter(({ confidence }) => confidence >= WITHIN_CONFIDENCE)
    .map((finding) => ({
      ...finding,
      explanation: finding.explanation.replace(
        'Customers who get both are told',
        'The HTML and the plain-text part tell',
      ),
    }));
}

const mayContradict = (x: ClaimView, y: ClaimView): boolean =>
  x.claim.sentence !== y.claim.sentence &&
  relate(x.claim, y.claim) === 'differs' &&
  (x.claim.near.some((term) => y.claim.near.includes(term)) || sentencesAlike(x.claim, y.claim) >= LEAST_ALIKE) &&
  overlap(x, y).shared >= LEAST_SHARED;

const ofOne = (finding: ContradictionFinding): ContradictionFinding => ({
  ...finding,
  explanation: finding.explanation.replace('Customers who get both are told', 'The same communication tells'),
});
