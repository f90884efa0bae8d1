import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Calendar } from '../platform/clock.js';
import { fromDbTime, inList, inPieces } from '../platform/database/sql.js';
import type { Scope } from './counts.store.js';
import type { CountedCommunication, CountedConflict, StatusChange } from './shares.js';

/** A conflict as it is counted. */
export interface GroundConflict extends CountedConflict, Scope {
  id: string;
  members: number[];
}

/** A communication as it is counted. */
export interface GroundCommunication extends CountedCommunication, Scope {
  number: number;
  conflictIds: string[];
}

interface ConflictRow {
  id: string;
  kind: string;
  status: string;
  below: number;
}

interface CommunicationRow {
  number: number;
  officeId: string;
  fromDay: number | null;
  untilDay: number | null;
  withdrawnAt: string | Date | null;
}

/** What the counts are made from: communications, conflicts, and what happened to these. */
@Injectable()
export class GroundStore {
  constructor(private readonly calendar: Calendar) {}

  /** Conflicts by id; what is not there any more is absent. */
  async conflicts(ids: readonly string[], tx: EntityManager): Promise<Map<string, GroundConflict>> {
    const rows = await this.ask<ConflictRow>('SELECT id, kind, status, below FROM conflict WHERE id IN', '', ids, tx);
    const members = await this.ask<{ conflictId: string; communication: number; officeId: string }>(
      'SELECT conflictId, communication, officeId FROM conflict_member WHERE conflictId IN',
      'ORDER BY communication',
      ids,
      tx,
    );
    const segments = await this.ask<{ conflictId: string; segmentId: string }>(
      'SELECT conflictId, segmentId FROM conflict_segment WHERE conflictId IN',
      '',
      ids,
      tx,
    );
    const changes = await this.changes(ids, tx);
    const membersOf = groups(members, (row) => row.conflictId);
    const segmentsOf = groups(segments, (row) => row.conflictId);
    return new Map(
      rows.map((row) => {
        const own = membersOf.get(row.id) ?? [];
        return [
          row.id,
          {
            id: row.id,
            kind: row.kind,
            status: row.status,
            below: row.below === 1,
            changes: changes.get(row.id) ?? [],
            members: own.map((member) => member.communication),
            offices: [...new Set(own.map((member) => member.officeId))].sort(),
            segments: (segmentsOf.get(row.id) ?? []).map((one) => one.segmentId).sort(),
          },
        ];
      }),
    );
  }

  /** Communications by number. */
  async communications(numbers: readonly number[], tx: EntityManager): Promise<Map<number, GroundCommunication>> {
    const rows = await this.ask<CommunicationRow>(
      'SELECT number, officeId, fromDay, untilDay, withdrawnAt FROM communication WHERE number IN',
      '',
      numbers,
      tx,
    );
    const segments = groups(
      await this.ask<{ communication: number; segmentId: string }>(
        'SELECT communication, segmentId FROM communication_segment WHERE communication IN',
        '',
        numbers,
        tx,
      ),
      (row) => row.communication,
    );
    const conflicts = groups(
      await this.ask<{ communication: number; conflictId: string }>(
        'SELECT communication, conflictId FROM conflict_member WHERE communication IN',
        'ORDER BY conflictId',
        numbers,
        tx,
      ),
      (row) => row.communication,
    );
    return new Map(
      rows.map((row) => [
        row.number,
        {
          number: row.number,
          fromDay: row.fromDay,
          untilDay: row.untilDay,
          withdrawnDay: row.withdrawnAt === null ? null : this.calendar.dayOf(fromDbTime(row.withdrawnAt)),
          offices: [row.officeId],
          segments: (segments.get(row.number) ?? []).map((one) => one.segmentId).sort(),
          conflictIds: (conflicts.get(row.number) ?? []).map((one) => one.conflictId),
        },
      ]),
    );
  }

  /** Changes of status, in the order in which they happened. What left the status as it was is passed over in SQL. */
  private async changes(ids: readonly string[], tx: EntityManager): Promise<Map<string, StatusChange[]>> {
    const rows = await this.ask<{ conflictId: string; at: string | Date; detail: string }>(
      'SELECT conflictId, at, detail FROM conflict_event WHERE conflictId IN',
      `AND action NOT IN ('changed', 'commented', 'feedback', 'overdue', 'due_soon') ORDER BY id`,
      ids,
      tx,
    );
    const found = new Map<string, StatusChange[]>();
    for (const { conflictId, at, detail } of rows) {
      const { to } = JSON.parse(detail) as { to?: string };
      if (to === undefined) continue;
      const change = { day: this.calendar.dayOf(fromDbTime(at)), to };
      found.set(conflictId, [...(found.get(conflictId) ?? []), change]);
    }
    return found;
  }

  private ask<R>(select: string, rest: string, keys: readonly (string | number)[], tx: EntityManager): Promise<R[]> {
    if (keys.length === 0) return Promise.resolve([]);
    return inPieces(keys, (piece) => {
      const list = inList(piece);
      return tx.query<R[]>(`${select} ${list.sql} ${rest}`, list.values);
    });
  }
}

function groups<K, R>(rows: readonly R[], key: (row: R) => K): Map<K, R[]> {
  const found = new Map<K, R[]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group) group.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}
