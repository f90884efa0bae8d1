import fc from 'fast-check';
import { readBody } from '../../text/read.js';
import type { Claim } from './claim.js';
import { displayValue } from './display.js';
import { extractClaims } from './extract.js';

const claimsOf = (body: string, options = { country: 'US', currency: 'USD' }) =>
  extractClaims(readBody({ subject: null, body, format: 'text' }), options);
const valuesOf = (body: string, kind: Claim['kind'], options?: { country: string; currency: string }) =>
  claimsOf(`Dear member,\n\n${body}\n\nThank you for reading.`, options)
    .filter((c) => c.kind === kind)
    .map(displayValue);

describe('values, in whatever notation', () => {
  test.each([
    ['The fee is $5 a month.', 'amount', 'USD 5.00 per month'],
    ['The fee is five dollars per month.', 'amount', 'USD 5.00 per month'],
    ['The fee is USD 5.00 monthly.', 'amount', 'USD 5.00 per month'],
    ['You pay fifty cents a contract.', 'amount', 'USD 0.50 per contract'],
    ['Keep half a million dollars or more with us.', 'amount', 'at least USD 500000.00'],
    ['A paper bill costs nothing extra.', 'amount', 'free'],
    ['We will never charge you for the card.', 'amount', 'free'],
    ['You get one fifth off the price.', 'rate', '20 %'],
    ['Cash earns three and four-tenths percent per annum.', 'rate', '3.4 % per year'],
    ['That is an eighth of the whole.', 'rate', '12.5 %'],
    ['The rate falls by half a percentage point.', 'rate', '0.5 %'],
    ['Return it within a fortnight of delivery.', 'duration', '14 days'],
    ['Return it within two weeks.', 'duration', '14 days'],
    ['Tell us 24 hours before the visit.', 'duration', '1 day'],
    ['It takes a quarter of an hour.', 'duration', '15 minutes'],
    ['Your points never expire.', 'duration', 'without limit'],
    ['Reply by June 3, 2026.', 'date', 'until 3 June 2026'],
    ['Reply by the third of June.', 'date', 'until 3 June'],
    ['The sale runs from April 2 through Sunday, April 12.', 'date', '2 April to 12 April'],
    ['It takes place from October 6 to 8.', 'date', '6 October to 8 October'],
    ['A check is mailed in mid-October.', 'date', '10 October to 20 October (roughly)'],
    ['We are open Monday to Friday 9 a.m. to 8 p.m.', 'hours', 'Mon, Tue, Wed, Thu, Fri 09:00 to 20:00'],
    ['Doors open at 7 in the morning and close at 9 at night.', 'hours', '07:00 to 21:00'],
    ['Call day or night.', 'hours', 'every day around the clock'],
    ['Check in from 3 pm.', 'hours', 'from 15:00'],
    ['You have four guest passes a month.', 'quantity', '4 pass per month'],
    ['The tank holds 135 litres.', 'quantity', '135 l'],
    ['A person aged 21 or over must be at home.', 'quantity', 'at least 21 years of age'],
    ['Call (401) 555-0161 for help.', 'contact', '+14015550161'],
    ['Call 401.555.0161 for help.', 'contact', '+14015550161'],
  ] as const)('%s', (body, kind, expected) => {
    expect(valuesOf(body, kind)).toContain(expected);
  });

  test('numeric dates are read by the country', () => {
    expect(valuesOf('Pick it up on 4/5/2026.', 'date')).toContain('5 April 2026');
    expect(valuesOf('Pick it up on 4/5/2026.', 'date', { country: 'GB', currency: 'GBP' })).toContain('4 May 2026');
  });

  test('what is no claim', () => {
    expect(claimsOf('12 May 2026\n\nDear member,\n\nOur ref: 12345/26').filter((c) => c.kind === 'date')).toEqual([]);
    expect(claimsOf('© 2026 Example, Inc.').filter((c) => c.kind !== 'polarity')).toEqual([]);
    expect(
      claimsOf('You owe {{amount}} by {{due_date}}.').filter((c) => c.kind === 'amount' || c.kind === 'date'),
    ).toEqual([]);
    expect(valuesOf('For example, a balance of $300 would cost $6.', 'amount')).toEqual([]);
  });

  test('the old value of a change is past', () => {
    const [old, now] = claimsOf('The monthly fee was $5 and from July 1 it is $7.').filter((c) => c.kind === 'amount');
    expect(old?.tense).toBe('past');
    expect(now?.tense).toBe('now');
  });
});

describe('on any input', () => {
  const noise = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          '$',
          '5',
          '1,000',
          '99999999999999999999999',
          '%',
          ' ',
          '\n',
          'May',
          '{{x}}',
          '٣',
          '🎉',
          'Ã©',
          '31/02/2026',
          'a.m.',
          'half',
          'to',
          '-',
          '(',
          '+',
          'every',
          'twenty',
          'שלום',
          'the',
          'no',
          'only',
          'of',
          '|',
        ),
        { maxLength: 120 },
      )
      .map((parts) => parts.join(' ')),
  );

  test('throws nothing, and every span lies in the text', () => {
    fc.assert(
      fc.property(noise, (body) => {
        const read = readBody({ subject: 'Fee', body, format: 'text' });
        for (const c of extractClaims(read, { country: 'GB', currency: 'GBP' })) {
          expect(c.start).toBeGreaterThanOrEqual(0);
          expect(c.end).toBeLessThanOrEqual(read.text.length);
          expect(c.end).toBeGreaterThan(c.start);
          expect(c.quoteStart).toBeLessThanOrEqual(c.quoteEnd);
          expect(c.quoteEnd).toBeLessThanOrEqual(read.text.length);
          expect(JSON.parse(JSON.stringify(c))).toEqual(c);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a text of merge fields only has no values', () => {
    expect(claimsOf('{{a}} {{b}} *|C|* [[d]]'.repeat(50))).toEqual([]);
  });
});
