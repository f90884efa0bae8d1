import { mentionsIn } from './mentions.js';

describe('mentions in a comment', () => {
  test.each([
    ['@dana please look', ['dana']],
    ['ask @dana, @ri-a.2 and @dana.', ['dana', 'ri-a.2']],
    ['write to dana@example.com', []],
    ['(@dana)', ['dana']],
    ['@ nobody', []],
    ['<b>@dana</b>', ['dana']],
    ['@019af6f2-0000-7000-8000-000000000001', ['019af6f2-0000-7000-8000-000000000001']],
  ])('%s', (text, mentions) => {
    expect(mentionsIn(text)).toEqual(mentions);
  });

  test('are twenty at most', () => {
    expect(mentionsIn(Array.from({ length: 50 }, (_, i) => `@p${i}`).join(' '))).toHaveLength(20);
  });
});
