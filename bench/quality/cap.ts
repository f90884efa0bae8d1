import { closeness } from '../../src/detection/claims/close.js';
import { extractClaims } from '../../src/detection/claims/extract.js';
import { packClaims } from '../../src/detection/claims/pack.js';
import type { Side } from '../../src/conflicts/side.js';
import { type Standing, nearest, nearness } from '../../src/second-reader/neighbours.js';
import { readBody } from '../../src/text/read.js';
import { readCompany } from './company.js';
import { type Scenario, pairKey } from './scenario.js';

/** Of the labelled pairs that meet, those that a second reader is shown. */
export interface Cap {
  redundant: [shown: number, labelled: number];
  contradictory: [shown: number, labelled: number];
  any: [shown: number, labelled: number];
}

/** What is shown when every communication is read with its `most` nearest neighbours. */
export function capOf(scenario: Scenario, most: number): Cap {
  const meeting = new Set<string>();
  const shown = new Set<string>();
  for (const { id, neighbours } of neighboursOf(scenario)) {
    for (const other of neighbours) meeting.add(pairKey(id, other.id));
    for (const other of nearest(neighbours, most)) shown.add(pairKey(id, other.id));
  }
  const redundant = pairsIn(scenario.gold.redundant, meeting);
  const contradictory = pairsIn(scenario.gold.contradictions ?? [], meeting);
  const count = (pairs: ReadonlySet<string>): [number, number] => [
    [...pairs].filter((pair) => shown.has(pair)).length,
    pairs.size,
  ];
  return {
    redundant: count(redundant),
    contradictory: count(contradictory),
    any: count(new Set([...redundant, ...contradictory])),
  };
}

/** One line for people. */
export function capLine(most: number, caps: readonly Cap[]): string {
  const of = (what: keyof Cap): string => {
    const [shown, labelled] = sum(caps.map((cap) => cap[what]));
    return `${shown} of ${labelled} (${((100 * shown) / labelled).toFixed(1)} %)`;
  };
  return `${most} neighbours: ${of('any')}; redundant ${of('redundant')}, contradictory ${of('contradictory')}`;
}

/** Adds up. */
export function sum(counts: readonly (readonly [number, number])[]): [number, number] {
  return counts.reduce<[number, number]>(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
}

/** A communication that another one meets. */
interface Near {
  id: string;
  side: Side;
  standing: Standing;
  nearness: number;
}

/** Every communication with all that it meets, as the service would weigh them. */
export function neighboursOf(scenario: Scenario): { id: string; side: Side; neighbours: Near[] }[] {
  const { members, pairs } = readCompany(scenario);
  const parent = new Map(scenario.segments.map(({ id, parentId }) => [id, parentId ?? null]));
  const depth = (segment: string): number => {
    let steps = 0;
    for (let at = parent.get(segment) ?? null; at !== null; at = parent.get(at) ?? null) steps++;
    return steps;
  };
  const locale = { country: scenario.country ?? 'US', currency: scenario.currency ?? 'USD' };
  const sides = new Map(
    members.map(({ communication, side }): [string, Side] => {
      const { subject = null, body, bodyFormat } = communication;
      const claims = packClaims(extractClaims(readBody({ subject, body, format: bodyFormat }), locale));
      return [side.id, { ...side, claims }];
    }),
  );
  const found = new Map(members.map(({ side }) => [side.id, [] as Near[]]));
  for (const { a, b, meeting } of pairs) {
    const standing = {
      sameSegment: meeting.sameSegment,
      close: closeness(a.communication.segments, b.communication.segments, depth),
      daysApart: meeting.daysApart,
      sameJourney: false,
    };
    const [one, other] = [sides.get(a.side.id)!, sides.get(b.side.id)!];
    const near = { standing, nearness: nearness(one, other, standing) };
    found.get(one.id)?.push({ id: other.id, side: other, ...near });
    found.get(other.id)?.push({ id: one.id, side: one, ...near });
  }
  return [...found].map(([id, neighbours]) => ({ id, side: sides.get(id)!, neighbours }));
}

function pairsIn(labelled: readonly { a: string; b: string }[], meeting: ReadonlySet<string>): Set<string> {
  return new Set(labelled.map(({ a, b }) => pairKey(a, b)).filter((pair) => meeting.has(pair)));
}
