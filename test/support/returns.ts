import { type Answered, type AskedOf, nothing } from '../../bench/quality/ideal-reader.js';
import type { Letter } from './letters.js';

/** A letter to new customers, always on. */
export const letter = (
  externalId: string,
  office: string,
  paragraphs: string[],
  more: Partial<Letter> = {},
): Letter => ({
  externalId,
  office,
  channel: 'letter',
  campaign: externalId,
  segments: ['new-customers'],
  subject: `About returns (${externalId})`,
  body: ['Dear {{first_name}},', ...paragraphs].join('\n\n'),
  bodyFormat: 'text',
  sendFrom: '2026-03-02',
  sendUntil: null,
  ...more,
});

/** This and `NEVER` contradict each other in words that no grammar reads. */
export const WHENEVER = letter('mkt-returns', 'marketing', [
  'Changed your mind? Send it back whenever you like, nobody here will ask questions.',
  'We are glad to hear from you.',
]);
/** See `WHENEVER`. */
export const NEVER = letter('ops-returns', 'operations', [
  'Goods that were opened by the customer are not taken back.',
  'We thank you for your order.',
]);

/** Answers that the two contradict each other, wherever both are shown; everything else is nothing. */
export function knowsReturns(asked: AskedOf): Answered {
  const answer = nothing(asked);
  const [own, ...others] = asked.letters;
  const find = (text: string, of: AskedOf['letters'][number]) => {
    const passage = of.passages.find((one) => one.text.includes(text));
    return passage === undefined ? null : { passage: passage.passage, quote: text, value: text };
  };
  for (const other of others) {
    const sides = [
      [find('Send it back whenever you like', own!), find('are not taken back', other)],
      [find('are not taken back', own!), find('Send it back whenever you like', other)],
    ] as const;
    for (const [mine, theirs] of sides)
      if (mine !== null && theirs !== null)
        answer.contradictions.push({
          letter: other.letter,
          kind: 'polarity',
          topic: 'taken back whenever',
          mine,
          theirs,
          confidence: 0.9,
          why: 'One office takes goods back, the other does not.',
        });
  }
  return answer;
}
