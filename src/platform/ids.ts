import { v7 } from 'uuid';

/** A new opaque id: a UUID of version 7, so that ids sort by the time of their creation (to the millisecond). */
export function newId(): string {
  return v7();
}

/** The form of ids that callers choose themselves (segments, offices, journeys). */
export const CHOSEN_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
