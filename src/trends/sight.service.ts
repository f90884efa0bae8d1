import { Injectable } from '@nestjs/common';
import { type Principal, seesOnly } from '../platform/permissions.js';
import { DomainError } from '../platform/problems.js';
import { OfficesStore } from '../registry/offices.store.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { SegmentsService } from '../registry/segments.service.js';

/** What a question is about, and what the one who asks may see of it. */
export interface Sight {
  /** Segments whose things count; null for all. */
  segments: ReadonlySet<string> | null;
  /** Offices that must each have a part; the partner's own comes with it. */
  offices: readonly string[];
}

/** Says what of the company somebody may be shown figures of. */
@Injectable()
export class SightService {
  constructor(
    private readonly segments: SegmentsService,
    private readonly offices: OfficesStore,
    private readonly communications: CommunicationsStore,
  ) {}

  /** @throws DomainError when there is no such segment or office, or it is none of a partner's business */
  async of({ segment, office }: { segment?: string; office?: string }, asker: Principal): Promise<Sight> {
    const own = seesOnly(asker);
    const tree = await this.segments.tree();
    const reach = own === null ? null : tree.line(await this.communications.segmentsWrittenTo(own));
    if (segment !== undefined && (!tree.has(segment) || (reach !== null && !reach.has(segment))))
      throw unknown('segment', segment);
    if (office !== undefined && (await this.offices.find(office)) === null) throw unknown('office', office);
    const offices = [...new Set([office, own].filter((one) => one !== undefined && one !== null))];
    const line = segment === undefined ? null : tree.line([segment]);
    // A root that reaches every segment is the whole company.
    return { segments: line === null || line.size === tree.size ? null : line, offices };
  }
}

function unknown(what: 'segment' | 'office', id: string): DomainError {
  return new DomainError('unknown-reference', `There is no ${what} ${id}. GET /api/v1/${what}s lists them.`, [
    { pointer: `/${what}`, detail: `no ${what} has the id ${id}` },
  ]);
}
