import { hashText } from '../similarity/hash.js';
import { stem } from '../words.js';
import { signed, stemHash } from './terms.js';

/**
 * How strongly words and purposes of an opening speak for a welcome to a newcomer. Welcomes are the occasion that two
 * offices write most often without knowing of each other, in the most different words: one says "You're in!", the other
 * confirms an agreement. Each cue is weak; together they are not.
 */
const WORDS = new Map(
  cues(`welcome:0.5 join:0.4 newcomer:0.5 new:0.1 become:0.15 choosing:0.3 registration:0.25 enrolled:0.35 opened:0.2
    activated:0.15 first:0.1 begin:0.1 start:0.1 setup:0.2 aboard:0.2 ready:0.1 packet:0.2 placing:0.2 congratulations:0.2
    official:0.1 membership:0.1 agreement:0.15 confirm:0.1`).map(([word, weight]): [number, number] => [
    stemHash(stem(word)),
    weight,
  ]),
);

const PURPOSES = new Map(
  cues(`purpose.welcome:0.5 purpose.onboarding:0.5 purpose.account-opened:0.6 purpose.agreement-confirmation:0.3
    purpose.enrolment-confirmed:0.4 purpose.application-approved:0.2 purpose.document-enclosed:0.1`).map(
    ([id, weight]): [number, number] => [signed(hashText(id)), weight],
  ),
);

/** 0 = nothing of a welcome, 1 = as good as certain. Each word and purpose counts once. */
export function welcomeStrength(stems: Iterable<number>, purposes: Iterable<number>): number {
  let strength = 0;
  for (const each of stems) strength += WORDS.get(each) ?? 0;
  for (const purpose of purposes) strength += PURPOSES.get(purpose) ?? 0;
  return Math.min(1, strength);
}

function cues(list: string): [string, number][] {
  return list.split(/\s+/).map((cue) => {
    const [name, weight] = cue.split(':') as [string, string];
    return [name, Number(weight)];
  });
}
