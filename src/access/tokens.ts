import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret that nobody guesses: 256 random bits, in letters that need no escaping in addresses, headers and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token. Tokens are long and random, so a fast hash is enough: there is nothing to try out. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares without telling by its time where two secrets differ. */
export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
}

/** The token that a session's requests repeat in a header: follows from the session's own, so it needs no place of its own. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('csrf').digest('base64url');
}
