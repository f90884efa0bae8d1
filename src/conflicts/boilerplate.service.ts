import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { MAX_EVIDENCE, type PassageUse, learnBoilerplate } from '../detection/redundancy/boilerplate.js';
import { type IndexEntry, IndexStore } from './index.store.js';
import { PassagesStore } from './passages.store.js';

/** Settled passages remembered in memory, before all are forgotten and found again. */
const MAX_SETTLED = 500_000;

/** A passage of a communication that came. */
export interface Carried {
  passage: number;
  communication: number;
}

/** What judging passages anew has changed. */
interface Changed {
  learn: number[];
  unlearn: number[];
  concerns: number[];
}

/**
 * Keeps what each office is known to repeat in step with what it has stored. Whether a passage is boilerplate depends on
 * the present set of the office's communications alone (`learnBoilerplate`), so only passages that a change touches are
 * looked at again. A newcomer can unlearn a passage as well: it may show that two families are one.
 */
@Injectable()
export class BoilerplateService {
  /** The last communication of the evidence, where all is there that is ever looked at: newcomers can't change that. */
  private readonly settled = new Map<string, number>();

  constructor(
    private readonly passages: PassagesStore,
    private readonly index: IndexStore,
  ) {}

  /**
   * After communications of an office came or went: learns and unlearns, within the same unit of work.
   * @param removed passages of those that went
   * @returns numbers of the communications whose words count differently now
   */
  async update(
    officeId: string,
    added: readonly Carried[],
    removed: readonly number[],
    tx: Transaction,
  ): Promise<number[]> {
    for (const passage of removed) this.settled.delete(`${officeId} ${passage}`);
    const learned = await this.passages.learned(officeId, tx);
    const came = added.filter((one) => !this.isSettled(officeId, one)).map((one) => one.passage);
    const open = [...new Set([...came, ...removed])];
    const touched = [
      ...(open.length > 0 ? await this.passages.repeated(officeId, open, tx) : []),
      ...removed.filter((passage) => learned.has(passage)),
    ];
    const oldest = Math.min(...added.map((one) => one.communication));
    const changed: Changed = { learn: [], unlearn: [], concerns: [] };
    for (const passage of new Set(touched))
      await this.judge(officeId, passage, { wasLearned: learned.has(passage), oldest, changed }, tx);
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
    const communication = newcomer.replaces ?? Number.MAX_SAFE_INTEGER;
    const itself: IndexEntry = { ...newcomer, communication, keys: [], within: [] };
    for (const passage of newcomer.passages) {
      if (newcomer.replaces === null && this.isSettled(officeId, { passage, communication })) continue;
      const users = (await this.passages.users(officeId, passage, MAX_EVIDENCE)).filter(
        (user) => user !== newcomer.replaces,
      );
      if (users.length === 0) continue;
      const entries = [...(await this.index.entries(users)), itself];
      if (learnBoilerplate(usesOf(passage, entries)).size > 0) learned.add(passage);
      else learned.delete(passage);
    }
    return learned;
  }

  private async judge(
    officeId: string,
    passage: number,
    { wasLearned, oldest, changed }: { wasLearned: boolean; oldest: number; changed: Changed },
    tx: Transaction,
  ): Promise<void> {
    const users = await this.passages.users(officeId, passage, MAX_EVIDENCE, tx);
    const isLearned = learnBoilerplate(usesOf(passage, await this.index.entries(users, tx))).size > 0;
    // Evidence that this unit of work brings may yet be rolled back: it settles nothing.
    const last = users[MAX_EVIDENCE - 1];
    if (last !== undefined && last < oldest) this.settle(officeId, passage, last);
    if (isLearned === wasLearned) return;
    (isLearned ? changed.learn : changed.unlearn).push(passage);
    changed.concerns.push(...(await this.passages.users(officeId, passage, 100_000, tx)));
  }

  private isSettled(officeId: string, { passage, communication }: Carried): boolean {
    const last = this.settled.get(`${officeId} ${passage}`);
    return last !== undefined && last < communication;
  }

  private settle(officeId: string, passage: number, last: number): void {
    if (this.settled.size >= MAX_SETTLED) this.settled.clear();
    this.settled.set(`${officeId} ${passage}`, last);
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
