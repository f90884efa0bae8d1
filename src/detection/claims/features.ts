import type { Claim } from './claim.js';
import { stem } from '../words.js';
import { sameUnit } from './equal.js';
import { opposed } from './opposed.js';
import type { ClaimView, View } from './side.js';

/** The fixed features of a pair of claims. Their order is the order of the weights in `weights.json`. */
const GROUPS = ['date', 'duration', 'hours', 'contact', 'obligation', 'polarity', 'way', 'identity'] as const;
const GROUP_OF: Record<string, number> = {
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
  ...GROUPS.flatMap((g) => [
    `${g}: shared weight`,
    `${g}: letters alike`,
    `${g}: sentences alike`,
    `${g}: next to the value`,
    `${g}: next best is near`,
  ]),
];

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
  several: number;
  close: number;
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
  for (const kind of [
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
  ])
    f.push(a.kind === kind ? 1 : 0);
  f.push(a.kind === 'amount' && (a.value.hi === 0) !== (b.value.hi === 0) ? 1 : 0);
  f.push(
    a.kind === 'quantity' &&
      (a.value.unit === 'time' ||
        a.value.unit === 'person' ||
        a.value.unit === 'thing' ||
        !sameUnit(a.value.unit, b.value.unit))
      ? 1
      : 0,
  );
  const slots = slotsOf(a, b);
  f.push(slots > 0 ? 1 : 0, slots < 0 ? 1 : 0);
  const shared = Math.log1p(p.over.shared);
  const cued = a.kind === 'obligation' || a.kind === 'polarity' || a.kind === 'eligibility' || a.kind === 'sequence';
  f.push(
    cued && a.value.bound === 'is' && b.value.bound === 'is' ? 1 : 0,
    cued && a.value.unit === b.value.unit ? 1 : 0,
  );
  f.push(Math.max(0, p.alike - 0.6) * 2.5, p.alike > 0.8 && p.letters > 0.7 ? 1 : 0);
  f.push(
    narrow(a) !== narrow(b) ? 1 : 0,
    a.value.bound === b.value.bound && a.value.bound !== 'is' && a.value.bound !== 'about' ? 1 : 0,
    rareNames(p),
  );
  const near = nearShared(p.x, p.y);
  f.push(Math.log(p.several), Math.log1p(near.sum), near.share, near.sum === 0 ? 1 : 0);
  f.push(
    p.rivals === 0 ? 1 : 0,
    a.role !== undefined && a.role === b.role ? 1 : 0,
    a.role !== undefined && b.role !== undefined && a.role !== b.role ? 1 : 0,
  );
  const anchored = a.anchor && b.anchor ? (a.anchor.some((s) => b.anchor!.includes(s)) ? 1 : -1) : 0;
  f.push(
    anchored > 0 ? 1 : 0,
    anchored < 0 ? 1 : 0,
    p.alike * p.letters,
    Math.max(0, p.letters - 0.85) * 6,
    (a.extra ?? false) !== (b.extra ?? false) ? 1 : 0,
    opposed(a, b) ? 1 : 0,
    p.alike >= 0.6 && a.names.some((n) => !b.names.includes(n)) !== b.names.some((n) => !a.names.includes(n)) ? 1 : 0,
    p.close,
  );
  for (let g = 0; g < GROUPS.length; g++) {
    const own = GROUP_OF[a.kind] === g && a.kind === b.kind;
    f.push(own ? shared : 0, own ? p.letters : 0, own ? p.alike : 0, own ? near.share : 0, own ? p.margin : 0);
  }
  return f;
}

/** 1 a shared concept that takes such values, -1 both have one and they are different, 0 nothing to be said. */
function slotsOf(a: Claim, b: Claim): number {
  if (!a.slot.length || !b.slot.length) return 0;
  for (const x of a.slot)
    for (const y of b.slot) if (x === y || x.startsWith(`${y}.`) || y.startsWith(`${x}.`)) return 1;
  return -1;
}

/** 0 none or alike, 1 only one side has a condition that the other does not speak of, 2 both have different ones. */
export function conditionsApart(x: ClaimView, y: ClaimView): number {
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

/** Terms next to the one value that the other one's sentence has as well, by weight; and their share of all. */
function nearShared(x: ClaimView, y: ClaimView): { sum: number; share: number } {
  let sum = 0;
  let all = 0;
  for (const [v, w] of [
    [x, y],
    [y, x],
  ] as const) {
    for (const term of v.claim.near) {
      const weight = v.terms.get(term) ?? 0;
      all += weight;
      if (w.claim.near.includes(term)) sum += weight;
      else if (w.terms.has(term)) sum += weight * 0.6;
    }
  }
  return { sum, share: all > 0 ? sum / all : 0 };
}

/** Names with capitals that both have, by how rare they are in the company's letters. */
function rareNames(p: PairFacts): number {
  let best = 0;
  for (const n of p.x.claim.names) {
    if (!p.y.claim.names.includes(n)) continue;
    const w = Math.min(p.x.terms.get(stem(n)) ?? 0, p.y.terms.get(stem(n)) ?? 0);
    if (w > best) best = w;
  }
  return best;
}

const WIDE = new Set([
  '#audience.customer',
  '#audience.member',
  '#audience',
  '#audience.subscriber',
  '#audience.account-holder',
  '#audience.policyholder',
  '#audience.passenger',
  '#audience.patient',
  '#audience.student',
  '#audience.guest',
]);
/** Speaks to some of the customers only. */
const narrow = (c: Claim): boolean => c.audience.some((x) => !WIDE.has(x));

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
