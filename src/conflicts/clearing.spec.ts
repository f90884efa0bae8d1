import { type Circumstances, type StandingRuling, clearanceOf } from './clearing.js';

const usual: Circumstances = {
  present: 'review',
  withdrawn: false,
  compared: true,
  contentHash: 'now',
  openConflicts: [],
  rulings: [],
  left: new Set(),
};
const state = (changes: Partial<Circumstances>) => clearanceOf({ ...usual, ...changes }).state;
const hold = (changes: Partial<StandingRuling> = {}): StandingRuling => ({
  id: 'h',
  conflictId: 'k',
  verdict: 'hold',
  contentHash: 'now',
  ...changes,
});
const release = (changes: Partial<StandingRuling> = {}): StandingRuling => ({ ...hold(changes), verdict: 'release' });

describe('the clearance of a communication', () => {
  test('in no conflict it is clear, in an open one it is to be reviewed', () => {
    expect([state({}), state({ openConflicts: ['k'] })]).toEqual(['clear', 'review']);
  });

  test('withdrawn it is held, whatever was ruled', () => {
    expect(state({ withdrawn: true, rulings: [release()] })).toBe('held');
  });

  test('before it was compared it stays as it is, and is never let out of a hold', () => {
    expect(state({ compared: false })).toBe('review');
    expect(state({ compared: false, present: 'held' })).toBe('review');
    expect(state({ compared: false, rulings: [hold({ contentHash: 'before' })] })).toBe('held');
  });

  test('a release holds for the content it was made for', () => {
    expect(state({ rulings: [release()] })).toBe('released');
    expect(state({ rulings: [release({ contentHash: 'before' })] })).toBe('clear');
  });

  test('a release says nothing about a conflict that came later', () => {
    expect(state({ rulings: [release()], openConflicts: ['k'] })).toBe('released');
    expect(state({ rulings: [release()], openConflicts: ['k', 'later'] })).toBe('review');
  });

  test('a hold weighs more than a release', () => {
    expect(state({ rulings: [release(), hold({ conflictId: 'another' })] })).toBe('held');
  });

  test('a hold ends with a revision that is in no conflict', () => {
    const revised = { rulings: [hold({ contentHash: 'before' })] };
    expect(clearanceOf({ ...usual, ...revised })).toMatchObject({ state: 'released', served: [{ id: 'h' }] });
    expect(state({ ...revised, openConflicts: ['k'] })).toBe('held');
  });

  test('a hold ends when what it collided with is gone', () => {
    expect(state({ rulings: [hold()], left: new Set(['k']) })).toBe('released');
    expect(state({ rulings: [hold()] })).toBe('held');
  });

  test('a hold by hand ends by hand alone', () => {
    expect(state({ rulings: [hold({ contentHash: null })] })).toBe('held');
  });
});
