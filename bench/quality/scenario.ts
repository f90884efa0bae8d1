import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled company: its communications and the gold answer (see test/quality/README.md). */
export interface Scenario {
  /** Name of the file without `.json`. */
  fileName: string;
  scenario: string;
  /** ISO 3166 and ISO 4217. */
  country?: string;
  currency?: string;
  segments: { id: string; name: string; parentId?: string | null }[];
  offices: { id: string; name: string; kind: string }[];
  communications: ScenarioCommunication[];
  gold: {
    redundant: GoldPair[];
    contradictions?: { a: string; b: string }[];
    near_misses: { a: string; b: string; looks_like: string; why_not: string }[];
  };
}

export interface ScenarioCommunication {
  externalId: string;
  office: string;
  channel: 'email' | 'letter';
  campaign: string | null;
  segments: string[];
  subject?: string | null;
  bodyFormat: 'text' | 'html';
  body: string;
  signatory?: string | null;
  sendFrom?: string | null;
  sendUntil?: string | null;
}

export type Level = 1 | 2 | 3 | 4;

export interface GoldPair {
  a: string;
  b: string;
  level: Level;
  note?: string;
}

/** All scenarios of a folder, by file name. */
export function loadScenarios(folder: string): Scenario[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map(
      (name) => ({ ...JSON.parse(readFileSync(join(folder, name), 'utf8')), fileName: name.slice(0, -5) }) as Scenario,
    );
}

/** One key for a pair, whichever way round. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}
