import type { ReadText } from '../letter.js';
import type { Claim, Hit } from './claim.js';
import type { Token } from './scan.js';
import type { Term } from './subject.js';

/** A name for the fact: the heaviest of its own words as they are written. */
export function topicOf(
  read: ReadText,
  claim: Claim,
  own: Term[],
  around: { terms: Term[]; weight: number }[],
  _t: readonly Token[],
  _hit: Hit,
): string {
  for (const [term] of claim.subject) {
    for (const list of [own, ...around.map((a) => a.terms)])
      for (const x of list)
        if (x.term === term && !term.startsWith('#')) return read.text.slice(x.start, x.end).toLowerCase();
  }
  return claim.kind;
}
