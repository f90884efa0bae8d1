import { readFileSync } from 'node:fs';
import type { Claim } from '../../../src/detection/claims/claim.js';
import { closeness } from '../../../src/detection/claims/close.js';
import { extractClaims } from '../../../src/detection/claims/extract.js';
import { isConcept } from '../../../src/detection/claims/term.js';
import { scoreRedundancy } from '../../../src/detection/redundancy/compare.js';
import { readBody } from '../../../src/text/read.js';
import { readCompany } from '../company.js';
import { pairKey, type Scenario as Labelled } from '../scenario.js';

/** A labelled scenario, read in process: the same rules as the scorer of the running service, without the service. */
export interface GoldFact {
  a: string;
  b: string;
  kind: string;
  topic: string;
  quoteA: string;
  quoteB: string;
  valueA: string;
  valueB: string;
}

export interface Scenario extends Omit<Labelled, 'gold' | 'fileName'> {
  country: string;
  currency: string;
  gold: { contradictions: GoldFact[]; near_misses: { a: string; b: string; looks_like: string; why_not: string }[] };
}

export interface Loaded {
  name: string;
  scenario: Scenario;
  sides: Map<string, ReadSide>;
  pairs: [string, string][];
  close: (a: string, b: string) => number;
  /** How sure it is that two letters are redundant. */
  redundancy: (a: string, b: string) => number;
}

/** A letter as it was read. */
export interface ReadSide {
  claims: readonly Claim[];
  text: string;
}

const DAY = 86_400_000;

/**
 * A lexicon knows the companies it was written beside better than others. So every scenario is also read as a stranger's:
 * a part of the concepts is taken out of its claims, chosen by a hash of their names, so that it is the same every time.
 */
export function asStranger(loaded: Loaded, share: number, salt: number): Loaded {
  const sides = new Map<string, ReadSide>();
  const keeps = (term: number): boolean =>
    !isConcept(term) || ((Math.imul(term ^ salt, 0x85ebca6b) >>> 12) & 1023) / 1024 >= share;
  for (const [id, side] of loaded.sides) {
    sides.set(id, {
      text: side.text,
      claims: side.claims.map((c) => ({
        ...c,
        subject: c.subject.filter(keeps),
        weights: c.weights.filter((_, i) => keeps(c.subject[i]!)),
        near: c.near.filter(keeps),
        slot: c.slot.filter(keeps),
      })),
    });
  }
  return { ...loaded, sides };
}

export function load(file: string): Loaded {
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as Scenario;
  const sides = new Map<string, ReadSide>();
  for (const c of scenario.communications) {
    const read = readBody({ subject: c.subject ?? null, body: c.body, format: c.bodyFormat });
    sides.set(c.externalId, {
      claims: extractClaims(read, { country: scenario.country, currency: scenario.currency }),
      text: read.text,
    });
  }
  return {
    name: scenario.scenario,
    scenario,
    sides,
    pairs: meeting(scenario),
    close: closenessIn(scenario),
    redundancy: redundancyIn(scenario),
  };
}

function meeting(s: Scenario): [string, string][] {
  const parent = new Map(s.segments.map((x) => [x.id, x.parentId ?? null]));
  const line = (id: string) => {
    const out: string[] = [];
    for (let x: string | null = id; x; x = parent.get(x) ?? null) out.push(x);
    return out;
  };
  const day = (x: string | null | undefined, open: number) => (x ? Date.parse(`${x.slice(0, 10)}T00:00:00Z`) : open);
  const out: [string, string][] = [];
  const list = s.communications;
  for (let i = 0; i < list.length; i++) {
    for (let j = i + 1; j < list.length; j++) {
      const a = list[i]!;
      const b = list[j]!;
      if (a.office === b.office && a.campaign === b.campaign) continue;
      if (!a.segments.some((x) => b.segments.some((y) => line(x).includes(y) || line(y).includes(x)))) continue;
      const [a0, a1, b0, b1] = [
        day(a.sendFrom, -Infinity),
        day(a.sendUntil, Infinity),
        day(b.sendFrom, -Infinity),
        day(b.sendUntil, Infinity),
      ];
      if (Math.max(b0 - a1, a0 - b1, 0) > 90 * DAY) continue;
      out.push([a.externalId, b.externalId]);
    }
  }
  return out;
}

function redundancyIn(s: Scenario): (a: string, b: string) => number {
  const { pairs } = readCompany({
    ...s,
    fileName: s.scenario,
    gold: { redundant: [], near_misses: s.gold.near_misses },
  });
  const scores = new Map(
    pairs.map(({ a, b, context }) => [pairKey(a.side.id, b.side.id), scoreRedundancy(a.side, b.side, context)]),
  );
  return (a, b) => scores.get(pairKey(a, b)) ?? 0;
}

function closenessIn(s: Scenario): (a: string, b: string) => number {
  const roots = new Set(s.segments.filter((x) => !x.parentId).map((x) => x.id));
  const byId = new Map(s.communications.map((c) => [c.externalId, c.segments]));
  return (a, b) => closeness(byId.get(a)!, byId.get(b)!, (id) => (roots.has(id) ? 0 : 1));
}

const wordsOf = (s: string) => new Set(s.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
/** Two quotes name the same fact when they share at least half of the words of the shorter one. */
export function sameQuote(p: string, g: string): boolean {
  const a = wordsOf(p);
  const b = wordsOf(g);
  if (!a.size || !b.size) return false;
  let shared = 0;
  for (const w of b) if (a.has(w)) shared++;
  return shared / Math.min(a.size, b.size) >= 0.5;
}

/** The gold facts of a pair, oriented as (a, b). */
export function goldOf(s: Scenario, a: string, b: string): GoldFact[] {
  return s.gold.contradictions.flatMap((g) =>
    g.a === a && g.b === b
      ? [g]
      : g.a === b && g.b === a
        ? [{ ...g, a, b, quoteA: g.quoteB, quoteB: g.quoteA, valueA: g.valueB, valueB: g.valueA }]
        : [],
  );
}
