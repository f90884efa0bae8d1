import { CONFLICT_STATUSES } from '../conflicts/conflict.entity.js';
import { statusAfter } from '../conflicts/standing.js';
import { MOVES, TRANSITIONS, judge, possibleMoves } from './transitions.js';

const REVIEWER = ['decider', 'concerned'] as const;
const ADVOCATE = ['asked', 'concerned'] as const;
const AUTHOR = ['concerned'] as const;

describe('the life of a conflict', () => {
  test('is found, taken, asked about, answered, decided', () => {
    expect(judge('assign', 'open', REVIEWER)).toEqual({ allowed: true, status: 'in_review' });
    expect(judge('ask', 'in_review', REVIEWER)).toEqual({ allowed: true, status: 'awaiting_office' });
    expect(judge('answer', 'awaiting_office', ADVOCATE)).toEqual({ allowed: true, status: 'in_review' });
    expect(judge('decide', 'in_review', REVIEWER)).toEqual({ allowed: true, status: 'resolved' });
    expect(judge('feedback', 'resolved', AUTHOR)).toEqual({ allowed: true, status: 'resolved' });
    expect(judge('reopen', 'resolved', REVIEWER)).toEqual({ allowed: true, status: 'open' });
  });

  test('can be decided at once, and while an office still owes its answer', () => {
    expect(judge('decide', 'open', REVIEWER).allowed).toBe(true);
    expect(judge('decide', 'awaiting_office', REVIEWER).allowed).toBe(true);
  });

  test('a second office can be asked, and passing it on leaves the question open', () => {
    expect(judge('ask', 'awaiting_office', REVIEWER)).toEqual({ allowed: true, status: 'awaiting_office' });
    expect(judge('assign', 'awaiting_office', REVIEWER)).toEqual({ allowed: true, status: 'awaiting_office' });
  });
});

describe('a move that the status does not allow', () => {
  test('is refused with those that it does allow', () => {
    const judgement = judge('ask', 'resolved', REVIEWER);
    expect(judgement).toMatchObject({ allowed: false, because: 'status', possible: ['comment', 'feedback', 'reopen'] });
    expect('detail' in judgement && judgement.detail).toBe(
      'The conflict is resolved, and "ask" is possible only while it is open or in_review or awaiting_office. Possible now: comment, feedback, reopen.',
    );
  });

  test('what is superseded can only be talked about', () => {
    expect(possibleMoves('superseded', ['decider', 'owner', 'asked', 'concerned'])).toEqual(['comment']);
  });

  test('no move leads twice to a decision', () => {
    expect(judge('decide', 'resolved', REVIEWER).allowed).toBe(false);
    expect(judge('decide', 'dismissed', REVIEWER).allowed).toBe(false);
  });
});

describe('who may', () => {
  test.each(['decide', 'remove', 'reopen', 'propose', 'ask', 'assign'] as const)('an author may not %s', (move) => {
    for (const status of CONFLICT_STATUSES)
      expect(judge(move, status, AUTHOR)).toMatchObject({ allowed: false, because: 'who' });
  });

  test('whom it is assigned to passes it on and asks, but does not decide', () => {
    expect(possibleMoves('open', ['owner', 'concerned'])).toEqual(['assign', 'comment', 'ask']);
  });

  test('who has no part in it may do nothing', () => {
    expect(CONFLICT_STATUSES.flatMap((status) => possibleMoves(status, []))).toEqual([]);
  });
});

describe('the table', () => {
  test('every status can be left, except the one whose reason is gone, which the detector reopens', () => {
    for (const status of CONFLICT_STATUSES.filter((one) => one !== 'superseded')) {
      const leaving = MOVES.filter(
        (move) => TRANSITIONS[move].from.includes(status) && TRANSITIONS[move].to !== 'same',
      );
      expect(leaving).not.toEqual([]);
    }
    expect(statusAfter('superseded', { unsettled: true, revised: false }).status).toBe('open');
  });

  test('what the detector does on its own is in it', () => {
    expect(statusAfter('awaiting_office', { unsettled: true, revised: true }).status).toBe(TRANSITIONS.revise.to);
    expect(statusAfter('resolved', { unsettled: true, revised: false }).status).toBe(TRANSITIONS.reopen.to);
    expect(TRANSITIONS.reopen.from).toContain('dismissed');
  });
});
