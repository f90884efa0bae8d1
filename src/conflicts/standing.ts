import type { ConflictStatus } from './conflict.entity.js';

/** What the detector found out about a conflict that exists already. */
export interface News {
  /** Whether any two of its members collide in a way that nobody has decided on. */
  unsettled: boolean;
  /** Whether a member was revised since it was last looked at. */
  revised: boolean;
}

/** What becomes of a conflict's status by that, and what its history calls it; null when nothing has to be told. */
export interface Standing {
  status: ConflictStatus;
  action: 'reopened' | 'revised' | null;
}

const CLOSED: readonly ConflictStatus[] = ['resolved', 'dismissed', 'superseded'];

/**
 * A closed conflict is asked again only where something undecided came up. An office that was asked answers by revising:
 * the conflict goes back to its reviewer. All kinds of conflict alike.
 */
export function statusAfter(present: ConflictStatus, { unsettled, revised }: News): Standing {
  if (CLOSED.includes(present))
    return unsettled ? { status: 'open', action: 'reopened' } : { status: present, action: null };
  if (!revised) return { status: present, action: null };
  return { status: present === 'awaiting_office' ? 'in_review' : present, action: 'revised' };
}
