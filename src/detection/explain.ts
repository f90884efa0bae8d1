import { conceptOf } from './redundancy/concepts.js';
import type { RedundancyFinding, Side } from './redundancy/finding.js';
import { type Profile, profileOf } from './redundancy/profile.js';
import { conceptRarity } from './redundancy/rarity.js';
import type { TermVector } from './redundancy/vector.js';

/** Most subjects named in a sentence: more is a list, not a reason. */
const MOST_SUBJECTS = 3;
/** A welcome as sure as this is named as the purpose. */
const SURE_WELCOME = 0.5;

/**
 * One sentence for people who write letters: what a customer who gets `a` has been told by `b` already. Written from what
 * was measured alone, so it claims nothing that the steps don't show.
 */
export function explainRedundancy(a: Side, b: Side, finding: RedundancyFinding): string {
  return finding.kind === 'duplicate' ? explainDuplicate(a, b, finding) : explainOverlap(a, b);
}

function explainDuplicate(a: Side, b: Side, finding: RedundancyFinding): string {
  const other = nameOf(b);
  const differing = finding.aligned.filter((pair) => pair.similarity < 1).length;
  const differ = differing + finding.onlyA.length + finding.onlyB.length;
  if (differ === 0) return `This ${a.channel} says word for word what ${other} says.`;
  const share = Math.min(99, Math.round(100 * finding.similarity));
  return `${share} % of the wording is the same as in ${other}; ${count(differ, 'sentence differs', 'sentences differ')}.`;
}

function explainOverlap(a: Side, b: Side): string {
  const [x, y] = [profileOf(a), profileOf(b)];
  const reasons = [purposeReason(x, y), subjectReason(x, y), factReason(x, y), signatoryReason(a, b)];
  const told = reasons.filter((reason) => reason !== null).slice(0, MOST_SUBJECTS);
  const what = told.length > 0 ? list(told) : 'tell the customer much the same';
  return `${capital(nameOf(b))} and this ${a.channel} both ${what}, in other words.`;
}

function purposeReason(x: Profile, y: Profile): string | null {
  if (Math.min(x.welcome, y.welcome) >= SURE_WELCOME) return 'welcome a new customer';
  const [purpose] = sharedLabels(x.purposes, y.purposes, 1);
  return purpose === undefined ? null : `are about “${purpose}”`;
}

function subjectReason(x: Profile, y: Profile): string | null {
  const subjects = sharedLabels(x.concepts, y.concepts, MOST_SUBJECTS);
  return subjects.length === 0 ? null : `speak of ${list(subjects)}`;
}

function factReason(x: Profile, y: Profile): string | null {
  const facts = [...x.facts].filter((fact) => y.facts.has(fact)).map(factLabel);
  const named = facts.filter((fact) => fact !== null).slice(0, MOST_SUBJECTS);
  return named.length === 0 ? null : `name ${list(named)}`;
}

function signatoryReason(a: Side, b: Side): string | null {
  const same = a.analysis.signatory !== null && a.analysis.signatory === b.analysis.signatory;
  return same && a.office !== b.office ? `are signed by ${(a.signatory ?? '').split(',')[0]}` : null;
}

/** The weightiest concepts that both name, most telling first, as words. */
function sharedLabels(a: TermVector, b: TermVector, most: number): string[] {
  const shared = [...a.weights]
    .filter(([concept]) => b.weights.has(concept))
    .map(([concept, weight]) => ({ concept, weight: weight * (b.weights.get(concept) ?? 0) * conceptRarity(concept) }))
    .sort((p, q) => q.weight - p.weight || p.concept - q.concept);
  return [...new Set(shared.map(({ concept }) => labelOf(concept)).filter((label) => label !== null))].slice(0, most);
}

/** Areas whose concepts are in every letter and are no subject of any. */
const NO_SUBJECT = new Set(['time', 'quantities', 'general', 'conditions', 'audiences']);

/** A concept's family in words: `guest-pass.count` is "guest pass". */
function labelOf(hash: number): string | null {
  const concept = conceptOf(hash);
  if (!concept || NO_SUBJECT.has(concept.area)) return null;
  const [family] = concept.id.replace(/^(?:purpose|product)\./, '').split('.');
  return (family ?? '').replaceAll('-', ' ');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Dates, sums and rates are told; counts and spans of time out of their sentence are not. */
function factLabel(fact: string): string | null {
  const [kind, value] = fact.split(':') as [string, string];
  if (kind === 'date') {
    const [month, day] = value.split('-').map(Number) as [number, number];
    return `${day} ${MONTHS[month - 1]}`;
  }
  if (kind === 'percent') return `${value} %`;
  return kind === 'money' ? `the sum of ${value}` : null;
}

/** "Member Services' letter “Confirmation of your membership agreement”". */
function nameOf(side: Side): string {
  const owner = side.officeName.endsWith('s') ? `${side.officeName}'` : `${side.officeName}'s`;
  return `${owner} ${side.channel}${side.subject ? ` “${side.subject}”` : ''}`;
}

function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
