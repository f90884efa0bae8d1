/** Troubles in a row after which the endpoint is left alone for a while. */
const TROUBLES = 3;

/** How long at first, and at most; each further trouble doubles it. */
const FIRST_PAUSE_MS = 10_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/** Why the endpoint is not asked at present. */
export interface Trouble {
  reason: string;
  since: Date;
  /** When it is tried again. */
  until: Date;
}

/**
 * Keeps an endpoint in trouble from being asked over and over: after a few failures in a row it rests, then one question
 * tries whether it is back.
 */
export class Breaker {
  private troubles = 0;
  private trouble: Trouble | null = null;

  /** Why it rests at `now`, or null: it may be asked. */
  resting(now: Date): Trouble | null {
    return this.trouble !== null && this.trouble.until > now ? this.trouble : null;
  }

  /** How many questions may be under way at once: after trouble one, to see whether it is back. */
  allowed(most: number): number {
    return this.troubles >= TROUBLES ? 1 : most;
  }

  answered(): void {
    this.troubles = 0;
    this.trouble = null;
  }

  /** @param waitMs how long the endpoint asked to be left alone, where it did */
  failed(reason: string, now: Date, waitMs: number | null): void {
    this.troubles++;
    if (this.troubles < TROUBLES && waitMs === null) return;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, this.troubles - TROUBLES));
    const until = new Date(now.getTime() + Math.max(pause, Math.min(waitMs ?? 0, LONGEST_PAUSE_MS)));
    this.trouble = { reason, since: this.trouble?.since ?? now, until };
  }
}
