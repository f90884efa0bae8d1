import { Injectable } from '@nestjs/common';
import type { Claim } from '../detection/claims/claim.js';
import type { Side as RedundancySide } from '../detection/redundancy/finding.js';
import { Database, type Transaction } from '../platform/database/database.js';
import type { Channel, CommunicationEntity } from '../registry/communication.entity.js';
import { reachOf } from '../registry/communication.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import type { Reach } from '../registry/meeting.js';
import { OfficesService } from '../registry/offices.service.js';
import { IndexStore } from './index.store.js';
import { PassagesStore } from './passages.store.js';
import type { Content } from './reading.js';

/** Analyses kept in memory (some 5 kB each). */
const MAX_CACHED = 4_000;

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

/** One side of a comparison, for redundancy and for facts alike. */
export interface Side extends RedundancySide {
  claims: readonly Claim[];
}

/** A communication's text with what detection keeps of it. */
type Read = Content & { text: string };

/** Communications as detection wants them, read in bulk. */
@Injectable()
export class DossiersService {
  private readonly cache = new Map<string, Read>();

  constructor(
    private readonly database: Database,
    private readonly communications: CommunicationsStore,
    private readonly index: IndexStore,
    private readonly passages: PassagesStore,
    private readonly offices: OfficesService,
  ) {}

  /** Dossiers by number; numbers that do not exist are absent. */
  async load(numbers: readonly number[], on: Transaction = this.database.look): Promise<Map<number, Dossier>> {
    const rows = await this.communications.lightRows(numbers, on);
    const segments = await this.communications.segmentsOf(numbers, on);
    return new Map(rows.map((row) => [row.number, dossierOf(row, segments.get(row.number) ?? [])]));
  }

  /** The sides of a comparison, by number. */
  async sides(dossiers: readonly Dossier[]): Promise<Map<number, Side>> {
    const contents = await this.contents(dossiers);
    const names = await this.offices.names();
    const learned = new Map<string, ReadonlySet<number>>();
    const sides = new Map<number, Side>();
    for (const dossier of dossiers) {
      const content = contents.get(dossier.number);
      if (content === undefined) continue;
      const { office } = dossier.reach;
      const boilerplate = learned.get(office) ?? unsigned(await this.passages.learned(office));
      learned.set(office, boilerplate);
      sides.set(dossier.number, sideOf(dossier, content, names.get(office) ?? office, boilerplate));
    }
    return sides;
  }

  private async contents(dossiers: readonly Dossier[]): Promise<Map<number, Read>> {
    const found = new Map<number, Read>();
    const missing: Dossier[] = [];
    for (const dossier of dossiers) {
      const cached = this.cache.get(cacheKey(dossier));
      if (cached === undefined) missing.push(dossier);
      else found.set(dossier.number, cached);
    }
    const numbers = missing.map((dossier) => dossier.number);
    const analyses = await this.index.analyses(numbers);
    const texts = await this.communications.texts(numbers);
    for (const dossier of missing) {
      const analysis = analyses.get(dossier.number);
      if (analysis === undefined) continue;
      const content = { ...(JSON.parse(analysis) as Content), text: texts.get(dossier.number) ?? '' };
      this.remember(cacheKey(dossier), content);
      found.set(dossier.number, content);
    }
    return found;
  }

  private remember(key: string, content: Read): void {
    if (this.cache.size >= MAX_CACHED) this.cache.delete(this.cache.keys().next().value as string);
    this.cache.set(key, content);
  }
}

/** Passage hashes as detection counts them (unsigned), from what SQL's `integer` holds (signed). */
export function unsigned(passages: ReadonlySet<number>): ReadonlySet<number> {
  return new Set([...passages].map((passage) => passage >>> 0));
}

/** One side of a comparison. */
export function sideOf(dossier: Dossier, content: Read, officeName: string, boilerplate: ReadonlySet<number>): Side {
  return {
    id: dossier.id,
    analysis: content.analysis,
    claims: content.claims,
    text: content.text,
    office: dossier.reach.office,
    officeName,
    campaign: dossier.reach.campaign,
    signatory: dossier.signatory,
    subject: dossier.subject,
    channel: dossier.channel,
    boilerplate,
  };
}

/** A row's dossier. */
export function dossierOf(row: Omit<CommunicationEntity, 'body' | 'text'>, segments: readonly string[]): Dossier {
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

function cacheKey(dossier: Dossier): string {
  return `${dossier.number} ${dossier.contentHash}`;
}
