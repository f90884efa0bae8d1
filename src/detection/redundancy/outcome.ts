import { stem, type Token } from '../words.js';
import { stemHash } from './terms.js';

/**
 * Words that say how something came out, in the forms that say it ("paid", not "pay"). One template often serves both
 * outcomes (payment received, payment failed), and then the letters are alike in everything but these.
 */
const GOOD = words(
  `received accepted approved successful successfully confirmed paid posted credited completed met resolved
  cleared reinstated collected passed enrolled renewed restored settled granted lifted processed taken through eligible
  sorted booked entered carried active delivered fixed`,
  1,
);
const BAD = words(
  `failed failure declined unsuccessful unsuccessfully rejected returned refused denied cancelled canceled
  cancellation expired overdue missed unpaid unable insufficient suspended incomplete lapsed delayed investigating
  outstanding unresolved ineligible bounced unfortunately regret final attempted tried hold stopped postponed withdrawn`,
  1001,
);
const NOT = new Set(['not', 'cannot', 'never', 'without', "couldn't", "wasn't", "isn't", "hasn't", "didn't", "can't"]);
/** "No further step is needed", "nothing more to do": it ended well. */
const NOTHING = new Set(['no', 'nothing']);
const TO_DO = new Set(['further', 'action', 'step', 'do', 'need', 'needed', 'required']);

/** Words before an outcome in which a negation turns it round: "could not be accepted", "has not yet been paid". */
const NEGATION_REACH = 3;
const TO_DO_REACH = 4;

/** Net outcomes that far apart, the better one good and the other not, are opposite. */
const MIN_DIFFERENCE = 2;

/** Every word that may tell an outcome: its id, negative for a bad one, or `UNDECIDED` where the words around decide. */
const UNDECIDED = 0;
const OUTCOMES = new Map([
  ...['no', 'nothing', 'not'].map((word): [string, number] => [word, UNDECIDED]),
  ...[...BAD].map(([word, id]): [string, number] => [word, -id]),
  ...GOOD,
]);

/** What `outcomesIn` gives for "nothing to do": an id beside those of the words. */
const NOTHING_TO_DO = 1000;
/** "We could not ...", whatever it was. */
const COULD_NOT = 2000;

const FINAL = stemHash(stem('final'));

/**
 * Whether one title announces the last step of a sequence and the other does not ("Past due", "Final notice"): it tells
 * of consequences of its own. A second notice of the same thing is redundant.
 */
export function oneIsFinal(a: readonly number[], b: readonly number[]): boolean {
  return a.includes(FINAL) !== b.includes(FINAL);
}

/** The outcomes that tokens name, as ids, negative for bad ones: each once. */
export function outcomesIn(tokens: readonly Token[]): number[] {
  const found = new Set<number>();
  for (let i = 0; i < tokens.length; i++) {
    const { word } = tokens[i] as Token;
    const outcome = OUTCOMES.get(word);
    if (outcome === undefined) continue;
    if (outcome !== UNDECIDED) found.add(isNegated(tokens, i) ? -outcome : outcome);
    else if (NOTHING.has(word) && (leadsTo(tokens, i) || tokens[i - 1]?.word === 'do')) found.add(NOTHING_TO_DO);
    else if (word === 'not' && tokens[i - 1]?.word === 'could') found.add(-COULD_NOT);
  }
  return [...found];
}

/**
 * Whether two letters tell opposite outcomes, judged by those that only one of them names: what both say alike (the rest
 * of the template, a policy quoted in both) is no evidence.
 */
export function oppositeOutcomes(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const left = netWithout(a, b);
  const right = netWithout(b, a);
  return Math.abs(left - right) >= MIN_DIFFERENCE && Math.max(left, right) > 0 && Math.min(left, right) <= 0;
}

function netWithout(own: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let net = 0;
  for (const outcome of own) if (!other.has(outcome)) net += Math.sign(outcome);
  return net;
}

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - NEGATION_REACH); i--) {
    if (tokens[i + 1]?.before === 2) return false;
    if (NOT.has((tokens[i] as Token).word)) return true;
  }
  return false;
}

function leadsTo(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i <= Math.min(tokens.length - 1, at + TO_DO_REACH); i++) {
    if (tokens[i]?.before === 2) return false;
    if (TO_DO.has((tokens[i] as Token).word)) return true;
  }
  return false;
}

function words(list: string, firstId: number): Map<string, number> {
  return new Map(list.split(/\s+/).map((word, i) => [word, firstId + i]));
}
