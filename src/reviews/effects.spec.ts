import { type DecidedMember, type Ruled, effectsOf } from './effects.js';

const member = (number: number, office: string, campaign: string | null = null): DecidedMember => ({
  number,
  id: `c${number}`,
  office,
  campaign,
  contentHash: `h${number}`,
});
const members = [member(1, 'marketing', 'welcome'), member(2, 'operations'), member(3, 'marketing', 'welcome')];
const idsOf = (some: readonly DecidedMember[]) => some.map(({ id }) => id);
const effects = (ruled: Partial<Ruled> & Pick<Ruled, 'decision'>) =>
  effectsOf({ keep: null, communications: [], expiresAt: null, ...ruled }, members);

describe('what follows from a decision', () => {
  test('keep_one withdraws the others', () => {
    const { status, withdrawn, released, settled } = effects({ decision: 'keep_one', keep: 'c2' });
    expect([status, idsOf(withdrawn), idsOf(released), settled]).toEqual(['resolved', ['c1', 'c3'], ['c2'], []]);
  });

  test('keep_one leaves variants of the kept campaign alone', () => {
    expect(idsOf(effects({ decision: 'keep_one', keep: 'c1' }).withdrawn)).toEqual(['c2']);
  });

  test.each(['reword', 'reschedule'] as const)('%s holds the named ones and lets the others go', (decision) => {
    const { status, held, released, withdrawn } = effects({ decision, communications: ['c2'] });
    expect([status, idsOf(held), idsOf(released), withdrawn]).toEqual(['resolved', ['c2'], ['c1', 'c3'], []]);
  });

  test('accept lets all of them go and settles every pair until it expires', () => {
    const expiresAt = new Date('2027-01-01');
    const { status, released, settled } = effects({ decision: 'accept', expiresAt });
    expect([status, idsOf(released), settled.length]).toEqual(['resolved', ['c1', 'c2', 'c3'], 3]);
    expect(settled[0]).toMatchObject({ low: { id: 'c1' }, high: { id: 'c2' }, how: 'accept', expiresAt });
  });

  test('not_a_conflict dismisses, and settles every pair for good', () => {
    const { status, settled } = effects({ decision: 'not_a_conflict' });
    expect(status).toBe('dismissed');
    expect(settled.map(({ low, high, how, expiresAt }) => [low.id, high.id, how, expiresAt])).toEqual([
      ['c1', 'c2', 'not_a_conflict', null],
      ['c1', 'c3', 'not_a_conflict', null],
      ['c2', 'c3', 'not_a_conflict', null],
    ]);
  });
});
