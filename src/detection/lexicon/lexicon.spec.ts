import { tokenise } from '../words.js';
import { conceptIndex, conceptsIn, conceptsOf, lexiconFor, matchConcepts, widerOf } from './lexicon.js';
import { compile } from './matcher.js';
import { expand } from './wording.js';

const said = (text: string) => matchConcepts(tokenise(text)).map(({ concept }) => conceptsOf()[concept]!.id);
const tiny = (wordings: Record<string, string[]>) =>
  compile('en', [
    {
      area: 'tiny',
      group: 'concept',
      concepts: Object.entries(wordings).map(([id, list]) => ({ id, wordings: list })),
    },
  ]);
const found = (lexicon: ReturnType<typeof tiny>, text: string) => {
  const tokens = tokenise(text);
  return lexicon
    .match(tokens)
    .map(({ concept, first, last }) => [
      lexicon.concepts[concept]!.id,
      text.slice(tokens[first]!.start, tokens[last]!.end),
    ]);
};

describe('the matcher', () => {
  it('takes the longest wording and leaves out what lies inside it', () => {
    const lexicon = tiny({ fee: ['fee'], 'fee.annual': ['annual fee'], card: ['card'] });
    expect(found(lexicon, 'The annual fee of the card')).toEqual([
      ['fee.annual', 'annual fee'],
      ['card', 'card'],
    ]);
    expect(lexicon.concepts[1]!.wider).toEqual([0]);
  });

  it('matches inflections, both spellings and contractions', () => {
    const lexicon = tiny({ a: ['cancel membership'], b: ['do not renew'], c: ['authorise payment'] });
    expect(found(lexicon, "Cancelling your membership: it doesn't renew. We authorized the payments.")).toEqual([
      ['a', 'Cancelling your membership'],
      ['b', "doesn't renew"],
      ['c', 'authorized the payments'],
    ]);
  });

  it('does not let an occasion hide the thing that is spoken of', () => {
    const lexicon = compile('en', [
      { area: 'a', group: 'purpose', concepts: [{ id: 'meeting', wordings: ['your new manager'] }] },
      { area: 'b', group: 'concept', concepts: [{ id: 'manager', wordings: ['manager'] }] },
    ]);
    expect(found(lexicon, 'Meet your new manager').map(([id]) => id)).toEqual(['meeting', 'manager']);
  });

  it('lets words pass in a gap, but no end of a sentence', () => {
    const lexicon = tiny({ a: ['send … back'] });
    expect(found(lexicon, 'Send the blue kettle back')).toEqual([['a', 'Send the blue kettle back']]);
    expect(found(lexicon, 'Send the old blue iron kettle back')).toEqual([]);
    expect(found(lexicon, 'We send it. Back in May')).toEqual([]);
  });

  it('finds what lies in a gap as well', () => {
    const lexicon = tiny({ a: ['sign … return'], form: ['enclosed form'] });
    expect(found(lexicon, 'Sign the enclosed form and return it').map(([id]) => id)).toEqual(['a', 'form']);
  });

  it('reads any number for #, exact words after =, and keeps articles where little else is left', () => {
    const lexicon = tiny({ notice: ['# days notice'], terms: ['=terms'], must: ['a must'] });
    expect(found(lexicon, '5 days’ notice, 30 days notice').map(([id]) => id)).toEqual(['notice', 'notice']);
    expect(found(lexicon, 'a term, the terms')).toEqual([['terms', 'terms']]);
    expect(found(lexicon, 'You must. It is a must')).toEqual([['must', 'a must']]);
  });

  it('spells out alternatives', () => {
    expect(expand('monthly (fee|charge (each|))')).toEqual(['monthly fee', 'monthly charge each', 'monthly charge']);
    expect(() => expand('monthly (fee')).toThrow('bracket');
  });

  it('is linear in the text', () => {
    matchConcepts([]);
    const words = 'you do not have to send it back free of charge whenever you like '.repeat(20_000);
    const started = performance.now();
    expect(matchConcepts(tokenise(words)).length).toBeGreaterThan(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('the English lexicon', () => {
  it.each([
    ["There's nothing for you to do", 'no-action'],
    ['it won’t cost you a cent', 'free'],
    ['The first month is on us', 'free'],
    ['dessert is on the house', 'free'],
    ["we'll knock a fifth off the price", 'discount'],
    ['send it back whenever you like', 'return.period'],
    ['Returns are accepted for 60 days', 'return.period'],
    ['you may cancel at any time', 'cancel.anytime'],
    ['thirty days notice is required', 'cancel.notice'],
    ['we are never closed', 'support.24-7'],
    ['Points never expire', 'points.never-expire'],
    ['our lines are open from nine', 'support.hours'],
    ['around the clock', 'support.24-7'],
    ['sign and return the enclosed form', 'form'],
    ['a $5 delivery charge', 'fee.delivery'],
    ['postage and packing', 'fee.delivery'],
    ['the monthly fee', 'fee.monthly'],
    ['over-60s', 'audience.senior'],
  ])('hears in "%s" the concept %s', (text, id) => {
    expect(said(text)).toContain(id);
  });

  it.each([
    ['12 months', 'fee.monthly'],
    ['insurance on the house', 'charged'],
    ['at our expense', 'charged'],
    ['Dear customer', 'fee'],
  ])('does not hear in "%s" the concept %s', (text, id) => {
    expect(said(text)).not.toContain(id);
  });

  it('knows opposites both ways', () => {
    const concepts = conceptsOf();
    const received = concepts[conceptIndex('purpose.payment-received')]!;
    const failed = concepts[conceptIndex('purpose.payment-failed')]!;
    expect(received.opposite).toContain(failed.index);
    expect(failed.opposite).toContain(received.index);
    expect(concepts[conceptIndex('free')]!.antonyms).toContain(conceptIndex('charged'));
  });

  it('implies wider concepts', () => {
    expect(widerOf(conceptIndex('fee.delivery-free'))).toEqual(
      expect.arrayContaining([conceptIndex('free'), conceptIndex('fee')]),
    );
  });

  it('has every group', () => {
    for (const group of ['unit', 'number', 'audience', 'condition', 'product', 'modality', 'purpose'] as const) {
      expect(conceptsIn(group).length).toBeGreaterThan(10);
    }
  });

  it('is asked for by language, and is null where none was written', () => {
    expect(lexiconFor('en-GB')).toBe(lexiconFor('en'));
    expect(lexiconFor('xx')).toBeNull();
    expect(matchConcepts(tokenise('la tarifa mensual'), 'xx')).toEqual([]);
    expect(() => conceptIndex('no.such')).toThrow('no concept');
  });
});
