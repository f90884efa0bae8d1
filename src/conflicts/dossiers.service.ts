import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/database.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { OfficesService } from '../registry/offices.service.js';
import { type Dossier, dossierOf } from './dossier.js';
import { IndexStore } from './index.store.js';
import { PassagesStore } from './passages.store.js';
import { type Content, type Read, type Side, sideOf, unsigned } from './side.js';

/** Analyses kept in memory (some 5 kB each). */
const MAX_CACHED = 4_000;

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

function cacheKey(dossier: Dossier): string {
  return `${dossier.number} ${dossier.contentHash}`;
}
