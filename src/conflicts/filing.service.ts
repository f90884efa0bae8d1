import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import { ANALYSIS_VERSION } from '../detection/redundancy/analysis.js';
import { Calendar, Clock } from '../platform/clock.js';
import { SequenceStore } from '../platform/database/sequence.store.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { Journal } from '../platform/journal/journal.js';
import { type GivenCommunication, contentHash, givenOf, sendWindow } from '../registry/communication.js';
import type { CommunicationEntity } from '../registry/communication.entity.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { JourneysStore } from '../registry/journeys.store.js';
import { OfficesStore } from '../registry/offices.store.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import { BoilerplateService, type Carried } from './boilerplate.service.js';
import { type Cause, ClearanceKeeper } from './clearance-keeper.js';
import { type IndexEntry, IndexStore } from './index.store.js';
import { PassagesStore } from './passages.store.js';
import type { Reading } from './reading.js';

/** A communication to be filed, with what reading it yielded. */
export interface Filing {
  given: GivenCommunication;
  reading: Reading;
  /** Who files it, where it is known; else its office stands for them. */
  by?: string;
}

/** What became of one filing. */
export interface Filed {
  id: string;
  number: number;
  outcome: 'created' | 'revised' | 'unchanged';
}

/** Runs in the unit of work that files a batch: what it writes is committed with the batch or not at all. */
type Alongside = (filed: readonly Filed[], tx: Transaction) => Promise<void>;

type PassagesByOffice = Map<string, number[]>;

interface Change extends Filing {
  hash: string;
  present: CommunicationEntity | undefined;
  row: CommunicationEntity;
}

/**
 * Stores communications with their analysis and index rows, as `pending`: committed before anything is searched, so that
 * two that arrive at the same time can't miss each other. Comparing them is `DetectionService`'s.
 */
