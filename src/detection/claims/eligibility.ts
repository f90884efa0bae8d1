import type { CuedHit } from './claim.js';
import { word } from './cues.js';
import type { Token } from './scan.js';
import { trigger } from './triggers.js';

/** Who qualifies: everybody ("any member", "every patient"), or only some ("reserved for Platinum", "members only"). */
const EVERYONE = new Set(['anyone', 'anybody', 'everyone', 'everybody', 'whoever']);
const EACH = new Set(['every', 'all', 'any', 'each']);
const NOBODY = new Set([
  'question',
  'questions',
  'other',
  'time',
  'day',
  'week',
  'month',
  'year',
  'of',
  'the',
  'our',
  'your',
  'inquiries',
  'help',
  'change',
  'changes',
  'part',
  'case',
  'cases',
]);

const LIMITS = new Set(['reserved', 'restricted', 'limited']);
const WHO = trigger([...EVERYONE, ...EACH, ...LIMITS, 'open', 'only']);

export function readEligibility(t: readonly Token[]): CuedHit | null {
  for (let i = 0; i < t.length; i++) {
    if ((t[i]!.triggers & WHO) === 0) continue;
    const found = whoAt(t, i);
    if (found !== null) return found;
  }
  return null;
}

function whoAt(t: readonly Token[], i: number): CuedHit | null {
  const w = t[i]!.text;
  if (EVERYONE.has(w)) return hit('all', i, i + 1);
  if (EACH.has(w)) return isPeople(t, i + 1) ? hit('all', i, i + 2) : null;
  const next = word(t, i + 1);
  if (w === 'only') return isPeople(t, i - 1) || isPeople(t, i + 1) || next === 'those' ? hit('only', i, i + 1) : null;
  const limits = LIMITS.has(w) || word(t, i - 1) === 'only';
  return limits && (next === 'to' || next === 'for') ? hit('only', i, i + 2) : null;
}

const hit = (text: string, first: number, next: number): CuedHit => ({
  kind: 'eligibility',
  value: { lo: 0, hi: 0, unit: 'who', bound: 'is', text },
  first,
  next,
});

const PEOPLE = new Set(
  'member members customer customers patient patients student students graduate graduates policyholder policyholders account accounts household households passenger passengers guest guests resident residents employee employees visitor visitors traveler travellers traveller holder holders client clients subscriber subscribers donor donors sponsor sponsors seller sellers owner owners driver drivers person people adult adults child children family families user users tenant tenants applicant applicants pass passes ticket tickets plan plans membership memberships supporter supporters veteran veterans senior seniors saver savers pensioner pensioners renter renters borrower borrowers'.split(
    ' ',
  ),
);
function isPeople(t: readonly Token[], i: number): boolean {
  for (let k = i; k < i + 3 && k < t.length; k++) {
    const w = word(t, k);
    if (!w || NOBODY.has(w)) return false;
    if (PEOPLE.has(w)) return true;
  }
  return false;
}
