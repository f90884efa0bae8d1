import type { FactKind } from '../detection/claims/claim.js';
import type { Quote } from '../detection/claims/compare.js';
import { align } from '../detection/redundancy/align.js';
import { REDUNDANCY_BAR } from '../detection/redundancy/compare.js';
import type { RedundancyFinding } from '../detection/redundancy/finding.js';
import { type MeetingPair, comparePair } from './comparing.js';
import type { Finder } from './conflict.entity.js';
import type { StoredDisagreement } from './disagreeing.js';
import type { DisagreementEntity } from './disagreement.entity.js';
import type { LinkEntity } from './link.entity.js';
import type { Side } from './side.js';
import { type Trust, either, logit } from './trust.js';

/** A fact that a second reader sees told differently; `a` is the lower number's side. Its quotes were found in the texts. */
export interface RemarkedFact {
  kind: FactKind;
  topic: string;
  a: Quote;
  b: Quote;
  /** As the reader gave it, 0..1. */
  confidence: number;
  explanation: string;
}

/** What a second reader says of a pair. */
export interface RemarkContent {
  /** Whether a customer would say "you told me this already"; how sure it is of what it says. */
  redundancy: { redundant: boolean; confidence: number; explanation: string };
  facts: RemarkedFact[];
}

/** The same with the pair, the contents that were read, and who read them. */
export interface Remark extends RemarkContent {
  low: number;
  high: number;
  lowHash: string;
  highHash: string;
  reader: string;
}

/** What a round of comparing found. */
interface Found {
  links: readonly LinkEntity[];
  disagreements: readonly DisagreementEntity[];
}

interface Ground {
  pairs: readonly MeetingPair[];
  sides: ReadonlyMap<number, Side>;
  trust: Trust;
}

/** A link's finding as it is stored, without what its row has already. */
export type StoredLink = Omit<RedundancyFinding, 'kind' | 'score' | 'similarity'> & { foundBy?: Finder };

/** Less is not worth a row. */
const FACT_FLOOR = 0.2;

/**
 * What was found, together with what a second reader remarked on the present contents of pairs that meet. Where both
 * found the same it is one finding of both. A reader takes nothing away: a text could ask it to.
 */
export function withRemarks(found: Found, remarks: readonly Remark[], ground: Ground): Found {
  const pairs = new Map(ground.pairs.map((pair) => [keyOf(ordered(pair)), pair]));
  const current = remarks.filter((remark) => isCurrent(remark, pairs.get(keyOf(remark))));
  return {
    links: withRedundancy(found.links, current, pairs, ground),
    disagreements: withFacts(found.disagreements, current, ground.trust),
  };
}

/** Who found what was found by several. */
export function findersOf(finders: readonly Finder[]): Finder {
  const distinct = new Set(finders);
  if (distinct.size > 1) return 'both';
  return [...distinct][0] ?? 'detector';
}

function isCurrent({ lowHash, highHash }: Remark, pair: MeetingPair | undefined): boolean {
  if (pair === undefined) return false;
  const [low, high] = pair.a.number < pair.b.number ? [pair.a, pair.b] : [pair.b, pair.a];
  return low.contentHash === lowHash && high.contentHash === highHash;
}

function withRedundancy(
  links: readonly LinkEntity[],
  remarks: readonly Remark[],
  pairs: ReadonlyMap<string, MeetingPair>,
  { sides, trust }: Ground,
): LinkEntity[] {
  const byPair = new Map(links.map((link) => [keyOf(link), link]));
  for (const remark of remarks) {
    if (!remark.redundancy.redundant) continue;
    const key = keyOf(remark);
    const present = byPair.get(key) ?? comparePair(pairs.get(key) as MeetingPair, sides, 0)?.link;
    if (present) byPair.set(key, agreedLink(present, remark, sides, trust));
  }
  return [...byPair.values()];
}

/** A link with the reader's word as a further step of its score. */
function agreedLink(
  link: LinkEntity,
  { redundancy }: Remark,
  sides: ReadonlyMap<number, Side>,
  trust: Trust,
): LinkEntity {
  const stored = JSON.parse(link.finding) as StoredLink;
  const alone = link.score < REDUNDANCY_BAR;
  const word = trust('redundancy', redundancy.confidence);
  const score = alone ? word : either(link.score, word);
  const contribution = logit(score) - logit(link.score);
  const [low, high] = [sides.get(link.low), sides.get(link.high)];
  const finding: StoredLink = {
    ...stored,
    redundant: score >= REDUNDANCY_BAR,
    steps: [...stored.steps, { name: 'secondReader', value: 1, weight: contribution, contribution }],
    // Sentences are aligned only for what is redundant.
    ...(alone && low && high ? align(low, high) : {}),
    explanation: alone ? redundancy.explanation : stored.explanation,
    foundBy: alone ? 'second-reader' : 'both',
  };
  return { ...link, score, finding: JSON.stringify(finding) };
}

function withFacts(
  disagreements: readonly DisagreementEntity[],
  remarks: readonly Remark[],
  trust: Trust,
): DisagreementEntity[] {
  const rows = [...disagreements];
  for (const { low, high, facts } of remarks) {
    for (const fact of facts) {
      const confidence = trust('contradiction', fact.confidence);
      if (confidence < FACT_FLOOR) continue;
      const own = (row: DisagreementEntity) => row.low === low && row.high === high;
      const at = rows.findIndex((row) => own(row) && tellsTheSame(JSON.parse(row.finding) as StoredDisagreement, fact));
      const present = rows[at];
      if (present === undefined) {
        const ordinal = Math.max(-1, ...rows.filter(own).map((row) => row.ordinal)) + 1;
        rows.push({
          low,
          high,
          ordinal,
          kind: fact.kind,
          confidence,
          finding: JSON.stringify(storedOf(fact, confidence)),
        });
      } else rows[at] = agreedFact(present, confidence);
    }
  }
  return rows;
}

function agreedFact(row: DisagreementEntity, word: number): DisagreementEntity {
  const stored = JSON.parse(row.finding) as StoredDisagreement;
  const confidence = either(row.confidence, word);
  const value = logit(confidence) - logit(row.confidence);
  const steps = [...stored.steps, { name: 'second reader', value }];
  return { ...row, confidence, finding: JSON.stringify({ ...stored, steps, foundBy: stored.foundBy ?? 'both' }) };
}

function storedOf({ topic, a, b, explanation }: RemarkedFact, confidence: number): StoredDisagreement {
  const steps = [{ name: 'second reader', value: logit(confidence) }];
  return { topic, a, b, steps, explanation, foundBy: 'second-reader' };
}

/** Both quote the same places: whatever either calls it, it is one fact. */
function tellsTheSame(found: Pick<StoredDisagreement, 'a' | 'b'>, fact: RemarkedFact): boolean {
  return overlap(found.a, fact.a) && overlap(found.b, fact.b);
}

function overlap(a: Quote, b: Quote): boolean {
  return a.part === b.part && a.start < b.end && b.start < a.end;
}

function ordered({ a, b }: MeetingPair): { low: number; high: number } {
  return { low: Math.min(a.number, b.number), high: Math.max(a.number, b.number) };
}

function keyOf({ low, high }: { low: number; high: number }): string {
  return `${low} ${high}`;
}
