import { CLAIM_KINDS, type Claim, type ClaimKind, type FactKind, WEIGHTS } from './claim.js';
import { audienceOf, related } from './concepts.js';
import { sameUnit } from './equal.js';
import { opposed } from './opposed.js';
import { type ClaimView, indexIn, type Profile, profileOf, type View, weightOf } from './side.js';
import { isConcept } from './term.js';

/** The fixed features of a pair of claims. Their order is the order of the weights in `weights.json`. */
const GROUPS = ['date', 'duration', 'hours', 'contact', 'obligation', 'polarity', 'way', 'identity'] as const;
const GROUP_OF: Partial<Record<ClaimKind, number>> = {
  date: 0,
  duration: 1,
  hours: 2,
  contact: 3,
  obligation: 4,
  eligibility: 4,
  polarity: 5,
  sequence: 6,
  identity: 7,
};

export const FEATURES: readonly string[] = [
  'shared subject',
  'shared weight',
  'rarest shared word',
  'shared concepts',
  'sentences alike',
  'letters alike',
  'same unit or period',
  'bounds differ',
  'one fits the other',
  'conditions differ',
  'condition on one side',
  'audiences differ',
  'names shared',
  'names differ',
  'validity apart',
  'rivals',
  'next best is near',
  'modality differs',
  'near miss of digits',
  'size apart',
  'stated elsewhere',
  ...CLAIM_KINDS,
  'zero against a price',
  'vague unit',
  'same slot',
  'slots differ',
  'said outright on both sides',
  'same dimension',
  'nearly the same sentence',
  'copied letter',
  'audience on one side',
  'same bound',
  'rare names shared',
  'several values in the sentence',
  'shared next to the value',
  'share of what is next to it',
  'nothing next to it shared',
  'no rival',
  'measures the same',
  'measures another thing',
  'measured from the same',
  'measured from another',
  'alike in letters alike',
  'letters nearly the same',
  'one is an addition',
  'opposite concepts',
  'a name more in one',
  'same close audience',
  'letters redundant',
  'letters of one purpose',
  ...GROUPS.flatMap((g) => [
    `${g}: shared weight`,
    `${g}: letters alike`,
    `${g}: sentences alike`,
    `${g}: next to the value`,
    `${g}: next best is near`,
  ]),
];

/** What the subjects of two claims have in common. */
export interface Overlap {
  cosine: number;
  shared: number;
  rarest: number;
  concepts: number;
}

export function overlap(x: ClaimView, y: ClaimView): Overlap {
  const { subject: a, weights: v } = x.claim;
  const { subject: b, weights: w } = y.claim;
  let dot = 0;
  let shared = 0;
  let rarest = 0;
  let concepts = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const p = a[i]!;
    const q = b[j]!;
    if (p < q) i++;
    else if (q < p) j++;
    else {
      const least = Math.min(v[i]!, w[j]!);
      dot += v[i]! * w[j]!;
      shared += least;
      if (isConcept(p)) concepts += least;
      if (least > rarest) rarest = least;
      i++;
      j++;
    }
  }
  return {
    cosine: dot / (WEIGHTS * WEIGHTS) / (x.norm * y.norm),
    shared: shared / WEIGHTS,
    rarest: rarest / WEIGHTS,
    concepts: concepts / WEIGHTS,
  };
}

/** Dice of the words of the two sentences, numbers aside. */
export function sentencesAlike({ words: a }: Claim, { words: b }: Claim): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const p = a[i]!;
    const q = b[j]!;
    if (p === q) {
      shared++;
      i++;
      j++;
    } else if (p < q) i++;
    else j++;
  }
  return shared === 0 ? 0 : (2 * shared) / (a.length + b.length);
}

export function lettersAlike(a: View, b: View): number {
  const [small, large] = [profileOf(a), profileOf(b)].sort((p, q) => p.terms.size - q.terms.size) as [Profile, Profile];
  let dot = 0;
  for (const [term, w] of small.terms) {
    const v = large.terms.get(term);
    if (v !== undefined) dot += w * v;
  }
  return dot / (small.norm * large.norm);
}

export interface PairFacts {
  x: ClaimView;
  y: ClaimView;
  over: Overlap;
  alike: number;
  letters: number;
  fits: boolean;
  rivals: number;
  margin: number;
  elsewhere: number;
  several: number;
  close: number;
  redundancy: number;
}

const flag = (x: boolean): number => (x ? 1 : 0);
const CUED: ReadonlySet<FactKind> = new Set(['obligation', 'polarity', 'eligibility', 'sequence']);
/** Kinds that state a stance, not a value: that two letters agree in one of them says nothing about another. */
export const isCued = (kind: FactKind): boolean => CUED.has(kind);

