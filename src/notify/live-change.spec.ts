import { changeOf } from './live-change.js';

const entry = (action: string, detail: object) => ({
  at: '2026-03-02T10:00:00.000Z',
  action,
  subject: 'c1',
  detail: JSON.stringify(detail),
});
const conflict = { members: [{ office: 'marketing' }, { office: 'bank' }] };

describe('what open pages are told', () => {
  test('that a conflict has changed, without a word of it', () => {
    expect(changeOf(entry('conflict.decided', { conflict, reason: 'secret' }), null)).toEqual({
      thing: 'conflict',
      action: 'decided',
      id: 'c1',
      at: '2026-03-02T10:00:00.000Z',
    });
  });

  test('partners only what concerns their office', () => {
    expect(changeOf(entry('conflict.decided', { conflict }), 'bank')).not.toBeNull();
    expect(changeOf(entry('conflict.decided', { conflict }), 'agency')).toBeNull();
    expect(changeOf(entry('communication.held', { communication: { office: 'bank' } }), 'bank')).not.toBeNull();
    expect(changeOf(entry('communication.held', { communication: { office: 'marketing' } }), 'bank')).toBeNull();
    expect(changeOf(entry('segment.changed', {}), 'bank')).toBeNull();
  });

  test('nothing of signing in', () => {
    expect(changeOf(entry('access.signed-in', {}), null)).toBeNull();
  });
});
