import { Injectable } from '@nestjs/common';
import { UnitOfWork } from './unit-of-work.js';

/** Numbers reserved at a time: one short unit of work for as many communications. */
const BLOCK = 512;

/**
 * Hands out small integers (`communication.number`) that index rows point with: an eighth of the size of an id in every
 * index row. Numbers are taken in blocks in a unit of their own, so writers never wait for each other; gaps are harmless.
 */
@Injectable()
export class SequenceStore {
  private next = 0;
  private end = 0;
  private refill: Promise<void> = Promise.resolve();

  constructor(private readonly work: UnitOfWork) {}

  /** `count` numbers that nobody else has. */
  async take(count: number): Promise<number[]> {
    const mine = this.refill.then(async () => {
      const taken: number[] = [];
      while (taken.length < count) {
        if (this.next === this.end) await this.reserve();
        taken.push(this.next++);
      }
      return taken;
    });
    this.refill = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  private async reserve(): Promise<void> {
    await this.work.run(async (tx) => {
      await tx.query(`UPDATE number_sequence SET next = next + ? WHERE name = 'communication'`, [BLOCK]);
      const [row] = await tx.query<{ next: number }[]>(`SELECT next FROM number_sequence WHERE name = 'communication'`);
      this.end = Number(row?.next);
      this.next = this.end - BLOCK;
    });
  }
}
