import { Injectable } from '@nestjs/common';
import { compareRedundancy } from '../detection/redundancy/compare.js';
import { Calendar, Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { type GivenCommunication, contentHash, sendWindow } from '../registry/communication.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { meet } from '../registry/meeting.js';
import { OfficesService } from '../registry/offices.service.js';
import { SegmentsService } from '../registry/segments.service.js';
import { BoilerplateService } from './boilerplate.service.js';
import { groupsOf } from './clustering.js';
import { LINK_FLOOR, MAX_LINKS, pairContext } from './comparing.js';
import { DetectionService } from './detection.service.js';
import type { Dossier } from './dossier.js';
import { DossiersService } from './dossiers.service.js';
import { type LightLink, LinksStore } from './links.store.js';
import { SettledPairsStore } from './settled-pairs.store.js';
import { Settlements } from './settlements.js';
import type { Preflight } from './preflight.dto.js';
import {
  CHECKED,
  type Compared,
  type Ground,
  contradictions,
  contradictionsOfItself,
  rank,
  redundancy,
} from './preflighting.js';
import type { Reading } from './reading.js';
import { guessLanguage } from '../text/language.js';
import { readingEase } from '../text/reading-ease.js';
import { type Content, type Side, sideOf, unsigned } from './side.js';

/** Checks a communication against all it would meet, exactly as filing it would, and keeps nothing. */
@Injectable()
export class PreflightService {
  constructor(
    private readonly database: Database,
    private readonly communications: CommunicationsStore,
    private readonly segments: SegmentsService,
    private readonly offices: OfficesService,
    private readonly dossiers: DossiersService,
    private readonly detection: DetectionService,
    private readonly boilerplate: BoilerplateService,
    private readonly links: LinksStore,
    private readonly settledPairs: SettledPairsStore,
    private readonly clock: Clock,
    private readonly calendar: Calendar,
  ) {}

  async check(given: GivenCommunication, reading: Reading): Promise<Preflight> {
    const tree = await this.segments.tree();
    const today = this.calendar.dayOf(this.clock.now());
    const replaces = await this.replaced(given);
    const checked = this.dossierOf(given);
    const mine = await this.sideOf(checked, given, reading, replaces);
    const ground: Ground = { checked, mine, within: reading.within, replaces, tree, today };
    const numbers = (await this.detection.candidates(checked, reading.keys, tree, today)).filter(
      (number) => number !== replaces,
    );
    const compared = await this.compare(numbers, ground);
    const members = await this.groupMembers(compared, ground);
    // A cluster can bring in what shares no key with this one.
    const further = await this.compare(
      [...members].filter((number) => !compared.some(({ other }) => other.number === number)),
      ground,
    );
    const settlements = await this.settlements(ground, [...compared, ...further]);
    const findings = rank([
      ...[...compared, ...further]
        .filter(({ other }) => members.has(other.number) && !settlements.tolerated(replaces ?? CHECKED, other.number))
        .map((one) => redundancy(one, ground)),
      ...compared.flatMap((one) => contradictions(one, ground, settlements)),
      ...contradictionsOfItself(ground, settlements),
    ]);
    return {
      verdict: findings.length > 0 ? 'review' : 'clear',
      text: reading.text,
      alternativeText: reading.alternativeText,
      reading: easeOf(reading.text),
      findings,
    };
  }

  /** What people have decided on it as it is: the same text, filed before, was looked at already. */
  private async settlements({ checked, replaces }: Ground, compared: readonly Compared[]): Promise<Settlements> {
    const hashes = new Map(compared.map(({ other }) => [other.number, other.contentHash]));
    if (replaces === null) return new Settlements([], hashes);
    hashes.set(replaces, checked.contentHash);
    return new Settlements(await this.settledPairs.among([...hashes.keys()], this.clock.now()), hashes);
  }

  /** The number of the filed communication that this one would be a revision of. */
  private async replaced(given: GivenCommunication): Promise<number | null> {
    const [row] = await this.communications.byExternalIds(given.office, [given.externalId], this.database.look);
    return row?.number ?? null;
  }

  private dossierOf(given: GivenCommunication): Dossier {
    return {
      number: CHECKED,
      id: '',
      externalId: given.externalId,
      subject: given.subject,
      signatory: given.signatory,
      channel: given.channel,
      reach: {
        office: given.office,
        campaign: given.campaign,
        segments: given.segments,
        ...sendWindow(given, this.calendar),
        withdrawn: false,
      },
      contentHash: contentHash(given),
      sendFrom: given.sendFrom,
      sendUntil: given.sendUntil,
    };
  }

  private async sideOf(
    checked: Dossier,
    given: GivenCommunication,
    reading: Reading,
    replaces: number | null,
  ): Promise<Side> {
    const names = await this.offices.names();
    const learned = await this.boilerplate.learnedWith(given.office, {
      ...reading,
      campaign: given.campaign,
      replaces,
    });
    const content = { ...(JSON.parse(reading.content) as Content), text: reading.text };
    return sideOf(checked, content, names.get(given.office) ?? given.office, unsigned(learned));
  }

  private async compare(numbers: readonly number[], { checked, mine, tree, today }: Ground): Promise<Compared[]> {
    const candidates = [...(await this.dossiers.load(numbers.filter((number) => number !== CHECKED))).values()];
    const meeting = candidates.flatMap((other) => {
      const meeting = meet(checked.reach, other.reach, tree, today);
      return meeting ? [{ other, meeting }] : [];
    });
    const sides = await this.dossiers.sides(meeting.map(({ other }) => other));
    return meeting
      .flatMap(({ other, meeting }) => {
        const stored = sides.get(other.number);
        if (stored === undefined) return [];
        // What this communication teaches about its office's boilerplate counts on both sides.
        const side = stored.office === mine.office ? { ...stored, boilerplate: mine.boilerplate } : stored;
        return [
          {
            other,
            side,
            meeting,
            finding: compareRedundancy(mine, side, pairContext({ a: checked, b: other })),
          },
        ];
      })
      .sort((x, y) => y.finding.score - x.finding.score);
  }

  /** Numbers of those that would sit in a cluster with the checked one. */
  private async groupMembers(
    compared: readonly Compared[],
    { checked, replaces, tree, today }: Ground,
  ): Promise<Set<number>> {
    const own: LightLink[] = compared
      .filter(({ finding }) => finding.score >= LINK_FLOOR)
      .slice(0, MAX_LINKS)
      .map(({ other, finding }) => ({
        low: CHECKED,
        high: other.number,
        kind: finding.kind,
        score: finding.score,
        similarity: finding.similarity,
      }));
    if (own.length === 0) return new Set();
    const nodes = new Set(own.map((link) => link.high));
    const stored = (await this.links.connected(nodes)).filter(({ low, high }) => low !== replaces && high !== replaces);
    if (replaces !== null) nodes.delete(replaces);
    const dossiers = [...(await this.dossiers.load([...nodes])).values(), checked];
    const groups = groupsOf(dossiers, [...own, ...stored], tree, today).filter((group) =>
      group.members.includes(CHECKED),
    );
    const members = new Set(groups.flatMap((group) => group.members));
    members.delete(CHECKED);
    return members;
  }
}

/** How easily it is read; the measure is made for English. */
function easeOf(text: string): Preflight['reading'] {
  const language = guessLanguage(text, [text.toLowerCase().match(/\p{L}+/gu) ?? []]);
  return language === 'en' ? readingEase(text) : null;
}
