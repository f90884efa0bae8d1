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
const BEST_COMPARED = 12;

/**
 * Candidates taken from one question at most. A key that thousands of communications of a segment share tells little;
 * what shares more keys is found under the others as well.
 */
const MAX_POSTINGS = 8192;

/** Postings read of one key where the whole question yields more than `MAX_POSTINGS`. */
const MAX_POSTINGS_A_KEY = 128;

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
   * (drafts have no days, and pass); those that share most keys first, and not all where many do. Bounded whatever the size
   * of the registry.
   */
  async sharing(
    segments: readonly number[],
    keys: readonly number[],
    days: { from: number; until: number },
  ): Promise<number[]> {
    if (segments.length === 0 || keys.length === 0) return [];
    const segmentList = inList(segments);
    const keyList = inList(keys);
    const postings = `SELECT communication FROM candidate_key WHERE segment IN ${segmentList.sql} AND bandKey IN ${keyList.sql} LIMIT ${MAX_POSTINGS}`;
    const found = await this.ranked(postings, [...segmentList.values, ...keyList.values], days);
    if (found.total < MAX_POSTINGS) return found.numbers;
    const each = `SELECT communication FROM (SELECT communication FROM candidate_key WHERE segment IN ${segmentList.sql} AND bandKey = ? LIMIT ${MAX_POSTINGS_A_KEY}) k`;
    const bounded = keys.map(() => each).join(' UNION ALL ');
    return (
      await this.ranked(
        bounded,
        keys.flatMap((key) => [...segmentList.values, key]),
        days,
      )
    ).numbers;
  }

  private async ranked(
    postings: string,
    values: (string | number | null)[],
    days: { from: number; until: number },
  ): Promise<{ numbers: number[]; total: number }> {
    const rows = await this.database.look.query<{ communication: number; total: number }[]>(
      `SELECT p.communication AS communication, p.total AS total
       FROM (SELECT communication, COUNT(*) AS shared, SUM(COUNT(*)) OVER () AS total FROM (${postings}) q GROUP BY communication) p
       JOIN communication c ON c.number = p.communication
       WHERE c.withdrawnAt IS NULL AND (c.fromDay IS NULL OR (c.fromDay <= ? AND (c.untilDay IS NULL OR c.untilDay >= ?)))
       ORDER BY p.shared DESC, p.communication LIMIT ${ALL_COMPARED + 1}`,
      [...values, days.until, days.from],
    );
    const compared = rows.length > ALL_COMPARED ? rows.slice(0, BEST_COMPARED) : rows;
    return { numbers: compared.map((row) => row.communication), total: Number(rows[0]?.total ?? 0) };
  }
}
