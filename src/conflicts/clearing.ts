import type { ClearanceState } from '../registry/communication.entity.js';

/** A ruling as far as it decides. */
export interface StandingRuling {
  id: string;
  conflictId: string | null;
  verdict: 'hold' | 'release';
  contentHash: string | null;
}

/** What a communication's clearance follows from. */
export interface Circumstances {
  present: ClearanceState;
  withdrawn: boolean;
  /** Whether its present content has been compared with all it meets. */
  compared: boolean;
  contentHash: string;
  openConflicts: readonly string[];
  rulings: readonly StandingRuling[];
  /** Conflicts with a standing cluster that it is no longer part of. */
  left: ReadonlySet<string>;
}

/** A clearance, and the holds that have served their purpose. */
export interface Clearing {
  state: ClearanceState;
  served: StandingRuling[];
}

/**
 * Whether a communication may be sent. Fails closed: what has not been compared gets no better than it was, a hold weighs
 * more than a release, and a release holds for one content and for the conflicts it was made in view of.
 */
export function clearanceOf(circumstances: Circumstances): Clearing {
  const { present, withdrawn, compared, contentHash, openConflicts, rulings } = circumstances;
  if (withdrawn) return { state: 'held', served: [] };
  const holds = rulings.filter(({ verdict }) => verdict === 'hold');
  const served = holds.filter((hold) => hasServed(hold, circumstances));
  if (served.length < holds.length) return { state: 'held', served };
  const releases = rulings.filter((ruling) => ruling.verdict === 'release' && ruling.contentHash === contentHash);
  if (openConflicts.some((id) => !releases.some(({ conflictId }) => conflictId === id)))
    return { state: 'review', served };
  if (!compared) return { state: present === 'held' ? 'review' : present, served };
  return { state: served.length + releases.length > 0 ? 'released' : 'clear', served };
}

/** A hold from a decision ends when a revision is in no conflict any more, or what it collided with is gone. */
function hasServed(hold: StandingRuling, { compared, contentHash, openConflicts, left }: Circumstances): boolean {
  if (hold.contentHash === null || !compared || openConflicts.length > 0) return false;
  return hold.contentHash !== contentHash || (hold.conflictId !== null && left.has(hold.conflictId));
}
