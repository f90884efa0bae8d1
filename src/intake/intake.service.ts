import { Injectable } from '@nestjs/common';
import { CommunicationsService } from '../conflicts/communications.service.js';
import { ConflictsService } from '../conflicts/conflicts.service.js';
import { DetectionService } from '../conflicts/detection.service.js';
import { FilingService } from '../conflicts/filing.service.js';
import { narrowPreflight } from '../conflicts/partner-view.js';
import type { CheckCommunication, Preflight } from '../conflicts/preflight.dto.js';
import { RestrictedReads } from '../conflicts/restricted-reads.js';
import { PreflightService } from '../conflicts/preflight.service.js';
import { type Reading, readCommunication } from '../conflicts/reading.js';
import { type Principal, seesOnly } from '../platform/permissions.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { DomainError } from '../platform/problems.js';
import type { GiveCommunication } from '../registry/communication.dto.js';
import type { FiledCommunication } from './intake.dto.js';
import { GivenService } from './given.service.js';

/** The name of a checked communication that has none: no filed one can have it. */
const UNNAMED = '\u0000unnamed';

/** How single communications arrive: filed and analysed before the answer, or only checked. */
@Injectable()
export class IntakeService {
  constructor(
    private readonly given: GivenService,
    private readonly filing: FilingService,
    private readonly detection: DetectionService,
    private readonly preflights: PreflightService,
    private readonly communications: CommunicationsService,
    private readonly conflicts: ConflictsService,
    private readonly reads: RestrictedReads,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /** Files a communication and compares it with all it meets. `created` is false when it was there already. */
  async file(
    dto: GiveCommunication,
    principal: Principal,
  ): Promise<{ communication: FiledCommunication; created: boolean }> {
    const given = await this.given.require(dto, principal);
    const reading = readable(readCommunication(given, this.settings));
    const { filed, pending } = await this.filing.file([{ given, reading, by: principal.personId ?? principal.id }]);
    await this.detection.detect(pending);
    const [one] = filed;
    if (one === undefined) throw new Error('a filing without outcome');
    const communication = await this.communications.get(one.id, principal);
    const conflicts = await this.conflicts.byIds(communication.clearance.conflictIds, principal);
    return { communication: { ...communication, conflicts }, created: one.outcome === 'created' };
  }

  /** What filing it would find; nothing is kept. */
  async check(dto: CheckCommunication, asker: Principal): Promise<Preflight> {
    const only = seesOnly(asker);
    if (only !== null && dto.office !== only) {
      throw new DomainError('not-allowed', `Your office is ${only}: check what it sends.`);
    }
    const given = await this.given.requireKnown({ ...dto, externalId: dto.externalId ?? UNNAMED });
    const found = await this.preflights.check(given, readable(readCommunication(given, this.settings)));
    if (only === null) return found;
    for (const { other } of found.findings)
      if (other.office !== only) await this.reads.note(other.communicationId, [other.communicationId], asker);
    return narrowPreflight(found, only);
  }
}

function readable(reading: Reading): Reading {
  if (reading.readable) return reading;
  throw new DomainError(
    'no-text',
    'The body has no visible text: it is empty, made of images alone, or all of it is hidden. Send the text that the customer reads.',
    [{ pointer: '/body', detail: 'must contain visible text' }],
  );
}