@Injectable()
export class FilingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sequence: SequenceStore,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    private readonly communications: CommunicationsStore,
    private readonly journeys: JourneysStore,
    private readonly offices: OfficesStore,
    private readonly segments: SegmentsService,
    private readonly index: IndexStore,
    private readonly passages: PassagesStore,
    private readonly boilerplate: BoilerplateService,
    private readonly clearances: ClearanceKeeper,
    private readonly journal: Journal,
  ) {}

  /**
   * Files a batch in one unit of work, in order; offices and segments must exist.
   * @returns what became of each, and the numbers that have to be compared now
   */
  async file(batch: readonly Filing[], alongside?: Alongside): Promise<{ filed: Filed[]; pending: number[] }> {
    const numbers = await this.sequence.take(batch.length);
    const tree = await this.segments.tree();
    return this.work.run(async (tx) => {
      // What an office repeats is learned from all of its letters: two that come at once must see each other.
      await this.offices.lock([...new Set(batch.map(({ given }) => given.office))].sort(), tx);
      const filed: Filed[] = [];
      const pending = new Set<number>();
      // The same external id twice in a batch: the later one revises the earlier.
      for (const wave of waves(batch)) {
        const changes = await this.changesOf(wave, batch, numbers, filed, tx);
        for (const change of changes) pending.add(change.row.number);
        const gone = await this.store(changes, tree, tx);
        for (const number of await this.learn(changes, gone, tx)) pending.add(number);
      }
      await this.communications.markDetection([...pending], 'pending', tx);
      await alongside?.(filed, tx);
      return { filed, pending: [...pending] };
    });
  }

  /** Takes a communication out of the running; it stays readable. Returns the numbers that have to be compared now. */
  async withdraw(id: string, actor: string): Promise<number[]> {
    const cause = { actor, reason: 'withdrawn', now: this.clock.now() };
    return this.work.run((tx) => this.withdrawWithin([id], cause, tx));
  }

  /** The same within a unit of work that decides more than that. */
  async withdrawWithin(ids: readonly string[], cause: Cause, tx: Transaction): Promise<number[]> {
    const tree = await this.segments.tree();
    const pending: number[] = [];
    await this.lockOffices(ids, tx);
    for (const id of ids) {
      const row = await this.communications.find(id, tx);
      if (row === null || row.withdrawnAt !== null) continue;
      await this.communications.update(
        {
          ...row,
          withdrawnAt: cause.now,
          withdrawnFor: cause.conflictId ?? null,
          updatedAt: cause.now,
          detection: 'pending',
        },
        tx,
      );
      await this.clearances.refresh([row.number], cause, tx);
      const gone = await this.unfile([row], tree, tx);
      const concerns = await this.boilerplate.update(row.officeId, [], gone.get(row.officeId) ?? [], tx);
      await this.communications.markDetection(concerns, 'pending', tx);
      pending.push(row.number, ...concerns);
    }
    return pending;
  }

  /**
   * Brings back what was withdrawn, as it was, within a unit of work that takes a decision back. It is to be compared
   * again before it may be sent. Returns the numbers that have to be compared now.
   */
  async restoreWithin(ids: readonly string[], now: Date, tx: Transaction): Promise<number[]> {
    const tree = await this.segments.tree();
    const pending: number[] = [];
    await this.lockOffices(ids, tx);
    for (const id of ids) {
      const row = await this.communications.find(id, tx);
      if (row === null || row.withdrawnAt === null) continue;
      const { number, officeId } = row;
      await this.communications.update(
        { ...row, withdrawnAt: null, withdrawnFor: null, updatedAt: now, detection: 'pending' },
        tx,
      );
      const [entry] = await this.index.entries([number], tx);
      const segments = (await this.communications.segmentsOf([number], tx)).get(number) ?? [];
      const keys = entry?.keys ?? [];
      const carried = (entry?.passages ?? []).map((passage) => ({ passage, communication: number }));
      await this.index.insertKeys(
        segments.flatMap((segment) =>
          keys.map((key) => ({ segment: tree.numberOf(segment), key, communication: number })),
        ),
        tx,
      );
      await this.passages.insertUses(
        carried.map((one) => ({ officeId, ...one })),
        tx,
      );
      const concerns = await this.boilerplate.update(officeId, carried, [], tx);
      await this.communications.markDetection(concerns, 'pending', tx);
      pending.push(number, ...concerns);
    }
    return pending;
  }

  /** Others who file for these offices, or withdraw, wait until the unit of work ends. */
  private async lockOffices(ids: readonly string[], tx: Transaction): Promise<void> {
    const offices = new Set<string>();
    for (const id of ids) {
      const row = await this.communications.find(id, tx);
      if (row !== null) offices.add(row.officeId);
    }
    if (offices.size > 0) await this.offices.lock([...offices].sort(), tx);
  }

  private async changesOf(
    wave: readonly number[],
    batch: readonly Filing[],
    numbers: readonly number[],
    filed: Filed[],
    tx: Transaction,
  ): Promise<Change[]> {
    const present = await this.presentRows(
      wave.map((i) => (batch[i] as Filing).given),
      tx,
    );
    const changes: Change[] = [];
    for (const i of wave) {
      const filing = batch[i] as Filing;
      const hash = contentHash(filing.given);
      const before = present.get(identity(filing.given));
      if (before?.contentHash === hash) {
        filed[i] = { id: before.id, number: before.number, outcome: 'unchanged' };
        continue;
      }
      const { reading } = filing;
      const row = this.rowOf(filing.given, hash, reading, before, numbers[i] as number);
      changes.push({ ...filing, hash, present: before, row });
      filed[i] = { id: row.id, number: row.number, outcome: before === undefined ? 'created' : 'revised' };
    }
    return changes;
  }

  private async presentRows(
    given: readonly GivenCommunication[],
    tx: Transaction,
  ): Promise<Map<string, CommunicationEntity>> {
    const byOffice = new Map<string, string[]>();
    for (const one of given) byOffice.set(one.office, [...(byOffice.get(one.office) ?? []), one.externalId]);
    const found = new Map<string, CommunicationEntity>();
    for (const [office, externalIds] of byOffice) {
      for (const row of await this.communications.byExternalIds(office, externalIds, tx)) {
        found.set(identity({ office: row.officeId, externalId: row.externalId }), row);
      }
    }
    return found;
  }

  private rowOf(
    given: GivenCommunication,
    hash: string,
    reading: Reading,
    before: CommunicationEntity | undefined,
    number: number,
  ): CommunicationEntity {
    const now = this.clock.now();
    return {
      id: before?.id ?? newId(),
      number: before?.number ?? number,
      officeId: given.office,
      externalId: given.externalId,
      channel: given.channel,
      campaign: given.campaign,
      journeyId: given.journey,
      subject: given.subject,
      body: given.body,
      bodyFormat: given.bodyFormat,
      alternative: given.alternative,
      text: reading.text,
      alternativeText: reading.alternativeText,
      signatory: given.signatory,
      sendFrom: given.sendFrom,
      sendUntil: given.sendUntil,
      ...sendWindow(given, this.calendar),
      pieces: given.pieces,
      unitCostAmount: given.unitCost?.amount ?? null,
      unitCostCurrency: given.unitCost?.currency ?? null,
      revision: (before?.revision ?? 0) + 1,
      contentHash: hash,
      detection: 'pending',
      // Fails closed: not clear before it has been compared.
      clearance: 'review',
      withdrawnAt: null,
      withdrawnFor: null,
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
    };
  }

  /** Writes rows, analyses and index. Returns the passages that revised communications no longer carry, by office. */
  private async store(changes: readonly Change[], tree: SegmentTree, tx: Transaction): Promise<PassagesByOffice> {
    if (changes.length === 0) return new Map();
    await this.nameJourneys(changes, tx);
    const gone = await this.keepRevisions(
      changes.flatMap((change) => (change.present ? [change.present] : [])),
      tree,
      tx,
    );
    await this.communications.insert(
      changes.filter((change) => !change.present).map((change) => change.row),
      tx,
    );
    for (const change of changes) {
      if (change.present) {
        await this.communications.update(change.row, tx);
        this.noteRevision(change.present, change.row, change.by ?? change.given.office, tx);
      }
    }
    await this.communications.insertSegments(
      changes.flatMap(({ row, given }) =>
        given.segments.map((segmentId) => ({ communication: row.number, segmentId })),
      ),
      tx,
    );
    await this.index.insertAnalyses(
      changes.map(({ row, reading }) => ({
        communication: row.number,
        detector: String(ANALYSIS_VERSION),
        content: reading.content,
        indexKeys: JSON.stringify(indexed(reading)),
      })),
      tx,
    );
    await this.index.insertKeys(
      changes.flatMap(({ row, reading, given }) =>
        given.segments.flatMap((segment) =>
          reading.keys.map((key) => ({ segment: tree.numberOf(segment), key, communication: row.number })),
        ),
      ),
      tx,
    );
    await this.passages.insertUses(
      changes.flatMap(({ row, reading, given }) =>
        reading.passages.map((passage) => ({ officeId: given.office, passage, communication: row.number })),
      ),
      tx,
    );
    return gone;
  }

  /** A revision voids the clearance that its communication had. */
  private noteRevision(before: CommunicationEntity, after: CommunicationEntity, actor: string, tx: Transaction): void {
    this.journal.note(
      {
        at: after.updatedAt,
        actor,
        action: 'communication.revised',
        subject: after.id,
        from: before.clearance,
        to: after.clearance,
        detail: {
          externalId: after.externalId,
          office: after.officeId,
          revision: after.revision,
          before: before.contentHash,
          contentHash: after.contentHash,
        },
      },
      tx,
    );
  }

  /** A journey that a communication names first exists from then on, without an owner. */
  private async nameJourneys(changes: readonly Change[], tx: Transaction): Promise<void> {
    const named = [...new Set(changes.flatMap(({ given }) => (given.journey === null ? [] : [given.journey])))];
    if (named.length === 0) return;
    const existing = await this.journeys.existing(named, tx);
    for (const id of named) {
      if (!existing.has(id)) await this.journeys.insert({ id, name: id, owner: null, createdAt: this.clock.now() }, tx);
    }
  }

  private async keepRevisions(
    rows: readonly CommunicationEntity[],
    tree: SegmentTree,
    tx: Transaction,
  ): Promise<PassagesByOffice> {
    if (rows.length === 0) return new Map();
    const segments = await this.communications.segmentsOf(
      rows.map((row) => row.number),
      tx,
    );
    for (const row of rows) {
      await this.communications.insertRevision(
        {
          communicationId: row.id,
          revision: row.revision,
          contentHash: row.contentHash,
          content: givenOf(row, segments.get(row.number) ?? []),
          createdAt: row.updatedAt,
        },
        tx,
      );
    }
    const gone = await this.unfile(rows, tree, tx);
    await this.communications.deleteSegments(
      rows.map((row) => row.number),
      tx,
    );
    await this.index.deleteAnalyses(
      rows.map((row) => row.number),
      tx,
    );
    return gone;
  }

  /** Takes communications out of the index; returns the passages they carried, by office. */
  private async unfile(
    rows: readonly CommunicationEntity[],
    tree: SegmentTree,
    tx: Transaction,
  ): Promise<PassagesByOffice> {
    const numbers = rows.map((row) => row.number);
    const segments = await this.communications.segmentsOf(numbers, tx);
    const entries = new Map((await this.index.entries(numbers, tx)).map((entry) => [entry.communication, entry]));
    const gone: PassagesByOffice = new Map();
    for (const row of rows) {
      const entry = entries.get(row.number);
      if (entry === undefined) continue;
      const segmentNumbers = (segments.get(row.number) ?? []).map((segment) => tree.numberOf(segment));
      await this.index.deleteKeys(row.number, segmentNumbers, entry.keys, tx);
      await this.passages.deleteUses(row.officeId, entry.passages, row.number, tx);
      gone.set(row.officeId, [...(gone.get(row.officeId) ?? []), ...entry.passages]);
    }
    return gone;
  }

  private async learn(changes: readonly Change[], gone: PassagesByOffice, tx: Transaction): Promise<number[]> {
    const added = new Map<string, Carried[]>();
    for (const { row, reading } of changes) {
      const carried = reading.passages.map((passage) => ({ passage, communication: row.number }));
      added.set(row.officeId, [...(added.get(row.officeId) ?? []), ...carried]);
    }
    const concerns: number[] = [];
    for (const [office, carried] of added) {
      concerns.push(...(await this.boilerplate.update(office, carried, gone.get(office) ?? [], tx)));
    }
    return concerns;
  }
}

/** What the index keeps of a reading. */
function indexed({ keys, passages, title, within }: Reading): Omit<IndexEntry, 'communication' | 'campaign'> {
  return { keys, passages, title, within };
}

function identity(given: { office: string; externalId: string }): string {
  return `${given.office} ${given.externalId}`;
}

/** Indexes of the batch in groups in which no communication occurs twice; nearly always one group. */
function waves(batch: readonly Filing[]): number[][] {
  const seen = new Map<string, number>();
  const groups: number[][] = [];
  batch.forEach(({ given }, i) => {
    const wave = seen.get(identity(given)) ?? 0;
    seen.set(identity(given), wave + 1);
    (groups[wave] ??= []).push(i);
  });
  return groups;
}
