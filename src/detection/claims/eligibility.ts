import type { CuedHit } from './cued.js';
import { word } from './cues.js';
import { type Token, WORD } from './scan.js';

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

export function readEligibility(t: readonly Token[]): CuedHit | null {
  for (let i = 0; i < t.length; i++) {
    const x = t[i]!;
    if (x.type !== WORD) continue;
    if (EVERYONE.has(x.text)) return hit('all', i, i + 1);
    if (EACH.has(x.text) && isPeople(t, i + 1)) return hit('all', i, i + 2);
    if (
      (x.text === 'reserved' ||
        x.text === 'restricted' ||
        x.text === 'limited' ||
        (x.text === 'open' && word(t, i - 1) === 'only')) &&
      (word(t, i + 1) === 'to' || word(t, i + 1) === 'for')
    )
      return hit('only', i, i + 2);
    if (x.text === 'only' && (isPeople(t, i - 1) || isPeople(t, i + 1) || word(t, i + 1) === 'those'))
      return hit('only', i, i + 1);
  }
  return null;
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
