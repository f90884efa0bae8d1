import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';
import type { Within } from './disagreeing.js';

/**
 * Up to this many, all that share a key are compared: whatever a company of some hundred letters has in one segment.
 * Where more do (on 2,000 letters 39 on average, 11 of them by two keys or more), only the best are.
 */
const ALL_COMPARED = 24;

/** Candidates compared where more than `ALL_COMPARED` share a key: those that share most keys. */
export const BEST_COMPARED = 12;

/** Keys looked up at a time, the most selective first; in a large registry the first few bring candidates enough. */
const KEYS_AT_A_TIME = 16;

/** Postings read at a time: what so many letters share tells little of any of them. */
const MAX_POSTINGS = 2_048;

/** Where a communication stands in the index: under which keys, and with which passages. */
export interface IndexEntry {
  communication: number;
  campaign: string | null;
  keys: number[];
  passages: number[];
  title: number;
  /** What the communication tells in two ways itself. */
  within: Within[];
}

/** Who asks: what it can't meet anyway must not take the place of what it meets. */
export interface Asker {
  office: string;
  campaign: string | null;
  /** The send window with the collision window around it. */
  fromDay: number;
  untilDay: number;
}

/** What is kept for comparing, and the index that finds what to compare with. */
@Injectable()
export class IndexStore {
  constructor(private readonly database: Database) {}

  async insertAnalyses(
    rows: readonly { communication: number; detector: string; content: string; indexKeys: string }[],
    tx: EntityManager,
  ): Promise<void> {
    await insertRows(
      tx,
      'analysis',
      ['communication', 'detector', 'content', 'indexKeys'],
      rows.map((row) => [row.communication, row.detector, row.content, row.indexKeys]),
    );
  }

  async deleteAnalyses(communications: readonly number[], tx: EntityManager): Promise<void> {
    const list = inList(communications);
    await tx.query(`DELETE FROM analysis WHERE communication IN ${list.sql}`, list.values);
  }

  /** Stored analyses as JSON text, by communication. */
  async analyses(
    communications: readonly number[],
    on: EntityManager = this.database.look,
  ): Promise<Map<number, string>> {
    const rows = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return on.query<{ communication: number; content: string }[]>(
        `SELECT communication, content FROM analysis WHERE communication IN ${list.sql}`,
        list.values,
      );
    });
    return new Map(rows.map((row) => [row.communication, row.content]));
  }

  /** Where each communication stands in the index. */
  async entries(communications: readonly number[], on: EntityManager = this.database.look): Promise<IndexEntry[]> {
    const rows = await inPieces(communications, (piece) => {
      const list = inList(piece);
      return on.query<{ communication: number; campaign: string | null; indexKeys: string }[]>(
        `SELECT a.communication AS communication, c.campaign AS campaign, a.indexKeys AS indexKeys
         FROM analysis a JOIN communication c ON c.number = a.communication WHERE a.communication IN ${list.sql}`,
        list.values,
      );
    });
    return rows.map((row) => ({
      communication: row.communication,
      campaign: row.campaign,
      ...(JSON.parse(row.indexKeys) as Omit<IndexEntry, 'communication' | 'campaign'>),
    }));
  }

  async insertKeys(
    rows: readonly { segment: number; key: number; communication: number }[],
    tx: EntityManager,
  ): Promise<void> {
    // In the order of the primary key: neighbouring leaves of the tree are written once.
    const sorted = [...rows].sort((a, b) => a.segment - b.segment || a.key - b.key);
    await insertRows(
      tx,
      'candidate_key',
      ['segment', 'bandKey', 'communication'],
      sorted.map((row) => [row.segment, row.key, row.communication]),
    );
  }

  async deleteKeys(
    communication: number,
    segments: readonly number[],
    keys: readonly number[],
    tx: EntityManager,
  ): Promise<void> {
    if (segments.length === 0 || keys.length === 0) return;
    const segmentList = inList(segments);
    const keyList = inList(keys);
    await tx.query(
      `DELETE FROM candidate_key WHERE segment IN ${segmentList.sql} AND bandKey IN ${keyList.sql} AND communication = ?`,
      [...segmentList.values, ...keyList.values, communication],
    );
  }

  /**
   * Communications of these segments that share keys and are not over before `days.from` or begun after `days.until`
   * (drafts have no days, and pass); those that share most keys first. In a small registry all that share any; where many
   * do, the best of those that share the most selective keys, so that the work is bounded whatever the registry's size.
   *
   * @param keys the most selective first
   */
  async sharing(segments: readonly number[], keys: readonly number[], asker: Asker): Promise<number[]> {
    const shared = new Map<number, number>();
    for (let from = 0; from < keys.length && shared.size <= ALL_COMPARED; from += KEYS_AT_A_TIME) {
      for (const row of await this.postings(segments, keys.slice(from, from + KEYS_AT_A_TIME), asker)) {
        shared.set(row.communication, (shared.get(row.communication) ?? 0) + Number(row.shared));
      }
    }
    const best = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([communication]) => communication);
    return best.length > ALL_COMPARED ? best.slice(0, BEST_COMPARED) : best;
  }

  private postings(
    segments: readonly number[],
    keys: readonly number[],
    asker: Asker,
  ): Promise<{ communication: number; shared: number }[]> {
    const segmentList = inList(segments);
    const keyList = inList(keys);
    return this.database.look.query(
      `SELECT p.communication AS communication, p.shared AS shared FROM (
         SELECT communication, COUNT(*) AS shared FROM (
           SELECT communication FROM candidate_key WHERE segment IN ${segmentList.sql} AND bandKey IN ${keyList.sql} LIMIT ${MAX_POSTINGS}
         ) q GROUP BY communication
       ) p JOIN communication c ON c.number = p.communication
       WHERE c.withdrawnAt IS NULL AND (c.fromDay IS NULL OR (c.fromDay <= ? AND (c.untilDay IS NULL OR c.untilDay >= ?)))
         AND (c.campaign IS NULL OR c.campaign <> ? OR c.officeId <> ?)`,
      [...segmentList.values, ...keyList.values, asker.untilDay, asker.fromDay, asker.campaign ?? '', asker.office],
    );
  }
}
