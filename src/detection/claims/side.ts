import { type Claim, type ClaimKind, WEIGHTS } from './claim.js';
import { type PackedClaims, unpackClaims } from './pack.js';

/** One letter as it is compared: its claims, as they were read or as they are stored, and the text they point into. */
export interface ClaimSide {
  claims: readonly Claim[] | PackedClaims;
  text: string;
}

/** What comparing needs to know beside the two letters. */
export interface CompareContext {
  /** How closely the two are addressed to the same customers, 0 to 1; 0 when it is left out. */
  close?: number;
  /** How sure it is that the two letters are redundant (the score of `compareRedundancy`), 0 to 1; 0 when it is left out. */
  redundancy?: number;
}

/** What is worked out once per letter, however many letters it is compared with. */
export interface View {
  /** All of its claims, in reading order. */
  claims: readonly ClaimView[];
  /** Those that are compared: what is not past. */
  byKind: ReadonlyMap<ClaimKind, readonly ClaimView[]>;
  /** Those that make its profile. */
  some: readonly ClaimView[];
  /** The letter's own profile; worked out when it is first asked for. */
  profile: Profile | null;
}

export interface Profile {
  terms: Map<number, number>;
  norm: number;
}

export interface ClaimView {
  claim: Claim;
  index: number;
  norm: number;
  /** Concepts that its own deny; worked out when it is first asked for. */
  denies: readonly number[] | null;
}

const views = new WeakMap<object, View>();

export function viewOf(side: Pick<ClaimSide, 'claims'>): View {
  let view = views.get(side.claims);
  if (view === undefined) {
    const claims = isPacked(side.claims) ? unpackClaims(side.claims) : side.claims;
    const all = claims.map((claim, index): ClaimView => ({ claim, index, norm: normOf(claim), denies: null }));
    view = partOf(all, all);
    views.set(side.claims, view);
  }
  return view;
}

const isPacked = (claims: ClaimSide['claims']): claims is PackedClaims => !Array.isArray(claims);

/** A letter of which only some claims are compared. */
export function partOf(claims: readonly ClaimView[], some: readonly ClaimView[]): View {
  const byKind = new Map<ClaimKind, ClaimView[]>();
  for (const c of some) {
    if (c.claim.tense === 'past') continue;
    const list = byKind.get(c.claim.kind);
    if (list === undefined) byKind.set(c.claim.kind, [c]);
    else list.push(c);
  }
  return { claims, some, byKind, profile: null };
}

function normOf(claim: Claim): number {
  let sum = 0;
  for (const w of claim.weights) sum += w * w;
  return Math.sqrt(sum) / WEIGHTS || 1;
}

/** How much the claim's subject has of a term. */
export function weightOf(claim: Claim, term: number): number {
  const at = indexIn(claim.subject, term);
  return at < 0 ? 0 : claim.weights[at]! / WEIGHTS;
}

/** Where an ascending list has a number, or -1. */
export function indexIn(list: readonly number[], x: number): number {
  let lo = 0;
  let hi = list.length - 1;
  while (lo <= hi) {
    const mid = (lo + hi) >> 1;
    const y = list[mid]!;
    if (y === x) return mid;
    if (y < x) lo = mid + 1;
    else hi = mid - 1;
  }
  return -1;
}

/** Sum over all claims, each further mention counting less. */
export function profileOf(view: View): Profile {
  if (view.profile !== null) return view.profile;
  const terms = new Map<number, number>();
  for (const { claim } of view.some)
    for (let i = 0; i < claim.subject.length; i++) {
      const term = claim.subject[i]!;
      terms.set(term, (terms.get(term) ?? 0) + claim.weights[i]!);
    }
  let sum = 0;
  for (const [term, total] of terms) {
    const w = Math.log1p(total / WEIGHTS);
    terms.set(term, w);
    sum += w * w;
  }
  view.profile = { terms, norm: Math.sqrt(sum) || 1 };
  return view.profile;
}