/** In the order of `FEATURES`. */
export function featuresOf(p: PairFacts): number[] {
  const near = nearShared(p.x.claim, p.y.claim);
  return [
    ...ofSubjects(p),
    ...ofKinds(p.x.claim, p.y.claim),
    ...ofSlots(p),
    Math.log(p.several),
    Math.log1p(near.sum),
    near.share,
    flag(near.sum === 0),
    flag(p.rivals === 0),
    ...ofMeasures(p),
    ...ofGroups(p, near.share),
  ];
}

function ofSubjects(p: PairFacts): number[] {
  const [a, b] = [p.x.claim, p.y.claim];
  const conditions = conditionsApart(a, b);
  const named = a.names.length > 0 && b.names.length > 0;
  const sharesName = named && a.names.some((n) => b.names.includes(n));
  return [
    p.over.cosine,
    Math.log1p(p.over.shared),
    p.over.rarest,
    Math.log1p(p.over.concepts),
    p.alike,
    p.letters,
    flag(a.value.per !== undefined && a.value.per === b.value.per),
    flag(a.value.bound !== b.value.bound),
    flag(p.fits),
    flag(conditions === 2),
    flag(conditions === 1),
    flag(audiencesApart(a, b)),
    flag(sharesName),
    flag(named && !sharesName),
    flag(validityApart(a, b)),
    Math.log1p(p.rivals),
    p.margin,
    flag(a.modality !== b.modality && a.modality !== 'none' && b.modality !== 'none'),
    flag(nearMissOfDigits(a, b)),
    sizeApart(a, b),
    p.elsewhere,
  ];
}

const VAGUE_UNITS = new Set(['time', 'person', 'thing']);

function ofKinds(a: Claim, b: Claim): number[] {
  const vague = VAGUE_UNITS.has(a.value.unit) || !sameUnit(a.value.unit, b.value.unit);
  return [
    ...CLAIM_KINDS.map((kind) => flag(a.kind === kind)),
    flag(a.kind === 'amount' && (a.value.hi === 0) !== (b.value.hi === 0)),
    flag(a.kind === 'quantity' && vague),
  ];
}

function ofSlots(p: PairFacts): number[] {
  const [a, b] = [p.x.claim, p.y.claim];
  const slots = slotsOf(a, b);
  const cued = isCued(a.kind);
  const sameBound = a.value.bound === b.value.bound;
  return [
    flag(slots > 0),
    flag(slots < 0),
    flag(cued && a.value.bound === 'is' && b.value.bound === 'is'),
    flag(cued && a.value.unit === b.value.unit),
    Math.max(0, p.alike - 0.6) * 2.5,
    flag(p.alike > 0.8 && p.letters > 0.7),
    flag(isNarrow(a) !== isNarrow(b)),
    flag(sameBound && a.value.bound !== 'is' && a.value.bound !== 'about'),
    rareNames(a, b),
  ];
}

function ofMeasures(p: PairFacts): number[] {
  const [a, b] = [p.x.claim, p.y.claim];
  const anchored = a.anchor !== undefined && b.anchor !== undefined;
  const sameAnchor = anchored && a.anchor!.some((s) => b.anchor!.includes(s));
  const more = a.names.some((n) => !b.names.includes(n)) !== b.names.some((n) => !a.names.includes(n));
  return [
    flag(a.role !== undefined && a.role === b.role),
    flag(a.role !== undefined && b.role !== undefined && a.role !== b.role),
    flag(sameAnchor),
    flag(anchored && !sameAnchor),
    p.alike * p.letters,
    Math.max(0, p.letters - 0.85) * 6,
    flag((a.extra ?? false) !== (b.extra ?? false)),
    flag(opposed(p.x, p.y)),
    flag(p.alike >= 0.6 && more),
    p.close,
    p.redundancy,
    ofOnePurpose(p.redundancy),
  ];
}

/** Log-odds between which likeness of purpose tells pairs apart: far below the bar of redundancy, too, more is better. */
const [UNLIKE, ALIKE] = [-6, 4];

/** Where the log-odds of redundancy lie between the two, 0 to 1. */
function ofOnePurpose(redundancy: number): number {
  const odds = Math.log((redundancy + 1e-4) / (1 - redundancy + 1e-4));
  return (Math.min(ALIKE, Math.max(UNLIKE, odds)) - UNLIKE) / (ALIKE - UNLIKE);
}

const PER_GROUP = 5;

