import type { RedundancyFinding, Side } from './redundancy/finding.js';

/** One sentence for people: what of `a` a customer has already been told by `b`. */
export function explainRedundancy(a: Side, b: Side, finding: RedundancyFinding): string {
  const other = `${b.officeName}'s ${b.channel}${b.subject ? ` “${b.subject}”` : ''}`;
  if (finding.kind === 'overlap') return `${other} and this ${a.channel} serve the same purpose, in other words.`;
  const differing = finding.onlyA.length + finding.onlyB.length;
  const share = Math.round(finding.similarity * 100);
  return `${share} % of the text is the same as ${other}${differing ? `; ${differing} sentences differ` : ''}.`;
}
