import type { Scenario, ScenarioCommunication } from './scenario.js';

const DAY = 86_400_000;
const COLLISION_WINDOW_DAYS = 90;

/** Where and how closely two communications of a scenario meet. */
export interface Meeting {
  daysApart: number;
  /** The most specific segment in which they meet. */
  segment: string;
  /** Steps from the root of the segment tree to `segment`. */
  depth: number;
  /** Whether one segment is addressed by both, or one of them is reached through an ancestor only. */
  sameSegment: boolean;
}

/** Tells of two communications whether a customer can get both at about the same time; null when not. */
export function meetingsOf(scenario: Scenario): (a: ScenarioCommunication, b: ScenarioCommunication) => Meeting | null {
  const parent = new Map(scenario.segments.map((s) => [s.id, s.parentId ?? null]));
  const line = (id: string): string[] => {
    const out: string[] = [];
    for (let s: string | null = id; s; s = parent.get(s) ?? null) out.push(s);
    return out;
  };
  return (a, b) => {
    if (a.externalId === b.externalId || (a.office === b.office && a.campaign && a.campaign === b.campaign))
      return null;
    const daysApart = gapInDays(a, b);
    if (daysApart > COLLISION_WINDOW_DAYS) return null;
    let best: Meeting | null = null;
    for (const s of a.segments) {
      for (const t of b.segments) {
        const segment = line(s).includes(t) ? s : line(t).includes(s) ? t : null;
        if (segment === null) continue;
        const meeting = { daysApart, segment, depth: line(segment).length - 1, sameSegment: s === t };
        if (!best || rank(meeting) > rank(best)) best = meeting;
      }
    }
    return best;
  };
}

/** A segment that both address says more than one reached through an ancestor; then the deeper one. */
function rank(meeting: Meeting): number {
  return meeting.depth + (meeting.sameSegment ? 100 : 0);
}

function gapInDays(a: ScenarioCommunication, b: ScenarioCommunication): number {
  const day = (s: string | null | undefined, open: number) => (s ? Date.parse(`${s.slice(0, 10)}T00:00:00Z`) : open);
  const [a0, a1] = [day(a.sendFrom, -Infinity), day(a.sendUntil, Infinity)];
  const [b0, b1] = [day(b.sendFrom, -Infinity), day(b.sendUntil, Infinity)];
  return Math.max(b0 - a1, a0 - b1, 0) / DAY;
}
