import { passwordFault } from './password-rules.js';

const dana = { email: 'dana.whitfield@example.com', name: 'Dana Whitfield' };

describe('passwords', () => {
  it.each(['correct horse battery', 'Tr0ub4dor&3-long', 'ein längeres Passwort', '🐎🔋🧷📎 battery staple'])(
    'takes %s',
    (password) => expect(passwordFault(password, dana)).toBeNull(),
  );

  it.each([
    ['aaaaaaaaaaaaaaaa', /different characters/],
    ['121212121212', /different characters/],
    ['dana.whitfield@example.com', /more than a name/],
    ['Dana.Whitfield1', /more than a name/],
    ['onevoicepassword', /more than a name/],
    ['1234567890ab', /more than a name/],
    ['qwertyuiop12', /more than a name/],
  ])('refuses %s', (password, why) => expect(passwordFault(password, dana)).toMatch(why));
});
