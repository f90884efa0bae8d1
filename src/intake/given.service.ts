import { Injectable } from '@nestjs/common';
import { type Principal, mayWriteFor } from '../platform/permissions.js';
import { DomainError, type FieldProblem } from '../platform/problems.js';
import { invalidRequest } from '../platform/validation.js';
import type { GivenCommunication } from '../registry/communication.js';
import type { GiveCommunication } from '../registry/communication.dto.js';
import { OfficesService } from '../registry/offices.service.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';

/** What a communication may refer to, and whose it may be. */
export interface Known {
  segments: SegmentTree;
  offices: ReadonlyMap<string, string>;
  /** The one office that the giver may write for; null for all. */
  officeId: string | null;
}

/** A checked communication, or what is wrong with it. */
export type Checked =
  | { given: GivenCommunication; faults: null }
  | { given: null; faults: FieldProblem[]; kind: 'invalid' | 'unknown' };

/** Turns what arrives into communications that can be filed, or into faults that name the field and the cure. */
@Injectable()
export class GivenService {
  constructor(
    private readonly segments: SegmentsService,
    private readonly offices: OfficesService,
  ) {}

  async known(officeId: string | null, age: { fresh?: boolean } = {}): Promise<Known> {
    return { segments: await this.segments.tree(age), offices: await this.offices.names(age), officeId };
  }

  /**
   * Checks one communication that a person or program files.
   * @throws DomainError with all faults, or when it is another office's
   */
  async require(dto: GiveCommunication, principal: Principal): Promise<GivenCommunication> {
    if (!mayWriteFor(principal, dto.office)) {
      throw new DomainError(
        'not-allowed',
        `Your key writes for ${principal.officeId ?? 'no office'}, not for ${dto.office}.`,
      );
    }
    return this.requireKnown(dto);
  }

  /** Checks one communication whoever asks. */
  async requireKnown(dto: GiveCommunication): Promise<GivenCommunication> {
    let checked = check(dto, await this.known(null));
    // What is unknown here may have been created by another process a moment ago.
    if (checked.given === null && checked.kind === 'unknown')
      checked = check(dto, await this.known(null, { fresh: true }));
    if (checked.given !== null) return checked.given;
    if (checked.kind === 'invalid') throw invalidRequest(checked.faults);
    throw new DomainError(
      'unknown-reference',
      `${sentence(checked.faults)} Create it first, or correct the id.`,
      checked.faults,
    );
  }
}

/** Checks what single fields can't tell: order of dates, and that office and segments exist. */
export function check(dto: GiveCommunication, known: Known): Checked {
  const given = normalised(dto);
  const invalid = faultsOfWindow(given);
  if (invalid.length > 0) return { given: null, faults: invalid, kind: 'invalid' };
  const unknown: FieldProblem[] = [];
  if (!known.offices.has(given.office))
    unknown.push({ pointer: '/office', detail: `there is no office ${given.office}` });
  dto.segments.forEach((segment, i) => {
    if (!known.segments.has(segment))
      unknown.push({ pointer: `/segments/${i}`, detail: `there is no segment ${segment}` });
  });
  return unknown.length > 0 ? { given: null, faults: unknown, kind: 'unknown' } : { given, faults: null };
}

function normalised(dto: GiveCommunication): GivenCommunication {
  return {
    externalId: dto.externalId,
    office: dto.office,
    channel: dto.channel,
    campaign: dto.campaign ?? null,
    segments: [...dto.segments].sort(),
    subject: blankToNull(dto.subject),
    body: dto.body,
    bodyFormat: dto.bodyFormat,
    alternative: dto.bodyFormat === 'html' ? blankToNull(dto.alternative) : null,
    signatory: blankToNull(dto.signatory),
    sendFrom: dto.sendFrom ?? null,
    sendUntil: dto.sendUntil ?? null,
    journey: dto.journey ?? null,
    pieces: dto.pieces ?? null,
    unitCost: dto.unitCost ? { amount: dto.unitCost.amount, currency: dto.unitCost.currency } : null,
  };
}

function blankToNull(line: string | null | undefined): string | null {
  return line === undefined || line === null || line.trim() === '' ? null : line;
}

function faultsOfWindow({ sendFrom, sendUntil }: GivenCommunication): FieldProblem[] {
  if (sendUntil === null) return [];
  if (sendFrom === null) return [{ pointer: '/sendFrom', detail: 'is needed where sendUntil is given' }];
  const [start, end] = [instant(sendFrom, 'T00:00:00Z'), instant(sendUntil, 'T23:59:59.999Z')];
  return start > end ? [{ pointer: '/sendUntil', detail: `must not be before sendFrom (${sendFrom})` }] : [];
}

function instant(time: string, ofDay: string): number {
  return Date.parse(time.length === 10 ? `${time}${ofDay}` : time);
}

function sentence(faults: readonly FieldProblem[]): string {
  const text = faults.map((fault) => fault.detail).join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
