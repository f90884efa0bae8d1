import type { Schemas } from '../../api/client';
import type { Part } from './review';

type Decision = Schemas['Decide']['decision'];

/** What a decision would do, before it is made. */
export interface Effects {
  withdrawn: Part[];
  held: Part[];
  released: Part[];
}

/**
 * What follows from a decision on these communications; the service says the same once it is made. Variants of the campaign
 * that is kept never collided with it: they stay as well.
 *
 * @param keep for keep_one: which stays
 * @param changes for reword and reschedule: which have to change
 */
export function effectsOf(
  decision: Decision,
  members: readonly Part[],
  { keep, changes }: { keep: string | null; changes: readonly string[] },
): Effects {
  if (decision === 'keep_one') {
    const kept = members.find(({ communicationId }) => communicationId === keep);
    const stays = (part: Part) => part === kept || (kept !== undefined && isVariantOf(kept, part));
    return { withdrawn: members.filter((part) => !stays(part)), held: [], released: members.filter(stays) };
  }
  const changed = isChange(decision) ? changes : [];
  const has = ({ communicationId }: Part) => changed.includes(communicationId);
  return { withdrawn: [], held: members.filter(has), released: members.filter((part) => !has(part)) };
}

/** Whether some of the communications have to be changed before they may be sent. */
export const isChange = (decision: Decision): boolean => decision === 'reword' || decision === 'reschedule';

function isVariantOf(kept: Part, part: Part): boolean {
  const campaign = kept.communication?.campaign ?? null;
  return campaign !== null && campaign === part.communication?.campaign && kept.office === part.office;
}
