import { Injectable } from '@nestjs/common';
import { ConflictsStore } from './conflicts.store.js';
import { type About, type Decided, type Trust, trustFrom } from './trust.js';

/** Learns from decisions what a second reader's word is worth. */
@Injectable()
export class TrustService {
  constructor(private readonly conflicts: ConflictsStore) {}

  /** As of what has been decided by now. */
  async now(): Promise<Trust> {
    return trustFrom(await this.decided());
  }

  /** What reviewers made of conflicts that the second reader found by itself: dismissed is wrong, any other decision right. */
  async decided(): Promise<Record<About, Decided>> {
    const decided = { redundancy: { right: 0, wrong: 0 }, contradiction: { right: 0, wrong: 0 } };
    for (const { kind, status, count } of await this.conflicts.countsFoundBy('second-reader')) {
      const about = decided[kind === 'contradiction' ? 'contradiction' : 'redundancy'];
      if (status === 'dismissed') about.wrong += count;
      if (status === 'resolved') about.right += count;
    }
    return decided;
  }
}
