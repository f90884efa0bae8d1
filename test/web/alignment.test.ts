import { type Pair, inOrder, linesOf, piecesOf, sharedText } from '../../web/src/pages/conflict/alignment.js';

/** The place of a quote in a text. */
function place(text: string, quote: string): { start: number; end: number } {
  const start = text.indexOf(quote);
  if (start === -1) throw new Error(`"${quote}" is not in the text`);
  return { start, end: start + quote.length };
}

describe('two letters beside each other', () => {
  const left = 'Dear customer,\n\nWelcome to us. The fee is $5.\n\nWe are open daily.\n\nYours';
  const right = 'Hello,\n\nWelcome to us. The fee is $7. It is due monthly.\n\nCall us.\n\nWe are open daily.';
  const pairs = ['Welcome to us.', 'We are open daily.', 'The fee is $'].map((quote): Pair => {
    const more = quote.endsWith('$') ? 2 : 0;
    const [a, b] = [place(left, quote), place(right, quote)];
    return { left: { start: a.start, end: a.end + more }, right: { start: b.start, end: b.end + more } };
  });

  test('passages that say the same stand at the same height, sentences of a paragraph together', () => {
    const lines = linesOf(left, right, pairs).map((line) => [
      left.slice(line.left.start, line.left.end),
      right.slice(line.right.start, line.right.end),
      line.pairs.length,
    ]);
    expect(lines).toEqual([
      ['Dear customer,', 'Hello,', 0],
      ['Welcome to us. The fee is $5.', 'Welcome to us. The fee is $7.', 2],
      ['', 'It is due monthly.\n\nCall us.', 0],
      ['We are open daily.', 'We are open daily.', 1],
      ['Yours', '', 0],
    ]);
  });

  test('without passages in common, each text is one line', () => {
    expect(linesOf('  one ', 'two', [])).toEqual([
      { left: { start: 2, end: 5 }, right: { start: 0, end: 3 }, pairs: [] },
    ]);
    expect(linesOf('', ' \n', [])).toEqual([]);
  });

  test('what was moved does not pull the order apart', () => {
    const pair = (from: number, to: number): Pair => ({
      left: { start: from, end: from + 1 },
      right: { start: to, end: to + 1 },
    });
    expect(inOrder([pair(0, 8), pair(2, 0), pair(4, 2), pair(6, 4)])).toEqual([pair(2, 0), pair(4, 2), pair(6, 4)]);
    expect(inOrder([])).toEqual([]);
  });
});

test('a stretch is cut where paints begin and end', () => {
  const paints = [
    { start: 2, end: 6, name: 'a' },
    { start: 4, end: 20, name: 'b' },
    { start: 30, end: 40, name: 'elsewhere' },
  ];
  const pieces = piecesOf({ start: 0, end: 10 }, paints).map(({ start, end, paints: on }) => [
    start,
    end,
    on.map(({ name }) => name).join(''),
  ]);
  expect(pieces).toEqual([
    [0, 2, ''],
    [2, 4, 'a'],
    [4, 6, 'ab'],
    [6, 10, 'b'],
  ]);
});

test('many letters are shown as one, with the variants in place', () => {
  const base = 'Welcome. The fee is $5. Yours.';
  const other = 'Welcome. The fee is $7. Call us. Yours.';
  const third = 'PS first. Welcome.';
  const compared = (text: string, quotes: readonly (readonly [string | null, string | null])[]) =>
    quotes.map(([ours, theirs]) => ({
      base: ours === null ? null : place(base, ours),
      theirs: theirs === null ? null : place(text, theirs),
    }));
  const { passages, first } = sharedText(base, [
    {
      member: 'other',
      text: other,
      passages: compared(other, [
        ['Welcome.', 'Welcome.'],
        ['Yours.', 'Yours.'],
        ['The fee is $5.', 'The fee is $7.'],
        [null, 'Call us.'],
      ]),
    },
    {
      member: 'third',
      text: third,
      passages: compared(third, [
        [null, 'PS first.'],
        ['Welcome.', 'Welcome.'],
        ['Yours.', null],
      ]),
    },
  ]);
  expect(first).toEqual([{ member: 'third', text: 'PS first.' }]);
  expect(passages.map(({ start, end, ...rest }) => ({ text: base.slice(start, end), ...rest }))).toEqual([
    { text: 'Welcome.', variants: [], without: [], added: [] },
    {
      text: 'The fee is $5.',
      variants: [{ member: 'other', text: 'The fee is $7.' }],
      without: ['third'],
      added: [{ member: 'other', text: 'Call us.' }],
    },
    { text: 'Yours.', variants: [], without: ['third'], added: [] },
  ]);
});
