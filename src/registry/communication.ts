import { createHash } from 'node:crypto';
import { type Calendar, dayOfDate } from '../platform/clock.js';
import type { BodyFormat, Channel, CommunicationEntity } from './communication.entity.js';
import type { Reach } from './meeting.js';

/** A communication as its office gives it, checked and with every absent field as null. */
export interface GivenCommunication {
  externalId: string;
  office: string;
  channel: Channel;
  campaign: string | null;
  /** Distinct, ascending. */
  segments: string[];
  subject: string | null;
  body: string;
  bodyFormat: BodyFormat;
  /** The plain-text part beside an HTML body. */
  alternative: string | null;
  signatory: string | null;
  sendFrom: string | null;
  sendUntil: string | null;
  journey: string | null;
  pieces: number | null;
  unitCost: { amount: string; currency: string } | null;
}

/** What a clearance is bound to: SHA-256 over content, audience and dates, independent of the order of segments. */
export function contentHash(given: GivenCommunication): string {
  const parts = [
    given.office,
    given.externalId,
    given.channel,
    given.campaign,
    [...given.segments].sort(),
    given.subject,
    given.body,
    given.bodyFormat,
    given.signatory,
    given.sendFrom,
    given.sendUntil,
    given.journey,
    given.pieces,
    given.unitCost && [given.unitCost.amount, given.unitCost.currency],
    // Only where there is one: the hashes of all others stay what they were.
    ...(given.alternative === null ? [] : [given.alternative]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** The send window in company days. A date is that whole day; an instant is the day it falls on. */
export function sendWindow(
  given: { sendFrom: string | null; sendUntil: string | null },
  calendar: Calendar,
): { fromDay: number | null; untilDay: number | null } {
  const day = (time: string | null) =>
    time === null ? null : time.length === 10 ? dayOfDate(time) : calendar.dayOf(new Date(time));
  return { fromDay: day(given.sendFrom), untilDay: day(given.sendUntil) };
}

/** A stored communication as the meeting rule sees it. */
export function reachOf(
  row: Pick<CommunicationEntity, 'officeId' | 'campaign' | 'fromDay' | 'untilDay' | 'withdrawnAt'>,
  segments: readonly string[],
): Reach {
  return {
    office: row.officeId,
    campaign: row.campaign,
    segments,
    fromDay: row.fromDay,
    untilDay: row.untilDay,
    withdrawn: row.withdrawnAt !== null,
  };
}

/** A stored communication as its office gave it; what `revision` rows keep. */
export function givenOf(row: CommunicationEntity, segments: string[]): GivenCommunication {
  return {
    externalId: row.externalId,
    office: row.officeId,
    channel: row.channel,
    campaign: row.campaign,
    segments,
    subject: row.subject,
    body: row.body,
    bodyFormat: row.bodyFormat,
    alternative: row.alternative,
    signatory: row.signatory,
    sendFrom: row.sendFrom,
    sendUntil: row.sendUntil,
    journey: row.journeyId,
    pieces: row.pieces,
    unitCost:
      row.unitCostAmount !== null && row.unitCostCurrency !== null
        ? { amount: row.unitCostAmount, currency: row.unitCostCurrency }
        : null,
  };
}
