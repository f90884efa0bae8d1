import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { MAX_EVIDENCE, type PassageUse, learnBoilerplate } from '../detection/redundancy/boilerplate.js';
import { type IndexEntry, IndexStore } from './index.store.js';
import { PassagesStore } from './passages.store.js';

/** Settled passages remembered in memory, before all are forgotten and found again. */
const MAX_SETTLED = 500_000;

/**
 * Keeps what each office is known to repeat in step with what it has stored. Whether a passage is boilerplate depends on
 * the present set of the office's communications alone (`learnBoilerplate`), so only passages that a change touches are
 * looked at again.
 */
@Injectable()
export class BoilerplateService {
  /** Passages with all the evidence that is ever looked at, which were not learned: newcomers can't change that. */
  private settled = new Set<string>();

  constructor(
    private readonly passages: PassagesStore,
    private readonly index: IndexStore,
  ) {}

  /**
   * After communications of an office came or went: learns and unlearns, within the same unit of work.
   * @param added passages of the communications that came
   * @param removed passages of those that went
   * @returns numbers of the communications whose words count differently now
   */
  async update(
    officeId: string,
    added: readonly number[],
    removed: readonly number[],
    tx: Transaction,
  ): Promise<number[]> {
    const learned = await this.passages.learned(officeId, tx);
    for (const passage of removed) this.settled.delete(`${officeId} ${passage}`);
    const fresh = added.filter((passage) => !learned.has(passage) && !this.settled.has(`${officeId} ${passage}`));
    const touched = [
      ...(fresh.length > 0 ? await this.passages.repeated(officeId, [...new Set(fresh)], tx) : []),
      ...new Set(removed.filter((passage) => learned.has(passage))),
    ];
    const changed = { learn: [] as number[], unlearn: [] as number[], concerns: [] as number[] };
    for (const passage of touched) await this.judge(officeId, passage, learned.has(passage), changed, tx);
    await this.passages.learn(officeId, changed.learn, tx);
    await this.passages.unlearn(officeId, changed.unlearn, tx);
    return changed.concerns;
  }

  /** The office's learned passages as they would be with one more communication, for a preflight. */
  async learnedWith(
    officeId: string,
    newcomer: Pick<IndexEntry, 'passages' | 'campaign' | 'title'> & { replaces: number | null },
  ): Promise<Set<number>> {
    const learned = await this.passages.learned(officeId);
    const itself: IndexEntry = { ...newcomer, communication: Number.MAX_SAFE_INTEGER, keys: [], within: [] };
    for (const passage of newcomer.passages) {
      if (learned.has(passage)) continue;
      const users = (await this.passages.users(officeId, passage, MAX_EVIDENCE)).filter(
        (user) => user !== newcomer.replaces,
      );
      if (users.length === 0) continue;
      const entries = [...(await this.index.entries(users)), itself];
      if (learnBoilerplate(usesOf(passage, entries)).size > 0) learned.add(passage);
    }
    return learned;
  }

  private async judge(
    officeId: string,
    passage: number,
    wasLearned: boolean,
    changed: { learn: number[]; unlearn: number[]; concerns: number[] },
    tx: Transaction,
  ): Promise<void> {
    const users = await this.passages.users(officeId, passage, MAX_EVIDENCE, tx);
    const isLearned = learnBoilerplate(usesOf(passage, await this.index.entries(users, tx))).size > 0;
    if (isLearned === wasLearned) {
      if (!isLearned && users.length >= MAX_EVIDENCE) this.settle(officeId, passage);
      return;
    }
    (isLearned ? changed.learn : changed.unlearn).push(passage);
    changed.concerns.push(...(await this.passages.users(officeId, passage, 100_000, tx)));
  }

  private settle(officeId: string, passage: number): void {
    if (this.settled.size >= MAX_SETTLED) this.settled = new Set();
    this.settled.add(`${officeId} ${passage}`);
  }
}

function usesOf(passage: number, entries: readonly IndexEntry[]): PassageUse[] {
  return entries.map((entry) => ({
    hash: passage >>> 0,
    communication: String(entry.communication).padStart(16, '0'),
    campaign: entry.campaign,
    title: entry.title,
    hashes: entry.passages.map((hash) => hash >>> 0),
  }));
}
