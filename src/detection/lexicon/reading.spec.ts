import { sentences } from '../sentences.js';
import { isStopword, stem, tokenise } from '../words.js';

const words = (text: string) => tokenise(text).map(({ word }) => word);
const split = (text: string) =>
  sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('tokens', () => {
  it('quote the text', () => {
    const text = 'Don’t pay $1,000.50 – e‑mail us: 15% off, café 漢字 😀 U.S. by 9 a.m.';
    for (const { start, end } of tokenise(text)) expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
    expect(words(text)).toEqual([
      "don't",
      'pay',
      '1,000.50',
      'email',
      'us',
      '15',
      'percent',
      'off',
      'café',
      '漢',
      '字',
      'u.s',
      'by',
      '9',
      'a.m',
    ]);
  });

  it('are parted by hyphens, except after a single first letter', () => {
    expect(words('sign-in, 60-day, once-a-year, X-ray')).toEqual([
      'sign',
      'in',
      '60',
      'day',
      'once',
      'a',
      'year',
      'xray',
    ]);
  });

  it('pass over holes', () => {
    const text = 'Dear {{first_name}}, hello';
    expect(tokenise(text, 0, text.length, [{ start: 5, end: 19 }]).map(({ word }) => word)).toEqual(['dear', 'hello']);
  });

  it('tell what stands before them', () => {
    expect(tokenise('one two, three. four').map(({ before }) => before)).toEqual([0, 0, 1, 2]);
  });

  it('take bounded time on hostile text', () => {
    const hostile = `${'a'.repeat(1e5)}${"é'a".repeat(1e5)}${'.a'.repeat(1e5)}${'漢'.repeat(1e5)}`;
    const started = performance.now();
    tokenise(hostile);
    sentences(hostile, { start: 0, end: hostile.length });
    sentences('{{'.repeat(1e5), { start: 0, end: 2e5 });
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('stems', () => {
  it.each([
    ['cancelled', 'cancellation'],
    ['paid', 'paying'],
    ['authorise', 'authorized'],
    ['favourite', 'favorite'],
    ['enrolment', 'enrolled'],
    ['delivery', 'delivered'],
    ['subscription', 'subscribe'],
    ['expires', 'expiry'],
    ['programme', 'programs'],
    ["customer's", 'customers'],
  ])('%s and %s are one', (a, b) => {
    expect(stem(a)).toBe(stem(b));
  });

  it.each([
    ['customer', 'customs'],
    ['policy', 'police'],
    ['instalment', 'install'],
    ['training', 'train'],
    ['store', 'storage'],
    ['pleased', 'please'],
  ])('%s and %s are two', (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });

  it('stay what they are', () => {
    for (const word of ['renewal', 'membership', 'organisation', 'insured', 'statements'])
      expect(stem(stem(word))).toBe(stem(word));
  });
});

describe('sentences', () => {
  it('end where a reader would say so', () => {
    expect(
      split(
        'Dear Mr. Smith, pay No. 5 on Jan. 3. We open at 9 a.m. The door is on Main St. near St. James Inc. offices. It costs $5.00. Really? Yes!',
      ),
    ).toEqual([
      'Dear Mr. Smith, pay No. 5 on Jan. 3.',
      'We open at 9 a.m.',
      'The door is on Main St. near St. James Inc. offices.',
      'It costs $5.00.',
      'Really?',
      'Yes!',
    ]);
  });

  it('keep merge fields and item marks whole, and end with the line', () => {
    expect(split('1. Access. Hello *|F. NAME|*, see {{a. B}}.\nSecond line')).toEqual([
      '1. Access.',
      'Hello *|F. NAME|*, see {{a. B}}.',
      'Second line',
    ]);
  });
});

describe('stopwords', () => {
  it('carry no claim', () => {
    expect(['the', 'your', 'and'].every(isStopword)).toBe(true);
    expect(['not', 'must', 'free', 'until', 'two'].some(isStopword)).toBe(false);
  });
});
