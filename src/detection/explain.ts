import { conceptsOf, matchConcepts } from './lexicon/lexicon.js';
import { conceptOf } from './redundancy/concepts.js';
import type { RedundancyFinding, Side } from './redundancy/finding.js';
import { ownPassages, type Profile, profileOf } from './redundancy/profile.js';
import { conceptRarity } from './redundancy/rarity.js';
import { cosine, type TermVector } from './redundancy/vector.js';
import { signed } from './redundancy/terms.js';
import { hashText } from './similarity/hash.js';
import { tokenise } from './words.js';

/** Most subjects named in a sentence: more is a list, not a reason. */
const MOST_SUBJECTS = 3;
/** A welcome as sure as this is named as the purpose. */
const SURE_WELCOME = 0.5;
/** And so is a purpose that the two openings agree on to this cosine. */
const SURE_PURPOSE = 0.5;
/** Words of the longest wording that is quoted. */
const LONGEST_WORDING = 4;
/** Groups and areas of concepts that are in letters of every subject. */
const NO_SUBJECT: ReadonlySet<string> = new Set([
  'condition',
  'audience',
  'number',
  'unit',
  'modality',
  'purpose',
  'time',
  'general',
]);

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
  const reasons = [purposeReason(x, y), subjectReason(a, x, y), factReason(x, y), signatoryReason(a, b)];
  const told = reasons.filter((reason) => reason !== null).slice(0, MOST_SUBJECTS);
  const what = told.length > 0 ? list(told) : 'tell the customer much the same';
  return `${capital(nameOf(b))} and this ${a.channel} both ${what}, in other words.`;
}

function purposeReason(x: Profile, y: Profile): string | null {
  if (Math.min(x.welcome, y.welcome) >= SURE_WELCOME) return 'welcome a new customer';
  if (cosine(x.purposes, y.purposes) < SURE_PURPOSE) return null;
  const [purpose] = sharedConcepts(x.purposes, y.purposes);
  const id = purpose === undefined ? undefined : conceptOf(purpose)?.id;
  return id === undefined ? null : `are about “${id.replace(/^purpose\./, '').replace(/[.-]/g, ' ')}”`;
}

/** Subjects are told in the words of the letter itself: the id of a concept means nothing to its writer. */
function subjectReason(a: Side, x: Profile, y: Profile): string | null {
  const wordings = wordingsIn(a);
  const subjects = sharedConcepts(x.concepts, y.concepts)
    .map((concept) => wordings.get(concept))
    .filter((wording) => wording !== undefined);
  const told = [...new Set(subjects)].slice(0, MOST_SUBJECTS).map((wording) => `“${wording}”`);
  return told.length === 0 ? null : `speak of ${list(told)}`;
}

/** How a letter words the concepts it names, by the hash of the concept; the first short wording of each. */
function wordingsIn(side: Side): Map<number, string> {
  const wordings = new Map<number, string>();
  const { language } = side.analysis;
  const concepts = conceptsOf(language);
  for (const { start, end } of ownPassages(side.analysis, side.boilerplate)) {
    const tokens = tokenise(side.text, start, end);
    for (const { concept, first, last } of matchConcepts(tokens, language)) {
      const entry = concepts[concept];
      if (!entry || NO_SUBJECT.has(entry.group) || NO_SUBJECT.has(entry.area) || last - first >= LONGEST_WORDING)
        continue;
      const hash = signed(hashText(entry.id));
      const words = side.text.slice(tokens[first]?.start, tokens[last]?.end);
      if (!wordings.has(hash)) wordings.set(hash, words.toLowerCase().replace(/\s+/g, ' '));
    }
  }
  return wordings;
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

/** The concepts that both name, the most telling first. */
function sharedConcepts(a: TermVector, b: TermVector): number[] {
  return [...a.weights]
    .filter(([concept]) => b.weights.has(concept))
    .map(([concept, weight]) => ({ concept, weight: weight * (b.weights.get(concept) ?? 0) * conceptRarity(concept) }))
    .sort((p, q) => q.weight - p.weight || p.concept - q.concept)
    .map(({ concept }) => concept);
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
