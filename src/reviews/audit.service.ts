import { Injectable } from '@nestjs/common';
import { Calendar } from '../platform/clock.js';
import { type ChainEntry, type ChainFault, type ChainHead, EMPTY_HEAD, follow } from '../platform/journal/chain.js';
import { type JournalFilter, JournalStore } from '../platform/journal/journal.store.js';
import { type Listing, type Page, listing } from '../platform/paging.js';
import type { Principal } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import type { AuditEntry, AuditQuery, AuditVerification } from './audit.dto.js';
import { isReviewer } from './case-files.js';

/** Entries read at a time: a record of millions is never held whole. */
const BATCH = 1_000;

/** Faults told; where the first is, is what counts. */
const MAX_FAULTS = 100;

/** The record of everything that changed, and the proof that nobody changed the record. */
@Injectable()
export class AuditService {
  constructor(
    private readonly journal: JournalStore,
    private readonly calendar: Calendar,
  ) {}

  /** A page of it, the newest first. */
  async list(query: AuditQuery, page: Page, asker: Principal): Promise<Listing<AuditEntry>> {
    requireAuditor(asker);
    const before = page.cursor === null ? null : Number(page.cursor);
    const rows = await this.journal.page(this.filterOf(query), before, page.limit + 1);
    return listing(rows, page.limit, (row) => String(row.seq), show);
  }

  /** All that fits, the oldest first, piece by piece. */
  async *all(query: AuditQuery, asker: Principal): AsyncGenerator<AuditEntry> {
    requireAuditor(asker);
    const filter = this.filterOf(query);
    const { seq: last } = await this.journal.head();
    for (let seq = 0; seq < last; ) {
      const rows = await this.journal.fitting(filter, seq, last, BATCH);
      for (const row of rows) yield show(row);
      if (rows.length < BATCH) return;
      seq = rows.at(-1)?.seq ?? last;
    }
  }

  /**
   * Reads the whole record and checks every entry against the one before.
   * @param noted a head that was noted elsewhere: proves that nothing up to it was written anew as a whole
   */
  async verify(noted: ChainHead | null = null): Promise<AuditVerification> {
    const end = await this.journal.head();
    const faults: ChainFault[] = [];
    let head = EMPTY_HEAD;
    let entries = 0;
    for (;;) {
      const rows = (await this.journal.behind(head.seq, BATCH)).filter(({ seq }) => seq <= end.seq);
      if (rows.length === 0) break;
      entries += rows.length;
      const checked = follow(head, rows);
      faults.push(...checked.faults, ...notedFaults(rows, noted));
      head = checked.head;
    }
    if (head.seq !== end.seq || head.hash !== end.hash)
      faults.push({ seq: end.seq, fault: `the record ends with entry ${head.seq}, but ${end.seq} were written` });
    if (noted !== null && noted.seq > head.seq)
      faults.push({ seq: noted.seq, fault: 'it was noted elsewhere and is missing' });
    return { whole: faults.length === 0, entries, head, faults: faults.slice(0, MAX_FAULTS) };
  }

  /** The same for someone who asks over the API. */
  verifyFor(asker: Principal, noted: ChainHead | null): Promise<AuditVerification> {
    requireAuditor(asker);
    return this.verify(noted);
  }

  private filterOf({ actor, action, subject, from, to }: AuditQuery): JournalFilter {
    return {
      ...(actor === undefined ? {} : { actor }),
      ...(action === undefined ? {} : { action }),
      ...(subject === undefined ? {} : { subject }),
      ...(from === undefined ? {} : { from: this.calendar.beginOf(from) }),
      ...(to === undefined ? {} : { to: this.calendar.endOf(to) }),
    };
  }
}

/** @throws DomainError for everyone but admins and reviewers */
export function requireAuditor(asker: Principal): void {
  if (!isReviewer(asker)) throw new DomainError('not-allowed', 'The record is for admins and reviewers.');
}

function notedFaults(rows: readonly ChainEntry[], noted: ChainHead | null): ChainFault[] {
  const row = rows.find(({ seq }) => seq === noted?.seq);
  if (noted === null || row === undefined || row.hash === noted.hash) return [];
  return [{ seq: noted.seq, fault: 'it is another entry than the one that was noted elsewhere' }];
}

function show(row: ChainEntry): AuditEntry {
  const { fromState, toState, detail, ...rest } = row;
  return { ...rest, from: fromState, to: toState, detail: JSON.parse(detail) as Record<string, unknown> };
}
