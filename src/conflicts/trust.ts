/** What a second reader can be right or wrong about. */
export type About = 'redundancy' | 'contradiction';

/** What the reader's word is worth: its own confidence, moved by how often reviewers found it right. */
export type Trust = (about: About, confidence: number) => number;

/** How often reviewers agreed with what it found by itself. */
export interface Decided {
  right: number;
  wrong: number;
}

/** Share of right findings that is assumed before anybody has decided on any. */
const ASSUMED = 0.75;

/** How many decisions that assumption is worth. */
const ASSUMED_DECISIONS = 8;

/** A model that says 0 or 1 is no more certain than this. */
const SUREST = 0.98;

/**
 * The confidence that a model gives, moved in log-odds by what reviewers made of its findings: as far as the share that was
 * right lies from the share that was assumed. Without decisions it is taken as it is; after 10 findings of which all were
 * dismissed, 0.9 is worth 0.6.
 */
export function trustFrom(decided: Record<About, Decided>): Trust {
  return (about, confidence) => {
    const { right, wrong } = decided[about];
    const share = (right + ASSUMED * ASSUMED_DECISIONS) / (right + wrong + ASSUMED_DECISIONS);
    const stated = Math.min(SUREST, Math.max(1 - SUREST, confidence));
    return Math.min(SUREST, 1 / (1 + Math.exp(-(logit(stated) + logit(share) - logit(ASSUMED)))));
  };
}

/** The confidence in what two found independently of each other. */
export function either(p: number, q: number): number {
  return 1 - (1 - p) * (1 - q);
}

/** Log-odds; certainty is taken for nearly that. */
export function logit(p: number): number {
  const q = Math.min(1 - 1e-9, Math.max(1e-9, p));
  return Math.log(q / (1 - q));
}
