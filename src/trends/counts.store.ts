import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { inList, inPieces, insertRows } from '../platform/database/sql.js';
import { type Count, MEASURES, type Measure } from './shares.js';
import type { DaySum } from './series.js';

/** Stands for all scopes together: what most people ask for first is added up already. */
const COMPANY = 0;

/** Whom something concerns. */
export interface Scope {
  segments: readonly string[];
  offices: readonly string[];
}

/** A scope with its number. */
export interface NumberedScope extends Scope {
  number: number;
}

/** What one thing adds to the counts. */
export interface Share {
  scope: number;
  counts: Count[];
  /** Numbers of a conflict's members: what they add depends on it. */
  members?: number[];
}

/** Something that changed and was not counted yet. */
export interface Mark {
  id: string;
  thing: 'communication' | 'conflict';
  subject: string;
}

/** A change of one count. */
export interface Delta {
  measure: Measure;
  scope: number;
  day: string;
  kind: string;
  n: number;
}

/** The counts by day and what is behind them. */
@Injectable()
export class CountsStore {
  constructor(private readonly database: Database) {}

  /** Makes whoever counts at the same time wait until this unit of work ends. */
  async lock(tx: EntityManager): Promise<void> {
    await tx.query(`UPDATE number_sequence SET next = next WHERE name = 'trend-scope'`);
  }

  marks(limit: number, on: EntityManager = this.database.look): Promise<Mark[]> {
    return on.query(`SELECT id, thing, subject FROM changed_thing ORDER BY id LIMIT ${limit}`);
  }

  async removeMarks(ids: readonly string[], tx: EntityManager): Promise<void> {
    const list = inList(ids);
    await tx.query(`DELETE FROM changed_thing WHERE id IN ${list.sql}`, list.values);
  }

  /** Forgets all counts and marks everything there is, to be counted from the ground. */
  async forgetAll(tx: EntityManager): Promise<void> {
    for (const table of ['trend_day', 'trend_share', 'changed_thing']) await tx.query(`DELETE FROM ${table}`);
    const prefixed = (prefix: string, column: string) =>
      this.database.dialect === 'sqlite' ? `'${prefix}' || ${column}` : `CONCAT('${prefix}', ${column})`;
    await tx.query(
      `INSERT INTO changed_thing (id, thing, subject) SELECT ${prefixed('c-', 'id')}, 'conflict', id FROM conflict`,
    );
    await tx.query(
      `INSERT INTO changed_thing (id, thing, subject) SELECT ${prefixed('l-', 'number')}, 'communication', number FROM communication`,
    );
  }

  /** What things add at present, by their names. */
  async shares(sources: readonly string[], tx: EntityManager): Promise<Map<string, Share>> {
    const rows = await inPieces(sources, (piece) => {
      const list = inList(piece);
      return tx.query<{ source: string; content: string }[]>(
        `SELECT source, content FROM trend_share WHERE source IN ${list.sql}`,
        list.values,
      );
    });
    return new Map(rows.map(({ source, content }) => [source, JSON.parse(content) as Share]));
  }

  async replaceShares(shares: ReadonlyMap<string, Share>, tx: EntityManager): Promise<void> {
    const sources = [...shares.keys()];
    for (let from = 0; from < sources.length; from += 4096) {
      const list = inList(sources.slice(from, from + 4096));
      await tx.query(`DELETE FROM trend_share WHERE source IN ${list.sql}`, list.values);
    }
    await insertRows(
      tx,
      'trend_share',
      ['source', 'content'],
      [...shares].map(([source, share]) => [source, JSON.stringify(share)]),
    );
  }

  /** Adds to counts, of each scope and of the whole company; one that comes to nothing is taken away. */
  async add(deltas: readonly Delta[], tx: EntityManager): Promise<void> {
    const all = withCompany(deltas);
    const present =
      this.database.dialect === 'sqlite'
        ? 'ON CONFLICT (measure, scope, day, kind) DO UPDATE SET n = n + excluded.n'
        : 'ON DUPLICATE KEY UPDATE n = n + VALUES(n)';
    await insertRows(
      tx,
      'trend_day',
      ['measure', 'scope', 'day', 'kind', 'n'],
      all.map(({ measure, scope, day, kind, n }) => [measure, scope, day, kind, n]),
      present,
    );
    for (const { measure, scope, day, kind, n } of all) {
      if (n > 0) continue;
      const cell = 'measure = ? AND scope = ? AND day = ? AND kind = ?';
      await tx.query(`DELETE FROM trend_day WHERE ${cell} AND n = 0`, [measure, scope, day, kind]);
    }
  }

