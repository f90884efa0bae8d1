/** Letters of a password. Length is what makes it hard to guess; rules about kinds of letters do not (NIST SP 800-63B). */
export const PASSWORD_MIN = 12;
/** Longer ones are no safer, and hashing them costs us. */
export const PASSWORD_MAX = 200;

/** Distinct letters; fewer is a key held down. */
const DISTINCT_MIN = 5;

/** What is wrong with a password, or null. Guesses that come first: one's own address, the product, a row of keys. */
export function passwordFault(password: string, about: { email: string; name: string }): string | null {
  const plain = password.toLowerCase();
  if (new Set(plain).size < DISTINCT_MIN) return `must have at least ${DISTINCT_MIN} different characters`;
  const names = [
    about.email,
    about.email.split('@')[0] ?? '',
    about.name,
    'onevoice',
    'password',
    '1234567890',
    'qwertyuiop',
  ];
  const rest = names
    .map((name) => name.toLowerCase())
    .filter((name) => name.length >= 4)
    .reduce((left, name) => left.split(name).join(''), plain);
  // A known word may be part of it, as long as enough is left that is not.
  if (rest.length < PASSWORD_MIN / 2) return 'must be more than a name, an address or a row of keys';
  return null;
}
