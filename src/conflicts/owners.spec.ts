import { type Concerned, nextInLine, ownersInLine } from './owners.js';

const nobody: Concerned = { journeyOwners: [], group: [], advocates: [], fallback: null };

describe('who owns a conflict', () => {
  test('the journey owner before the group, the group before the advocate, the advocate before the fallback', () => {
    const all: Concerned = { journeyOwners: ['jo'], group: ['ria'], advocates: ['ada'], fallback: 'fay' };
    expect(ownersInLine(all, 0)).toEqual(['jo', 'ria', 'ada', 'fay']);
    expect(ownersInLine({ ...all, journeyOwners: [] }, 0)[0]).toBe('ria');
    expect(ownersInLine({ ...all, journeyOwners: [], group: [] }, 0)[0]).toBe('ada');
    expect(ownersInLine({ ...nobody, fallback: 'fay' }, 0)).toEqual(['fay']);
  });

  test('the members of a group take turns, and each of them comes before an advocate', () => {
    const group = { ...nobody, group: ['ria', 'rob', 'ruth'], advocates: ['ada'] };
    expect(ownersInLine(group, 4)).toEqual(['rob', 'ruth', 'ria', 'ada']);
  });

  test('nobody is in line twice', () => {
    expect(ownersInLine({ ...nobody, journeyOwners: ['jo'], group: ['jo', 'ria'] }, 0)).toEqual(['jo', 'ria']);
  });
});

describe('what is overdue', () => {
  const line = ['jo', 'ria', 'ada'];

  test('goes to the next in line', () => {
    expect([nextInLine(line, 'jo'), nextInLine(line, 'ria')]).toEqual(['ria', 'ada']);
  });

  test('goes to the first in line from someone who was assigned by hand, or from nobody', () => {
    expect([nextInLine(line, 'someone else'), nextInLine(line, null)]).toEqual(['jo', 'jo']);
  });

  test('stays where it is at the end of the line', () => {
    expect(nextInLine(line, 'ada')).toBeNull();
  });
});
