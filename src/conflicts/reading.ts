import { analyse } from '../detection/redundancy/analyse.js';
import { passageHashes, titleHash } from '../detection/redundancy/boilerplate.js';
import { candidateKeys } from '../detection/redundancy/keys.js';
import type { GivenCommunication } from '../registry/communication.js';
import { readBody } from '../text/read.js';

/** What reading a communication yields: pure, so that it can be computed in another thread and stored. */
export interface Reading {
  /** The visible text. */
  text: string;
  /** Whether there is anything to compare. */
  readable: boolean;
  /** The analysis as JSON: the form in which it is stored, and passed between threads. */
  analysis: string;
  /** Index keys, 0 <= key < 2^31, ascending. */
  keys: number[];
  /** Passages that may prove to be boilerplate, as signed 32-bit integers (what SQL's `integer` holds). */
  passages: number[];
  /** Equal for communications of one title; tells families of letters apart when boilerplate is learned. */
  title: number;
}

/** Reads and analyses one communication. Depends on nothing but what it is given. */
export function readCommunication(
  given: Pick<GivenCommunication, 'subject' | 'body' | 'bodyFormat' | 'signatory' | 'channel'>,
): Reading {
  const read = readBody({ subject: given.subject, body: given.body, format: given.bodyFormat });
  const analysis = analyse({ read, subject: given.subject, signatory: given.signatory, channel: given.channel });
  return {
    text: read.text,
    readable: read.passages.some(
      (passage) => passage.kind !== 'subject' && /[\p{L}\p{N}]/u.test(read.text.slice(passage.start, passage.end)),
    ),
    analysis: JSON.stringify(analysis),
    keys: candidateKeys(analysis).sort((a, b) => a - b),
    passages: passageHashes(analysis).map((hash) => hash | 0),
    title: titleHash(analysis),
  };
}
