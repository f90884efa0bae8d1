import { hashText } from '../similarity/hash.js';
import { stem } from '../words.js';
import { signed, stemHash } from './terms.js';

/**
 * What kind of letter it is, where that can be told. An invitation, the record of something that was booked or is due,
 * terms, a guide and a yearly report are read for different reasons: two of different kinds are not redundant, however
 * much vocabulary and however many figures they share.
 */
export type Genre = 'invitation' | 'record' | 'terms' | 'guide' | 'report';

/** By the lexicon's purposes in the opening ... */
const PURPOSES: Record<Genre, string> = {
  invitation: 'event-invitation offer referral new-product charity-appeal survey upgrade',
  record: `booking-confirmed booking-cancelled order-confirmed order-cancelled order-shipped order-delivered appointment-reminder
    appointment-cancelled payment-received payment-failed payment-due payment-overdue claim-update claim-paid claim-denied
    loyalty-update bill-ready test-results exam-results enrolment-confirmed application-received`,
  terms: 'terms-change privacy-notice regulatory-notice',
  guide: 'guide',
  report: 'letter-from-president',
};

/** ... and by words of the subject line. */
const TITLE_WORDS: Record<Genre, string> = {
  invitation: 'invited invitation offer save win',
  record: 'confirmed receipt statement due balance booking overdue',
  terms: 'terms clause rules disclosure conditions',
  guide: 'guide handbook questions answered explained using',
  report: 'report',
};

const BY_PURPOSE = table(PURPOSES, (purpose) => signed(hashText(`purpose.${purpose}`)));
const BY_WORD = table(TITLE_WORDS, (word) => stemHash(stem(word)));

/** The kinds that a title and the purposes of an opening speak for; none when they say nothing. */
export function genresOf(title: Iterable<number>, purposes: Iterable<number>): Set<Genre> {
  const genres = new Set<Genre>();
  for (const word of title) for (const genre of BY_WORD.get(word) ?? []) genres.add(genre);
  for (const purpose of purposes) for (const genre of BY_PURPOSE.get(purpose) ?? []) genres.add(genre);
  return genres;
}

/** Whether two letters are of kinds that exclude each other: both are known, and they have none in common. */
export function genresClash(a: ReadonlySet<Genre>, b: ReadonlySet<Genre>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const genre of a) if (b.has(genre)) return false;
  return true;
}

function table(lists: Record<Genre, string>, hash: (name: string) => number): Map<number, Genre[]> {
  const map = new Map<number, Genre[]>();
  for (const [genre, names] of Object.entries(lists) as [Genre, string][]) {
    for (const name of names.split(/\s+/)) map.set(hash(name), [...(map.get(hash(name)) ?? []), genre]);
  }
  return map;
}
