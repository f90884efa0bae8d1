import { beside, plural, shorten, table, wrap } from './layout.js';

describe('layout for terminals', () => {
  it('breaks at spaces, and a word that is too long where it must', () => {
    expect(wrap('one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap('a supercalifragilistic word', 10)).toEqual(['a', 'supercalif', 'ragilistic', 'word']);
    expect(wrap('  \n ', 10)).toEqual([]);
  });

  it('puts two texts beside each other', () => {
    expect(beside('five dollars a month', '$7.00', 27)).toEqual(['five dollars │ $7.00', 'a month      │']);
  });

  it('lines columns up, numbers at the right', () => {
    expect(
      table(
        ['NAME', 'N'],
        [
          ['a', '5'],
          ['long name', '1,200'],
        ],
        [1],
      ),
    ).toEqual(['NAME           N', 'a              5', 'long name  1,200']);
  });

  it('shortens to a line and counts in words', () => {
    expect(shorten('two\nlines of text', 10)).toBe('two lines…');
    expect([plural(1, 'finding'), plural(1_200, 'finding')]).toEqual(['1 finding', '1,200 findings']);
  });
});
