import type { ContradictionFinding, Quote } from '../detection/claims/compare.js';
import { officeOfBoth, voiceOf } from '../detection/claims/voice.js';
import type { Side } from './side.js';

/**
 * Certain enough for the queue: an office with one holder has one holder. Set, not learnt: of two such pairs on 17 labelled
 * companies both are labelled. It stays below certainty because an office changes hands.
 */
const HOLDING_CONFIDENCE = 0.9;

/** That two persons sign to the same customers as holders of one office; null where they do not, or their names are not read. */
export function holdersOfOneOffice(a: Side, b: Side): ContradictionFinding | null {
  const [one, two] = [voiceOf(a.signatory), voiceOf(b.signatory)];
  if (one === null || two === null) return null;
  const office = officeOfBoth(one, two);
  if (office === null) return null;
  const [mine, theirs] = [signatureOf(a.text, one.written), signatureOf(b.text, two.written)];
  if (mine === null || theirs === null) return null;
  const names = [one.written, two.written].sort().join(' and ');
  return {
    kind: 'identity',
    topic: office,
    a: mine,
    b: theirs,
    claimA: 0,
    claimB: 0,
    confidence: HOLDING_CONFIDENCE,
    steps: [{ name: 'two holders of one office', value: Math.log(HOLDING_CONFIDENCE / (1 - HOLDING_CONFIDENCE)) }],
    explanation: `Customers who get both hear from two holders of the office of ${office}: ${names}.`,
  };
}

/** The name and the line below it, where the letter is signed: the last place at which the name stands. */
function signatureOf(text: string, name: string): Quote | null {
  const start = text.lastIndexOf(name);
  if (start < 0) return null;
  const nameEnd = start + name.length;
  const line = /^[^\n]*(?:\n(?!\n)[^\n]*)?/.exec(text.slice(nameEnd))?.[0] ?? '';
  const end = nameEnd + line.trimEnd().length;
  return { quote: text.slice(start, end), start, end, value: name, valueStart: start, valueEnd: nameEnd };
}
