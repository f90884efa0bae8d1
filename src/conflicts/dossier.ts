import { reachOf } from '../registry/communication.js';
import type { Channel } from '../registry/communication.entity.js';
import type { LightCommunication } from '../registry/communications.store.js';
import type { Reach } from '../registry/meeting.js';

/** What meeting, clustering and ranking need of a communication. */
export interface Dossier {
  number: number;
  id: string;
  externalId: string;
  subject: string | null;
  signatory: string | null;
  channel: Channel;
  reach: Reach;
  contentHash: string;
  sendFrom: string | null;
  sendUntil: string | null;
}

/** A row's dossier. */
export function dossierOf(row: LightCommunication, segments: readonly string[]): Dossier {
  return {
    number: row.number,
    id: row.id,
    externalId: row.externalId,
    subject: row.subject,
    signatory: row.signatory,
    channel: row.channel,
    reach: reachOf(row, segments),
    contentHash: row.contentHash,
    sendFrom: row.sendFrom,
    sendUntil: row.sendUntil,
  };
}
