import type { Claim } from './claim.js';
import { sameUnit } from './equal.js';
import type { ClaimView, View } from './side.js';

/** The fixed features of a pair of claims. Their order is the order of the weights in `weights.json`. */
export const FEATURES = [
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
  'amount',
  'rate',
  'date',
  'duration',
  'quantity',
  'contact',
  'hours',
  'obligation',
  'polarity',
  'eligibility',
  'identity',
  'sequence',
  'zero against a price',
  'vague unit',
  'same slot',
  'slots differ',
  'contact: shared weight',
  'cued: shared weight',
  'cued: letters alike',
  'cued: sentences alike',
  'said outright on both sides',
  'same dimension',
  'nearly the same sentence',
  'copied letter',
] as const;

export interface Overlap {
  cosine: number;
  shared: number;
  rarest: number;
  concepts: number;
  terms: string[];
}

export function overlap(x: ClaimView, y: ClaimView): Overlap {
  let dot = 0;
  let shared = 0;
  let rarest = 0;
  let concepts = 0;
  const found: [string, number][] = [];
  const [small, large] = x.terms.size <= y.terms.size ? [x, y] : [y, x];
  for (const [term, w] of small.terms) {
    const v = large.terms.get(term);
    if (v === undefined) continue;
    const m = Math.min(w, v);
    dot += w * v;
    shared += m;
    if (term.charCodeAt(0) === 35) concepts += m;
    if (m > rarest) rarest = m;
    found.push([term, m]);
  }
  found.sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1));
  return { cosine: dot / (x.norm * y.norm), shared, rarest, concepts, terms: found.slice(0, 5).map((f) => f[0]) };
}

/** Dice of the words of the two sentences, numbers aside. */
export function sentencesAlike(x: ClaimView, y: ClaimView): number {
  if (!x.bag.size || !y.bag.size) return 0;
  let shared = 0;
  for (const w of x.bag) if (y.bag.has(w)) shared++;
  return (2 * shared) / (x.bag.size + y.bag.size);
}

export function lettersAlike(a: View, b: View): number {
  let dot = 0;
  const [small, large] = a.profile.size <= b.profile.size ? [a, b] : [b, a];
  for (const [term, w] of small.profile) {
    const v = large.profile.get(term);
    if (v !== undefined) dot += w * v;
  }
  return dot / (a.norm * b.norm);
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
}

export function featuresOf(p: PairFacts): number[] {
  const a = p.x.claim;
  const b = p.y.claim;
  const conds = conditionsApart(p.x, p.y);
  const [shareNames, differNames] = namesApart(a, b);
  const f = [
    p.over.cosine,
    Math.log1p(p.over.shared),
    p.over.rarest,
    Math.log1p(p.over.concepts),
    p.alike,
    p.letters,
    a.value.per !== undefined && a.value.per === b.value.per ? 1 : 0,
    a.value.bound !== b.value.bound ? 1 : 0,
    p.fits ? 1 : 0,
    conds === 2 ? 1 : 0,
    conds === 1 ? 1 : 0,
    audiencesApart(a, b) ? 1 : 0,
    shareNames,
    differNames,
    validityApart(a, b) ? 1 : 0,
    Math.log1p(p.rivals),
    p.margin,
    a.modality !== b.modality && a.modality !== 'none' && b.modality !== 'none' ? 1 : 0,
    nearMissOfDigits(a, b) ? 1 : 0,
    sizeApart(a, b),
    p.elsewhere,
  ];
  for (const kind of ['amount', 'rate', 'date', 'duration', 'quantity', 'contact', 'hours', 'obligation', 'polarity', 'eligibility', 'identity', 'sequence']) f.push(a.kind === kind ? 1 : 0);
  f.push(a.kind === 'amount' && (a.value.hi === 0) !== (b.value.hi === 0) ? 1 : 0);
  f.push(a.kind === 'quantity' && (a.value.unit === 'time' || a.value.unit === 'person' || a.value.unit === 'thing' || !sameUnit(a.value.unit, b.value.unit)) ? 1 : 0);
  const slots = slotsOf(a, b);
  f.push(slots > 0 ? 1 : 0, slots < 0 ? 1 : 0);
  const shared = Math.log1p(p.over.shared);
  const cued = a.kind === 'obligation' || a.kind === 'polarity' || a.kind === 'eligibility' || a.kind === 'sequence';
  f.push(a.kind === 'contact' ? shared : 0, cued ? shared : 0, cued ? p.letters : 0, cued ? p.alike : 0);
  f.push(cued && a.value.bound === 'is' && b.value.bound === 'is' ? 1 : 0, cued && a.value.unit === b.value.unit ? 1 : 0);
  f.push(Math.max(0, p.alike - 0.6) * 2.5, p.alike > 0.8 && p.letters > 0.7 ? 1 : 0);
  return f;
}

/** 1 a shared concept that takes such values, -1 both have one and they are different, 0 nothing to be said. */
function slotsOf(a: Claim, b: Claim): number {
  if (!a.slot.length || !b.slot.length) return 0;
  for (const x of a.slot) for (const y of b.slot) if (x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)) return 1;
  return -1;
}

/** 0 none or alike, 1 only one side has a condition that the other does not speak of, 2 both have different ones. */
function conditionsApart(x: ClaimView, y: ClaimView): number {
  const a = x.claim.condition;
  const b = y.claim.condition;
  if (!a.length && !b.length) return 0;
  const missA = a.filter((s) => !y.bag.has(s) && !y.terms.has(s)).length;
  const missB = b.filter((s) => !x.bag.has(s) && !x.terms.has(s)).length;
  const outA = a.length > 0 && missA / a.length > 0.6;
  const outB = b.length > 0 && missB / b.length > 0.6;
  return (outA ? 1 : 0) + (outB ? 1 : 0);
}

function namesApart(a: Claim, b: Claim): [number, number] {
  if (!a.names.length || !b.names.length) return [0, 0];
  const shared = a.names.filter((n) => b.names.includes(n)).length;
  return shared ? [1, 0] : [0, 1];
}

function audiencesApart(a: Claim, b: Claim): boolean {
  if (!a.audience.length || !b.audience.length) return false;
  return !a.audience.some((x) => b.audience.some((y) => x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)));
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
  if (a.kind === 'date') return Math.min(4, Math.log1p(Math.abs(dayNumber(a.value.lo) - dayNumber(b.value.lo)) / 7)) / 4;
  const x = a.value.hi || a.value.lo;
  const y = b.value.hi || b.value.lo;
  if (!(x > 0) || !(y > 0) || a.value.unit !== b.value.unit) return 0;
  return Math.min(1, Math.abs(Math.log(x / y)) / 4);
}

const dayNumber = (c: number) => (c % 100) + (Math.floor(c / 100) % 100) * 30.4;
