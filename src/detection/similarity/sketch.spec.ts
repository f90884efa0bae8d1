import { bandKeys, BANDS, KEY_MASK } from './bands.js';
import { estimateJaccard, shingleHashes, sketchOf, SKETCH_SLOTS } from './sketch.js';

/** A repeatable stream of letters. */
function letters(length: number, seed: number): Uint16Array {
  let state = seed;
  return Uint16Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 97 + ((state >>> 24) % 26);
  });
}

function jaccard(a: Uint16Array, b: Uint16Array): number {
  const [x, y] = [new Set(shingleHashes(a)), new Set(shingleHashes(b))];
  const shared = [...x].filter((hash) => y.has(hash)).length;
  return shared / (x.size + y.size - shared);
}

describe('a sketch', () => {
  it('is the same for the same letters, and full even for a handful of them', () => {
    const few = sketchOf(letters(7, 1));
    expect(few).toEqual(sketchOf(letters(7, 1)));
    expect([...few].filter((slot) => slot === 0xffffffff)).toHaveLength(0);
    expect(few).toHaveLength(SKETCH_SLOTS);
  });

  it('estimates the Jaccard likeness without bias', () => {
    let difference = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const text = letters(1200, seed);
      const edited = Uint16Array.from(text);
      edited.set(letters(seed * 10, seed + 1000), 300);
      const error = estimateJaccard(sketchOf(text), sketchOf(edited)) - jaccard(text, edited);
      expect(Math.abs(error)).toBeLessThan(0.25);
      difference += error;
    }
    expect(Math.abs(difference / 60)).toBeLessThan(0.03);
  });

  it('of an empty text has no keys', () => {
    expect(bandKeys(sketchOf(new Uint16Array(0)))).toEqual([]);
  });
});

describe('band keys', () => {
  it('fit a signed 32-bit integer', () => {
    const keys = bandKeys(sketchOf(letters(900, 5)));
    expect(keys).toHaveLength(BANDS);
    for (const key of keys) expect(key).toBe(key & KEY_MASK);
  });

  it('bring near copies together', () => {
    const text = letters(1200, 9);
    const edited = Uint16Array.from(text);
    edited.set(letters(60, 77), 500);
    const keys = new Set(bandKeys(sketchOf(text)));
    expect(bandKeys(sketchOf(edited)).some((key) => keys.has(key))).toBe(true);
  });
});
