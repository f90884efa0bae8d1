import type { Claim } from '../detection/claims/claim.js';
import { extractClaims } from '../detection/claims/extract.js';
import { claimKeys } from '../detection/claims/keys.js';
import { packClaims } from '../detection/claims/pack.js';
import { analyse } from '../detection/redundancy/analyse.js';
import { passageHashes, titleHash } from '../detection/redundancy/boilerplate.js';
import { candidateKeys } from '../detection/redundancy/keys.js';
import { type Within, betweenParts, withinOf } from './disagreeing.js';
import type { Content } from './side.js';
import type { GivenCommunication } from '../registry/communication.js';
import { readBody } from '../text/read.js';

/** How numbers, dates and phone numbers are written where the company is at home. */
export interface Locale {
  /** ISO 3166 */
  country: string;
  /** ISO 4217 */
  currency: string;
}

/** What reading a communication yields: pure, so that it can be computed in another thread and stored. */
export interface Reading {
  /** The visible text. */
  text: string;
  /** The visible text of the plain-text part, where there is one beside an HTML body. */
  alternativeText: string | null;
  /** Whether there is anything to compare. */
  readable: boolean;
  /** What detection keeps of it (`Content`) as JSON: the form in which it is stored, and passed between threads. */
  content: string;
  /** Index keys, 0 <= key < 2^31, the most selective first. */
  keys: number[];
  /** Passages that may prove to be boilerplate, as signed 32-bit integers (what SQL's `integer` holds). */
  passages: number[];
  /** Equal for communications of one title; tells families of letters apart when boilerplate is learned. */
  title: number;
  /** What the communication tells in two ways itself. */
  within: Within[];
}

/** Reads and analyses one communication. Depends on nothing but what it is given. */
export function readCommunication(
  given: Pick<GivenCommunication, 'subject' | 'body' | 'bodyFormat' | 'alternative' | 'signatory' | 'channel'>,
  locale: Locale,
): Reading {
  const read = readBody({ subject: given.subject, body: given.body, format: given.bodyFormat });
  const analysis = analyse({ read, subject: given.subject, signatory: given.signatory, channel: given.channel });
  const claims = extractClaims(read, locale);
  const own = { claims, text: read.text };
  const alternative = alternativeOf(given, locale);
  return {
    text: read.text,
    alternativeText: alternative?.text ?? null,
    readable: read.passages.some(
      (passage) => passage.kind !== 'subject' && /[\p{L}\p{N}]/u.test(read.text.slice(passage.start, passage.end)),
    ),
    content: JSON.stringify({ analysis, claims: packClaims(claims) } satisfies Content),
    keys: interleaved(candidateKeys(analysis), claimKeys(claims)),
    passages: passageHashes(analysis).map((hash) => hash | 0),
    title: titleHash(analysis),
    within: [...withinOf(own), ...(alternative === null ? [] : betweenParts(own, alternative))],
  };
}

/** The plain-text part as a reader of plain text sees it. A plain body has no part beside it. */
function alternativeOf(
  { subject, bodyFormat, alternative }: Pick<GivenCommunication, 'subject' | 'bodyFormat' | 'alternative'>,
  locale: Locale,
): { claims: Claim[]; text: string } | null {
  if (bodyFormat !== 'html' || alternative === null || alternative.trim() === '') return null;
  const read = readBody({ subject, body: alternative, format: 'text' });
  return { claims: extractClaims(read, locale), text: read.text };
}

/** Both lists in turn, two of the first for one of the second, each key once: the most selective of both stay in front. */
function interleaved(first: readonly number[], second: readonly number[]): number[] {
  const keys = new Set<number>();
  for (let i = 0, j = 0; i < first.length || j < second.length; ) {
    for (const key of first.slice(i, i + 2)) keys.add(key);
    for (const key of second.slice(j, j + 1)) keys.add(key);
    i += 2;
    j += 1;
  }
  return [...keys];
}