  /** The numbers of scopes, given once and for all, in the order of the scopes; only while the counts are locked. */
  async numbersOf(scopes: readonly Scope[], tx: EntityManager): Promise<number[]> {
    const wanted = scopes.map(({ segments, offices }) => {
      const sets = [JSON.stringify([...segments].sort()), JSON.stringify([...offices].sort())] as const;
      return { sets, digest: createHash('sha256').update(sets.join('\n')).digest('hex') };
    });
    const rows = await inPieces([...new Set(wanted.map(({ digest }) => digest))], (piece) => {
      const list = inList(piece);
      return tx.query<{ number: number; digest: string }[]>(
        `SELECT number, digest FROM trend_scope WHERE digest IN ${list.sql}`,
        list.values,
      );
    });
    const known = new Map(rows.map(({ number, digest }) => [digest, number]));
    const [row] = await tx.query<{ next: number }[]>(`SELECT next FROM number_sequence WHERE name = 'trend-scope'`);
    const fresh: (string | number)[][] = [];
    for (const { sets, digest } of wanted) {
      if (known.has(digest)) continue;
      const number = Number(row?.next) + fresh.length;
      known.set(digest, number);
      fresh.push([number, digest, ...sets]);
    }
    if (fresh.length > 0) {
      await tx.query(`UPDATE number_sequence SET next = next + ? WHERE name = 'trend-scope'`, [fresh.length]);
      await insertRows(tx, 'trend_scope', ['number', 'digest', 'segments', 'offices'], fresh);
    }
    return wanted.map(({ digest }) => known.get(digest) as number);
  }

  async scopes(): Promise<NumberedScope[]> {
    const rows = await this.database.look.query<{ number: number; segments: string; offices: string }[]>(
      'SELECT number, segments, offices FROM trend_scope',
    );
    return rows.map(({ number, segments, offices }) => ({
      number,
      segments: JSON.parse(segments) as string[],
      offices: JSON.parse(offices) as string[],
    }));
  }

  /**
   * Counts by day up to `to`, those before `from` together under the empty day.
   * @param scopes null for all
   */
  async days(scopes: readonly number[] | null, from: string, to: string): Promise<DaySum[]> {
    const ask = (where: string, values: readonly (string | number | null)[]) =>
      this.database.look.query<DaySum[]>(
        `SELECT measure, bucket AS day, SUM(n) AS n FROM
           (SELECT measure, CASE WHEN day < ? THEN '' ELSE day END AS bucket, n FROM trend_day WHERE day <= ?${where}) counted
         GROUP BY measure, bucket`,
        [from, to, ...values],
      );
    const rows =
      scopes === null
        ? await ask(` AND scope = ${COMPANY} AND measure IN (${MEASURES.map(() => '?').join(',')})`, [...MEASURES])
        : await inPieces(scopes, (piece) => {
            const list = inList(piece);
            return ask(` AND scope IN ${list.sql}`, list.values);
          });
    return rows.map((row) => ({ ...row, n: Number(row.n) }));
  }

  /** What happened to conflicts in a period, by scope and kind; `open` is what waits at its end. */
  async conflictSums(
    from: string,
    to: string,
  ): Promise<{ scope: number; kind: string; measure: Measure; within: number; ever: number }[]> {
    const rows = await this.database.look.query<
      { scope: number; kind: string; measure: Measure; within: number; ever: number }[]
    >(
      `SELECT scope, kind, measure, SUM(CASE WHEN day >= ? THEN n ELSE 0 END) AS within, SUM(n) AS ever FROM trend_day
       WHERE measure IN ('opened', 'reopened', 'resolved', 'dismissed', 'superseded') AND day <= ? AND scope <> ${COMPANY}
       GROUP BY scope, kind, measure`,
      [from, to],
    );
    return rows.map((row) => ({ ...row, within: Number(row.within), ever: Number(row.ever) }));
  }
}

function withCompany(deltas: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>();
  for (const { measure, day, kind, n } of deltas) {
    const cell = `${measure} ${day} ${kind}`;
    sums.set(cell, { measure, scope: COMPANY, day, kind, n: n + (sums.get(cell)?.n ?? 0) });
  }
  return [...deltas, ...[...sums.values()].filter(({ n }) => n !== 0)];
}
