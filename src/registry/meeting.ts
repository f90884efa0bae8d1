import type { DayNumber } from '../platform/clock.js';
import type { SegmentTree } from './segment-tree.js';

/** What decides whether two communications meet. */
export interface Reach {
  office: string;
  campaign: string | null;
  segments: readonly string[];
  /** First company day of the send window; null for a draft, which counts as sent today. */
  fromDay: DayNumber | null;
  /** Last company day of the send window; null when open-ended. */
  untilDay: DayNumber | null;
  withdrawn: boolean;
}

/** How and where two communications meet. */
export interface Meeting {
  /** The more specific segment of each pair that meets, ascending; never empty. */
  segments: string[];
  /** Days between the two send windows; 0 when they overlap. */
  daysApart: number;
}

/**
 * The rule of CONTRACT.md: one's segment is the other's or its ancestor, the send windows come within the segment's
 * collision window of each other (both ends inclusive), neither is withdrawn, and they are not variants of one campaign
 * (same office and same campaign). Symmetric.
 *
 * @returns null when they don't meet
 */
export function meet(a: Reach, b: Reach, tree: SegmentTree, today: DayNumber): Meeting | null {
  if (a.withdrawn || b.withdrawn || sameCampaign(a, b)) return null;
  const daysApart = daysBetween(a, b, today);
  const segments = tree
    .meetingSegments(a.segments, b.segments)
    .filter((segment) => daysApart <= tree.collisionWindow(segment));
  return segments.length > 0 ? { segments, daysApart } : null;
}

/** Variants of one campaign. Communications without a campaign are variants of nothing. */
export function sameCampaign(a: Reach, b: Reach): boolean {
  return a.campaign !== null && a.campaign === b.campaign && a.office === b.office;
}

/** Whole days from the end of the earlier send window to the start of the later one; 0 when they overlap. */
export function daysBetween(a: Reach, b: Reach, today: DayNumber): number {
  const [aFrom, aUntil] = sendWindow(a, today);
  const [bFrom, bUntil] = sendWindow(b, today);
  return Math.max(bFrom - aUntil, aFrom - bUntil, 0);
}

function sendWindow(reach: Reach, today: DayNumber): [number, number] {
  if (reach.fromDay === null) return [today, today];
  return [reach.fromDay, reach.untilDay ?? Number.POSITIVE_INFINITY];
}
