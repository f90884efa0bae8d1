import { Injectable } from '@nestjs/common';
import type { Analysis } from '../detection/redundancy/analysis.js';
import { compareRedundancy } from '../detection/redundancy/compare.js';
import type { RedundancyFinding, Side } from '../detection/redundancy/finding.js';
import { Calendar, Clock, type DayNumber } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { type GivenCommunication, contentHash, sendWindow } from '../registry/communication.js';
import { CommunicationsStore } from '../registry/communications.store.js';
import { type Meeting, meet } from '../registry/meeting.js';
import { OfficesService } from '../registry/offices.service.js';
import type { SegmentTree } from '../registry/segment-tree.js';
import { SegmentsService } from '../registry/segments.service.js';
import { BoilerplateService } from './boilerplate.service.js';
import { groupsOf } from './clustering.js';
import { LINK_FLOOR, MAX_LINKS, pairContext } from './comparing.js';
import type { AlignedPassage } from './conflict.dto.js';
import { DetectionService } from './detection.service.js';
import { type Dossier, DossiersService, sideOf, unsigned } from './dossiers.service.js';
import { type LightLink, LinksStore } from './links.store.js';
import type { Finding, Preflight, Saying } from './preflight.dto.js';
import { type Reading, readCommunication } from './reading.js';
import { daysToSend, harmOf, severityOf } from './severity.js';
import { quote } from './showing.js';

/** The checked communication's number: below all that are stored, so it is the `a` side of every pair. */
const CHECKED = 0;

interface Compared {
  other: Dossier;
  side: Side;
  meeting: Meeting;
  finding: RedundancyFinding;
}

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
    private readonly clock: Clock,
    private readonly calendar: Calendar,
  ) {}

  async check(given: GivenCommunication, reading: Reading = readCommunication(given)): Promise<Preflight> {
    const tree = await this.segments.tree();
    const today = this.calendar.dayOf(this.clock.now());
    const replaces = await this.replaced(given);
    const checked = this.dossierOf(given);
    const mine = await this.sideOf(checked, given, reading, replaces);
    const compared = await this.compare(checked, mine, reading, replaces, tree, today);
    const members = await this.groupMembers(checked, compared, replaces, tree, today);
    const findings = compared
      .filter(({ other }) => members.has(other.number))
      .map((one) => ({ one, harm: harmful(one, checked, tree, today) }))
      .sort(
        (x, y) =>
          harmOf(y.harm) - harmOf(x.harm) ||
          y.one.finding.score - x.one.finding.score ||
          (x.one.other.id < y.one.other.id ? -1 : 1),
      )
      .map(({ one, harm }) => show(one, harm, mine.text, tree));
    return { verdict: findings.length > 0 ? 'review' : 'clear', text: reading.text, findings };
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
    const content = { analysis: JSON.parse(reading.analysis) as Analysis, text: reading.text };
    return sideOf(checked, content, names.get(given.office) ?? given.office, unsigned(learned));
  }

  private async compare(
    checked: Dossier,
    mine: Side,
    reading: Reading,
    replaces: number | null,
    tree: SegmentTree,
    today: DayNumber,
  ): Promise<Compared[]> {
    const numbers = await this.detection.candidates(replaces ?? CHECKED, checked.reach.segments, reading.keys, tree);
    const candidates = [...(await this.dossiers.load(numbers)).values()];
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
            finding: compareRedundancy(mine, side, pairContext({ a: checked, b: other, meeting }, tree)),
          },
        ];
      })
      .sort((x, y) => y.finding.score - x.finding.score);
  }

  /** Numbers of those that would sit in a cluster with the checked one. */
  private async groupMembers(
    checked: Dossier,
    compared: readonly Compared[],
    replaces: number | null,
    tree: SegmentTree,
    today: DayNumber,
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
    return new Set(groups.flatMap((group) => group.members));
  }
}

function harmful({ other, meeting, finding }: Compared, checked: Dossier, tree: SegmentTree, today: DayNumber) {
  return {
    kind: finding.kind,
    customersAffected: tree.audienceOfAll(meeting.segments),
    daysToSend: daysToSend([checked, other], today),
  };
}

function show(
  { other, side, meeting, finding }: Compared,
  harm: ReturnType<typeof harmful>,
  text: string,
  tree: SegmentTree,
): Finding {
  const segments = [...meeting.segments].sort((a, b) => tree.audience(b) - tree.audience(a) || (a < b ? -1 : 1));
  const passages: AlignedPassage[] = [
    ...finding.aligned.map((pair) => ({
      a: quote(text, pair.a),
      b: quote(side.text, pair.b),
      similarity: pair.similarity,
    })),
    ...finding.onlyA.map((span) => ({ a: quote(text, span), b: null, similarity: null })),
    ...finding.onlyB.map((span) => ({ a: null, b: quote(side.text, span), similarity: null })),
  ];
  return {
    kind: finding.kind,
    segment: segments[0] as string,
    segments,
    severity: severityOf(harm),
    customersAffected: harm.customersAffected,
    other: {
      communicationId: other.id,
      externalId: other.externalId,
      office: other.reach.office,
      subject: other.subject,
      sendFrom: other.sendFrom,
      sendUntil: other.sendUntil,
    },
    similarity: finding.similarity,
    confidence: finding.score,
    ...telling(finding, text, side.text),
    explanation: finding.explanation,
    passages,
  };
}

/** The pair of sentences that shows it best: the likest, the longer among equals; else how each side begins. */
function telling(finding: RedundancyFinding, mine: string, theirs: string): { mine: Saying; theirs: Saying } {
  const [best] = [...finding.aligned].sort(
    (x, y) => y.similarity - x.similarity || y.a.end - y.a.start - (x.a.end - x.a.start),
  );
  return {
    mine: quote(mine, best?.a ?? finding.onlyA[0] ?? { start: 0, end: Math.min(mine.length, 200) }),
    theirs: quote(theirs, best?.b ?? finding.onlyB[0] ?? { start: 0, end: Math.min(theirs.length, 200) }),
  };
}
