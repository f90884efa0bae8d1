import { either, trustFrom } from './trust.js';

const after = (right: number, wrong: number) =>
  trustFrom({ redundancy: { right: 0, wrong: 0 }, contradiction: { right, wrong } });

describe('what a second reader’s word is worth', () => {
  it('is what it says, as long as nobody has decided', () => {
    for (const confidence of [0.2, 0.5, 0.9])
      expect(after(0, 0)('contradiction', confidence)).toBeCloseTo(confidence, 10);
  });

  it('sinks with dismissals to the bar, and rises with decisions that it was right', () => {
    expect(after(0, 10)('contradiction', 0.9)).toBeCloseTo(0.6, 2);
    expect(after(0, 11)('contradiction', 0.9)).toBeLessThan(0.6);
    expect(after(20, 0)('contradiction', 0.7)).toBeGreaterThan(0.8);
  });

  it('is learned apart for what is redundant', () => {
    expect(after(0, 50)('redundancy', 0.9)).toBeCloseTo(0.9, 10);
  });

  it('is never certainty', () => {
    expect(after(100, 0)('contradiction', 1)).toBe(0.98);
    expect(after(0, 0)('contradiction', 0)).toBeCloseTo(0.02, 10);
  });

  it('counts beside the detector’s', () => {
    expect(either(0.6, 0.9)).toBeCloseTo(0.96, 10);
  });
});
