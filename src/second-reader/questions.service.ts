import { setImmediate as letOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { closeness } from '../detection/claims/close.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import { pairContext } from '../conflicts/comparing.js';
import { type Disagreement, barOfDisagreement, disagreementOf } from '../conflicts/disagreeing.js';
import { DisagreementsStore } from '../conflicts/disagreements.store.js';
import { DetectionService, within } from '../conflicts/detection.service.js';
import type { Dossier } from '../conflicts/dossier.js';
import { DossiersService } from '../conflicts/dossiers.service.js';
import { IndexStore } from '../conflicts/index.store.js';
import { LinksStore } from '../conflicts/links.store.js';
import type { Remark } from '../conflicts/remarking.js';
import { RemarksStore } from '../conflicts/remarks.store.js';
import { SettledPairsStore } from '../conflicts/settled-pairs.store.js';
import type { Side } from '../conflicts/side.js';
import { Calendar, Clock } from '../platform/clock.js';
import type { Settings } from '../platform/settings.js';
import { InjectSettings } from '../platform/settings.provider.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { type Meeting, meet } from '../registry/meeting.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import { BacklogService } from './backlog.service.js';
import { nearest, nearness } from './neighbours.js';
import { type Noticed, type Question, type Subject, questionOf, readerOf } from './question.js';

/** Of a large registry the newest that meet are weighed, and those that the index finds. */
const MOST_WEIGHED = 200;

/** Pairs weighed before whoever else waits gets a turn: some 2 ms (0.09 ms a pair on 17 labelled companies). */
const WEIGHED_AT_A_TIME = 25;

/** What a question is made from: enough to make it again. */
export interface AskedQuestion {
  model: string;
  /** Numbers and contents, the one that is asked about first. */
  letters: readonly { number: number; contentHash: string }[];
}

/** What is to be asked about a communication now. */
export interface Choice {
  /** Null where there is nothing to ask. */
  question: AskedQuestion | null;
  /** Pairs with its neighbours that are being asked about elsewhere. */
  elsewhere: string[];
}

interface Met {
  id: string;
  other: Dossier;
  meeting: Meeting;
}

/** Chooses what a communication is read with, and makes the question. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly backlog: BacklogService,
    private readonly detection: DetectionService,
    private readonly dossiers: DossiersService,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsService,
    private readonly index: IndexStore,
    private readonly links: LinksStore,
    private readonly disagreements: DisagreementsStore,
    private readonly remarks: RemarksStore,
    private readonly settledPairs: SettledPairsStore,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
    @InjectSettings() private readonly settings: Settings,
  ) {}

  /**
   * What a communication has to be asked about: its nearest neighbours, without those that this reader has read it with as
   * they are, or that people have dismissed a finding with.
   * @param already pairs (`low high`) that are being asked about elsewhere
   */
  async choose(number: number, model: string, already: { has(pair: string): boolean }): Promise<Choice> {
    const tree = await this.segments.tree();
    const asked = (await this.dossiers.load([number])).get(number);
    if (asked === undefined || asked.reach.withdrawn || !this.backlog.mayBeRead(asked, tree))
      return { question: null, elsewhere: [] };
    const met = await this.meeting(asked, tree);
    const near = await this.nearestOf(asked, met, tree);
    const known = await this.known(asked, near, model);
    const unread = near.filter((other) => !known.has(other.number));
    const open = unread.filter((other) => !already.has(pairOf(number, other.number)));
    const letters = [asked, ...open].map(({ number, contentHash }) => ({ number, contentHash }));
    return {
      question: open.length === 0 ? null : { model, letters },
      elsewhere: unread.map((other) => pairOf(number, other.number)).filter((pair) => already.has(pair)),
    };
  }

  /** The question, from the texts as they are now; null when one that it was made from is gone or its text is not there. */
  async make({ model, letters }: AskedQuestion): Promise<Question | null> {
    const dossiers = await this.dossiers.load(letters.map(({ number }) => number));
    const sides = await this.dossiers.sides([...dossiers.values()]);
    const subjects = letters.flatMap(({ number }) => subjectOf(dossiers.get(number), sides.get(number)));
    const [asked, ...neighbours] = subjects;
    if (asked === undefined || subjects.length < letters.length) return null;
    const { contextTokens, language } = this.settings.secondReader;
    return questionOf(asked, neighbours, await this.noticed(asked, neighbours), { model, contextTokens, language });
  }

  private async meeting(asked: Dossier, tree: SegmentTree): Promise<Met[]> {
    const today = this.calendar.dayOf(this.clock.now());
    const { line, fromDay, untilDay } = within(asked.reach, tree, today);
    const [entry] = await this.index.entries([asked.number]);
    const numbers = new Set([
      ...(await this.communications.sentTo(line, fromDay, untilDay, MOST_WEIGHED)),
      ...(await this.detection.candidates(asked, entry?.keys ?? [], tree, today)),
    ]);
    numbers.delete(asked.number);
    const others = await this.dossiers.load([...numbers]);
    return [...others.values()].flatMap((other) => {
      const meeting = this.backlog.mayBeRead(other, tree) ? meet(asked.reach, other.reach, tree, today) : null;
      return meeting === null ? [] : [{ id: `${other.reach.office} ${other.externalId}`, other, meeting }];
    });
  }

  private async nearestOf(asked: Dossier, met: readonly Met[], tree: SegmentTree): Promise<Dossier[]> {
    const sides = await this.dossiers.sides([asked, ...met.map(({ other }) => other)]);
    const journeys = await this.journeysOf([asked, ...met.map(({ other }) => other)]);
    const mine = sides.get(asked.number);
    if (mine === undefined) return [];
    const weighed: (Met & { nearness: number })[] = [];
    for (const [i, one] of met.entries()) {
      const theirs = sides.get(one.other.number);
      if (theirs === undefined) continue;
      if (i % WEIGHED_AT_A_TIME === 0) await letOthers();
      const journey = journeys.get(asked.number) ?? null;
      const standing = {
        ...pairContext({ a: asked, b: one.other }),
        close: closeness(asked.reach.segments, one.other.reach.segments, (segment) => tree.depth(segment)),
        daysApart: one.meeting.daysApart,
        sameJourney: journey !== null && journey === journeys.get(one.other.number),
      };
      weighed.push({ ...one, nearness: nearness(mine, theirs, standing) });
    }
    return nearest(weighed, this.settings.secondReader.neighbours).map(({ other }) => other);
  }

  private async journeysOf(dossiers: readonly Dossier[]): Promise<Map<number, string | null>> {
    const rows = await this.communications.lightRows(dossiers.map(({ number }) => number));
    return new Map(rows.map((row) => [row.number, row.journeyId]));
  }

  /** Neighbours that need not be asked about. */
  private async known(asked: Dossier, near: readonly Dossier[], model: string): Promise<Set<number>> {
    const hashes = new Map([asked, ...near].map(({ number, contentHash }) => [number, contentHash]));
    const remarks = (await this.remarks.touching([asked.number])).filter(
      ({ low, high, lowHash, highHash }) => hashes.get(low) === lowHash && hashes.get(high) === highHash,
    );
    const read = remarks.filter(({ reader }) => reader === readerOf(model));
    const dismissed = await this.dismissed(asked, remarks, hashes);
    return new Set([...read, ...dismissed].map(({ low, high }) => (low === asked.number ? high : low)));
  }

  /** Of what was read, whoever read it, that in which people have dismissed something: nobody asks them again. */
  private async dismissed(
    asked: Dossier,
    remarks: readonly Remark[],
    hashes: ReadonlyMap<number, string>,
  ): Promise<readonly Remark[]> {
    if (remarks.length === 0) return [];
    const settled = (await this.settledPairs.among([...hashes.keys()], this.clock.now())).filter(
      ({ how, low, high, lowHash, highHash }) =>
        (low === asked.number || high === asked.number) &&
        (how === 'removed' ||
          (how === 'not_a_conflict' && hashes.get(low) === lowHash && hashes.get(high) === highHash)),
    );
    return remarks.filter((remark) => settled.some(({ low, high }) => low === remark.low && high === remark.high));
  }

  /** What the detector found between the one that is asked about and its neighbours. */
  private async noticed(asked: Subject, neighbours: readonly Subject[]): Promise<Noticed[]> {
    const tree = await this.segments.tree();
    const wanted = new Set(neighbours.map(({ number }) => number));
    const otherOf = ({ low, high }: { low: number; high: number }) => (low === asked.number ? high : low);
    const links = await this.links.touching([asked.number]);
    const facts = (await this.disagreements.touching([asked.number])).map(disagreementOf);
    const bar = (fact: Disagreement) => barOfDisagreement(fact, asked.segments, tree);
    return [
      ...links
        .filter((link) => link.score >= REDUNDANCY_BAR && wanted.has(otherOf(link)))
        .map((link) => ({ neighbour: otherOf(link), kind: 'redundant' })),
      ...facts
        .filter((fact) => fact.foundBy === undefined && wanted.has(otherOf(fact)) && fact.confidence >= bar(fact))
        .map((fact) => {
          const [mine, theirs] = fact.low === asked.number ? [fact.a, fact.b] : [fact.b, fact.a];
          return { neighbour: otherOf(fact), kind: fact.kind, mine, theirs };
        }),
    ];
  }
}

/** One key for a pair of communications, whichever way round. */
export function pairOf(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function subjectOf(dossier: Dossier | undefined, side: Side | undefined): Subject[] {
  if (dossier === undefined || side === undefined) return [];
  const { number, contentHash, reach, sendFrom, sendUntil } = dossier;
  return [{ number, contentHash, side, segments: reach.segments, sendFrom, sendUntil }];
}
