import fc from 'fast-check';
import { fitting, locate, passageOf, stretchesOf } from './passages.js';

const TEXT = 'Dear Margaret Hill,\n\nYour  fee is “five”\ndollars – Margaret Hill.';
const MASKS = [
  { start: 5, end: 18, placeholder: '[name 1]' },
  { start: TEXT.lastIndexOf('Margaret'), end: TEXT.length - 1, placeholder: '[name 1]' },
];

describe('a passage that is shown', () => {
  const passage = passageOf(1, TEXT, { start: 21, end: TEXT.length }, MASKS);

  it('has placeholders, and knows the place of each of its characters', () => {
    expect(passage.text).toBe('Your  fee is “five”\ndollars – [name 1].');
    const span = locate(passage, 'dollars - [name 1].');
    expect(TEXT.slice(span!.start, span!.end)).toBe('dollars – Margaret Hill.');
  });

  it('is found whatever the white space and the form of quotation marks', () => {
    const span = locate(passage, ' Your fee   is "five" dollars');
    expect(TEXT.slice(span!.start, span!.end)).toBe('Your  fee is “five”\ndollars');
  });

  it.each(['', '   ', 'your fee', 'Your fee is six', 'Dear'])('does not hold %j', (words) => {
    expect(locate(passage, words)).toBeNull();
  });

  it('gives every part of itself its place', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (text, a, b) => {
        const whole = passageOf(1, text, { start: 0, end: text.length }, []);
        const [from, to] = [Math.min(a, b) % text.length, (Math.max(a, b) % text.length) + 1];
        const wanted = text.slice(Math.min(from, to), Math.max(from, to));
        if (!/[^\s\u200b\u00ad]/.test(wanted)) return;
        const span = locate(whole, wanted)!;
        expect(span).not.toBeNull();
        const folded = (words: string) => locate(passageOf(1, words, { start: 0, end: words.length }, []), wanted);
        expect(folded(text.slice(span.start, span.end))).not.toBeNull();
      }),
    );
  });
});

describe('a long letter', () => {
  const sentence = (n: number) => `Sentence number ${n} tells the reader something about the matter at hand. `;
  const text = Array.from({ length: 40 }, (_, n) => sentence(n)).join('');

  it('is cut between sentences, and nothing of it is lost', () => {
    const stretches = stretchesOf(text, { start: 0, end: text.length });
    expect(stretches.length).toBeGreaterThan(2);
    for (const { start, end } of stretches) expect(text.slice(start, end).trim()).toMatch(/^Sentence[^]*hand\.$/);
    expect(stretches.map(({ start, end }) => text.slice(start, end).trim()).join(' ')).toBe(text.trim());
  });

  it('shows what matters most, in reading order, and one stretch at least', () => {
    const stretches = [
      { start: 0, end: 100, weight: 1 },
      { start: 100, end: 200, weight: 5 },
      { start: 200, end: 300, weight: 3 },
    ];
    expect(fitting(stretches, 200).map(({ start }) => start)).toEqual([100, 200]);
    expect(fitting(stretches, 10).map(({ start }) => start)).toEqual([100]);
    expect(fitting(stretches, 1_000)).toEqual(stretches);
  });
});
