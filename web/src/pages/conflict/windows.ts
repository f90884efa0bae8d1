/** A stretch of time in milliseconds; `until` is Infinity for what is always on. */
export interface Span {
  from: number;
  until: number;
}

const DAY_MS = 86_400_000;

/** When it is sent; null for a draft without a date. */
export function windowOf({ sendFrom, sendUntil }: { sendFrom: string | null; sendUntil: string | null }): Span | null {
  if (sendFrom === null && sendUntil === null) return null;
  const until = sendUntil === null ? Infinity : Date.parse(sendUntil);
  return { from: sendFrom === null ? until : Date.parse(sendFrom), until };
}

/**
 * When all run at the same time; where they never do, `from` is after `until` by as much as they are apart. Null where one is
 * a draft.
 */
export function commonSpan(windows: readonly (Span | null)[]): Span | null {
  const dated = windows.filter((window) => window !== null);
  if (dated.length < windows.length || dated.length === 0) return null;
  return {
    from: Math.max(...dated.map(({ from }) => from)),
    until: Math.min(...dated.map(({ until }) => until)),
  };
}

/** Where a moment lies between the first and the last of the windows and `today`, in percent; Infinity is the end. */
export function scaleOf(windows: readonly (Span | null)[], today: number): (time: number) => number {
  const dated = windows.filter((window) => window !== null);
  const first = Math.min(today, ...dated.map(({ from }) => from)) - 7 * DAY_MS;
  const ends = dated.map(({ from, until }) => (until === Infinity ? from + 60 * DAY_MS : until));
  const last = Math.max(today + 30 * DAY_MS, ...ends) + 7 * DAY_MS;
  return (time) => (Math.min(Math.max(time, first), last) - first) / ((last - first) / 100);
}

/** Plain dates of a month before the last of the windows begins, and two after; nothing where all are drafts. */
export function monthsAround(windows: readonly (Span | null)[]): { from?: string; to?: string } {
  const dated = windows.filter((window) => window !== null);
  if (dated.length === 0) return {};
  const begins = Math.max(...dated.map(({ from }) => from));
  const day = (offset: number) => new Date(begins + offset * DAY_MS).toISOString().slice(0, 10);
  return { from: day(-30), to: day(60) };
}
