import { readingEase } from './reading-ease.js';

const EASY =
  'We will send you a new card. It will come by post on Monday. You can use it at once. Call us if it does not come. We are here all day to help you with it.';
const HARD =
  'Notwithstanding the aforementioned stipulations, the institution unconditionally reserves entitlement to discretionary modification of applicable remuneration arrangements, contingent upon regulatory authorisation and subsequent notification procedures hereinafter specified.';

describe('reading ease', () => {
  test('plain words are easy, officialese is hard', () => {
    expect(readingEase(EASY)?.ease).toBeGreaterThan(85);
    expect(readingEase(HARD)?.ease).toBeLessThan(10);
  });

  test('counts words and sentences, lines ending sentences', () => {
    expect(readingEase(`A heading\n${EASY}`)).toMatchObject({ sentences: 6 });
  });

  test('says nothing of a few words', () => {
    expect(readingEase('Welcome to the bank.')).toBeNull();
    expect(readingEase('')).toBeNull();
  });
});