function ofGroups(p: PairFacts, nearShare: number): number[] {
  const out = new Array<number>(GROUPS.length * PER_GROUP).fill(0);
  const own = GROUP_OF[p.x.claim.kind];
  if (own === undefined) return out;
  const at = own * PER_GROUP;
  out[at] = Math.log1p(p.over.shared);
  out[at + 1] = p.letters;
  out[at + 2] = p.alike;
  out[at + 3] = nearShare;
  out[at + 4] = p.margin;
  return out;
}

/** 1 a shared concept that takes such values, -1 both have one and they are different, 0 nothing to be said. */
function slotsOf(a: Claim, b: Claim): number {
  if (a.slot.length === 0 || b.slot.length === 0) return 0;
  return a.slot.some((x) => b.slot.some((y) => related(x, y))) ? 1 : -1;
}

/** Of so many of its conditions the other sentence must not speak. */
const MISSING = 0.6;

/** 0 none or alike, 1 only one side has a condition that the other does not speak of, 2 both have different ones. */
export const conditionsApart = (a: Claim, b: Claim): number => flag(isMissing(a, b)) + flag(isMissing(b, a));

function isMissing({ condition }: Claim, { words, subject }: Claim): boolean {
  if (condition.length === 0) return false;
  let missing = 0;
  for (const term of condition) if (indexIn(words, term) < 0 && indexIn(subject, term) < 0) missing++;
  return missing / condition.length > MISSING;
}

/** A term that stands next to the one value and merely in the sentence of the other. */
const ONLY_IN_SUBJECT = 0.6;

/** Terms next to the one value that the other one's sentence has as well, by weight; and their share of all. */
function nearShared(a: Claim, b: Claim): { sum: number; share: number } {
  let sum = 0;
  let all = 0;
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    for (const term of from.near) {
      const weight = weightOf(from, term);
      all += weight;
      if (to.near.includes(term)) sum += weight;
      else if (indexIn(to.subject, term) >= 0) sum += weight * ONLY_IN_SUBJECT;
    }
  }
  return { sum, share: all > 0 ? sum / all : 0 };
}

/** Names with capitals that both have, by how rare they are. */
function rareNames(a: Claim, b: Claim): number {
  let best = 0;
  for (const name of a.names)
    if (b.names.includes(name)) best = Math.max(best, Math.min(weightOf(a, name), weightOf(b, name)));
  return best;
}

/** Speaks to some of the customers only. */
const isNarrow = (c: Claim): boolean => c.subject.some((term) => audienceOf(term) === 2);

/** Both name whom they speak to, and it is not the same group. */
function audiencesApart(a: Claim, b: Claim): boolean {
  const x = a.subject.filter((term) => audienceOf(term) !== 0);
  const y = x.length === 0 ? x : b.subject.filter((term) => audienceOf(term) !== 0);
  return y.length > 0 && !x.some((p) => y.some((q) => related(p, q)));
}

const full = (d: number) => (d >= 10000 ? d : 0);
/** Both say when they hold, and not at the same time. */
export function validityApart(a: Claim, b: Claim): boolean {
  const af = full(a.from ?? 0);
  const au = full(a.until ?? 0);
  const bf = full(b.from ?? 0);
  const bu = full(b.until ?? 0);
  if (au && bf && au < bf) return true;
  if (bu && af && bu < af) return true;
  return false;
}

function nearMissOfDigits(a: Claim, b: Claim): boolean {
  if (a.kind !== 'contact' || a.value.unit !== 'phone') return false;
  const x = a.value.text ?? '';
  const y = b.value.text ?? '';
  if (x.length !== y.length) return false;
  let differ = 0;
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) differ++;
  return differ > 0 && differ <= 2;
}

function sizeApart(a: Claim, b: Claim): number {
  if (a.kind === 'date')
    return Math.min(4, Math.log1p(Math.abs(dayNumber(a.value.lo) - dayNumber(b.value.lo)) / 7)) / 4;
  const x = a.value.hi || a.value.lo;
  const y = b.value.hi || b.value.lo;
  if (a.kind === 'duration') return durationsApart(a, b);
  if (!(x > 0) || !(y > 0) || a.value.unit !== b.value.unit) return 0;
  return Math.min(1, Math.abs(Math.log(x / y)) / 4);
}

const DAYS: Record<string, number> = { min: 1 / 1440, month: 30.4, bday: 1.4 };
function durationsApart(a: Claim, b: Claim): number {
  const x = a.value.hi * (DAYS[a.value.unit] ?? 0);
  const y = b.value.hi * (DAYS[b.value.unit] ?? 0);
  return x > 0 && y > 0 ? Math.min(1, Math.abs(Math.log(x / y)) / 4) : 0;
}

const dayNumber = (c: number) => (c % 100) + (Math.floor(c / 100) % 100) * 30.4;
