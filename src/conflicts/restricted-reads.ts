import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Journal } from '../platform/journal/journal.js';
import type { Principal } from '../platform/permissions.js';

/** Notes who was shown passages of communications that they may not see whole. What can't be noted is not shown. */
@Injectable()
export class RestrictedReads {
  constructor(
    private readonly work: UnitOfWork,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * @param subject what they looked at: the id of a conflict, or of a communication
   * @param communications ids of those of which they were shown passages
   */
  async note(subject: string, communications: readonly string[], asker: Principal): Promise<void> {
    if (communications.length === 0) return;
    await this.work.run((tx) => {
      const detail = { office: asker.officeId, communications: [...new Set(communications)].sort() };
      const actor = asker.personId ?? asker.id;
      this.journal.note({ at: this.clock.now(), actor, action: 'text.read', subject, detail }, tx);
      return Promise.resolve();
    });
  }
}
