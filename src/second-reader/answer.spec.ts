import { readAnswer } from './answer.js';

const letter = { letter: 1, redundant: false, confidence: 0.9, why: 'No.' };
const side = { passage: 1, quote: 'a $5 fee', value: '$5' };
const contradiction = { letter: 1, kind: 'amount', topic: 'fee', mine: side, theirs: side, confidence: 1, why: 'Two.' };
const read = (answer: unknown, letters = 2) => readAnswer(JSON.stringify(answer), letters);

describe('an answer', () => {
  it('is read as it was asked for, whatever stands around it', () => {
    const answer = { letters: [letter], contradictions: [contradiction] };
    expect(read(answer)).toEqual(answer);
    expect(readAnswer(`Here it is:\n\`\`\`json\n${JSON.stringify(answer)}\n\`\`\``, 2)).toEqual(answer);
  });

  it.each([
    ['no JSON', 'Sorry.', 2],
    ['half of it', '{"letters":[', 2],
    ['nothing', '', 2],
    ['a list', '[]', 2],
    ['no letter of two', JSON.stringify({ letters: [], contradictions: [] }), 2],
    ['one letter twice', JSON.stringify({ letters: [letter, letter], contradictions: [] }), 3],
    ['the letter that is asked about', JSON.stringify({ letters: [{ ...letter, letter: 0 }], contradictions: [] }), 2],
    ['a letter that was not shown', JSON.stringify({ letters: [{ ...letter, letter: 2 }], contradictions: [] }), 2],
    ['certainty above 1', JSON.stringify({ letters: [{ ...letter, confidence: 1.1 }], contradictions: [] }), 2],
    ['no contradictions', JSON.stringify({ letters: [letter] }), 2],
    ['an unknown kind', JSON.stringify({ letters: [letter], contradictions: [{ ...contradiction, kind: 'fee' }] }), 2],
    [
      'a side without words',
      JSON.stringify({ letters: [letter], contradictions: [{ ...contradiction, mine: {} }] }),
      2,
    ],
    [
      'more than anybody finds',
      JSON.stringify({ letters: [letter], contradictions: Array<object>(61).fill(contradiction) }),
      2,
    ],
  ])('is malformed with %s', (_, content, letters) => {
    expect(readAnswer(content, letters)).toEqual({ malformed: expect.any(String) as string });
  });
});
