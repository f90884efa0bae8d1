import type { PackedClaims } from '../detection/claims/pack.js';
import type { Analysis } from '../detection/redundancy/analysis.js';
import type { Side as RedundancySide } from '../detection/redundancy/finding.js';
import type { Dossier } from './dossier.js';

/** What detection keeps of a communication: for redundancy, and the facts it states. */
export interface Content {
  analysis: Analysis;
  claims: PackedClaims;
}

/** One side of a comparison, for redundancy and for facts alike. */
export interface Side extends RedundancySide {
  claims: PackedClaims;
}

/** A communication's text with what detection keeps of it. */
export type Read = Content & { text: string };

/** Passage hashes as detection counts them (unsigned), from what SQL's `integer` holds (signed). */
export function unsigned(passages: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...passages].map((passage) => passage >>> 0));
}

/** One side of a comparison. */
export function sideOf(dossier: Dossier, content: Read, officeName: string, boilerplate: ReadonlySet<number>): Side {
  return {
    id: dossier.id,
    analysis: content.analysis,
    claims: content.claims,
    text: content.text,
    office: dossier.reach.office,
    officeName,
    campaign: dossier.reach.campaign,
    signatory: dossier.signatory,
    subject: dossier.subject,
    channel: dossier.channel,
    boilerplate,
  };
}
