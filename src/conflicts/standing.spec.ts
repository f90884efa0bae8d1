import { statusAfter } from './standing.js';

describe('what the detector makes of a conflict', () => {
  test.each(['resolved', 'dismissed', 'superseded'] as const)(
    '%s stays so as long as all of it was decided',
    (status) => {
      expect(statusAfter(status, { unsettled: false, revised: true })).toEqual({ status, action: null });
    },
  );

  test.each(['resolved', 'dismissed', 'superseded'] as const)(
    '%s is open again for what nobody decided on',
    (status) => {
      expect(statusAfter(status, { unsettled: true, revised: false })).toEqual({ status: 'open', action: 'reopened' });
    },
  );

  test('an office that was asked answers by revising', () => {
    expect(statusAfter('awaiting_office', { unsettled: true, revised: true })).toEqual({
      status: 'in_review',
      action: 'revised',
    });
  });

  test.each(['open', 'in_review'] as const)('a revision leaves %s as it is, and is told', (status) => {
    expect(statusAfter(status, { unsettled: true, revised: true })).toEqual({ status, action: 'revised' });
  });

  test('without news it stays as it is', () => {
    expect(statusAfter('open', { unsettled: true, revised: false })).toEqual({ status: 'open', action: null });
  });
});
