import { createHash } from 'node:crypto';

/** What one entry of the journal says. All of it is covered by the entry's hash. */
export interface ChainContent {
  seq: number;
  /** RFC 3339 in UTC, to the millisecond. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  fromState: string | null;
  toState: string | null;
  reason: string | null;
  /** JSON, as it was written. */
  detail: string;
}

/** An entry with its place in the chain. */
export interface ChainEntry extends ChainContent {
  previousHash: string;
  hash: string;
}

/** Where a chain ends. Whoever noted one elsewhere can later prove that nothing before it was changed. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** The head of a chain without entries. */
export const EMPTY_HEAD: ChainHead = { seq: 0, hash: '' };

/** A break of the chain: which entry does not fit, and how. */
export interface ChainFault {
  seq: number;
  fault: string;
}

/** SHA-256 over the entry before and everything that this one says. */
export function hashOfEntry(previousHash: string, entry: ChainContent): string {
  const { seq, at, actor, action, subject, fromState, toState, reason, detail } = entry;
  return createHash('sha256')
    .update(JSON.stringify([previousHash, seq, at, actor, action, subject, fromState, toState, reason, detail]))
    .digest('hex');
}

/** Adds an entry behind a head. */
export function chained(head: ChainHead, content: Omit<ChainContent, 'seq'>): ChainEntry {
  const entry = { ...content, seq: head.seq + 1 };
  return { ...entry, previousHash: head.hash, hash: hashOfEntry(head.hash, entry) };
}

/**
 * Checks that `entries` follow on `head` without a gap or a change.
 * @returns the head behind them, and every fault found; after a fault the check goes on from the entry as it stands
 */
export function follow(head: ChainHead, entries: readonly ChainEntry[]): { head: ChainHead; faults: ChainFault[] } {
  const faults: ChainFault[] = [];
  let at = head;
  for (const entry of entries) {
    if (entry.seq !== at.seq + 1) {
      const missing =
        entry.seq === at.seq + 2 ? `entry ${at.seq + 1} is` : `entries ${at.seq + 1} to ${entry.seq - 1} are`;
      faults.push({ seq: entry.seq, fault: entry.seq > at.seq ? `${missing} missing before it` : 'it stands twice' });
    } else if (entry.previousHash !== at.hash) {
      faults.push({ seq: entry.seq, fault: 'it does not follow on the entry before it' });
    }
    if (entry.hash !== hashOfEntry(entry.previousHash, entry))
      faults.push({ seq: entry.seq, fault: 'its content was changed after it was written' });
    at = { seq: entry.seq, hash: entry.hash };
  }
  return { head: at, faults };
}
