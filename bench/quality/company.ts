import { analyse } from '../../src/detection/redundancy/analyse.js';
import { learnBoilerplate, passageHashes, titleHash } from '../../src/detection/redundancy/boilerplate.js';
import type { PairContext, Side } from '../../src/detection/redundancy/finding.js';
import { candidateKeys } from '../../src/detection/redundancy/keys.js';
import { readBody } from '../../src/text/read.js';
import { type Meeting, meetingsOf } from './meeting.js';
import type { Scenario, ScenarioCommunication } from './scenario.js';

/** A communication, read and analysed. */
export interface Member {
  communication: ScenarioCommunication;
  side: Side;
  keys: ReadonlySet<number>;
}

/** Two communications that meet. */
export interface MeetingPair {
  a: Member;
  b: Member;
  meeting: Meeting;
  context: PairContext;
  /** Whether they share a candidate key: only then are they compared. */
  candidate: boolean;
}

/** A scenario, read and analysed, with every pair that meets. */
export interface Company {
  scenario: Scenario;
  members: Member[];
  pairs: MeetingPair[];
}

/** Reads and analyses a scenario as the service would after all its communications have arrived. */
export function readCompany(scenario: Scenario): Company {
  const officeName = new Map(scenario.offices.map((office) => [office.id, office.name]));
  const members = scenario.communications.map((communication): Member => {
    const subject = communication.subject ?? null;
    const read = readBody({ subject, body: communication.body, format: communication.bodyFormat });
    const signatory = communication.signatory ?? null;
    const analysis = analyse({ read, subject, signatory, channel: communication.channel });
    const { externalId: id, office, campaign, channel } = communication;
    const side: Side = {
      id,
      analysis,
      text: read.text,
      office,
      officeName: officeName.get(office) ?? office,
      campaign,
      signatory,
      subject,
      channel,
      boilerplate: new Set(),
    };
    return { communication, side, keys: new Set(candidateKeys(analysis)) };
  });
  learn(members);
  return { scenario, members, pairs: meetingPairs(scenario, members) };
}

function learn(members: readonly Member[]): void {
  for (const office of new Set(members.map((member) => member.side.office))) {
    const own = members.filter((member) => member.side.office === office);
    const boilerplate = learnBoilerplate(
      own.flatMap(({ side }) => {
        const hashes = passageHashes(side.analysis);
        const title = titleHash(side.analysis);
        return hashes.map((hash) => ({ hash, communication: side.id, campaign: side.campaign, title, hashes }));
      }),
    );
    for (const member of own) member.side.boilerplate = boilerplate;
  }
}

function meetingPairs(scenario: Scenario, members: readonly Member[]): MeetingPair[] {
  const meets = meetingsOf(scenario);
  const pairs: MeetingPair[] = [];
  members.forEach((a, i) => {
    for (const b of members.slice(i + 1)) {
      const meeting = meets(a.communication, b.communication);
      if (!meeting) continue;
      const candidate = [...a.keys].some((key) => b.keys.has(key));
      pairs.push({ a, b, meeting, candidate, context: { sameSegment: meeting.sameSegment } });
    }
  });
  return pairs;
}
