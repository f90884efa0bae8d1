import { Injectable } from '@nestjs/common';
import { ANALYSIS_VERSION } from '../detection/redundancy/analysis.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import type { Transaction } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { Journal } from '../platform/journal/journal.js';
import { LINK_FLOOR } from './comparing.js';
import { ConflictsStore } from './conflicts.store.js';

/** Something that happened to a conflict. */
export interface Happening {
  /** `detector`, `clock`, or the id of a key or person. */
  actor: string;
  /** opened, changed, assigned, asked, decided, …; the journal has it as `conflict.…`. */
  action: string;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  detail?: object;
  at: Date;
}

/** Members named as evidence; a cluster of hundreds is told by its first ones. */
const MAX_EVIDENCE = 50;

/**
 * Tells what happened to a conflict, once to its history, which people read beside it, and once to the journal, with what
 * an audit asks for later: the evidence as it was, which detector found it, and with which thresholds.
 */
@Injectable()
export class Chronicle {
  constructor(
    private readonly conflicts: ConflictsStore,
    private readonly journal: Journal,
  ) {}

  /** Called last, when the conflict's rows are as they are after it. */
  async tell(conflictId: string, happening: Happening, tx: Transaction): Promise<void> {
    const { actor, action, from = null, to = null, reason = null, detail = {}, at } = happening;
    const told = {
      ...(from === null ? {} : { from }),
      ...(to === null ? {} : { to }),
      ...(reason === null ? {} : { reason }),
      ...detail,
    };
    await this.conflicts.addEvent({ id: newId(), conflictId, at, actor, action, detail: JSON.stringify(told) }, tx);
    const conflict = await this.conflicts.evidence(conflictId, MAX_EVIDENCE, tx);
    // What lies below the bar is raised with nobody: what the detector makes of it is worth a line of history, no more.
    if (actor === 'detector' && conflict?.below) return;
    this.journal.note(
      {
        at,
        actor,
        action: `conflict.${action}`,
        subject: conflictId,
        from,
        to,
        reason,
        detail: {
          ...detail,
          conflict,
          detector: { version: String(ANALYSIS_VERSION), bar: REDUNDANCY_BAR, linkFloor: LINK_FLOOR },
        },
      },
      tx,
    );
  }
}
